import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { formatCursor, logStart } from '../../server/log/cursor.ts';
import type { EventFilter } from '../../server/log/event-filter.ts';
import { type PageArgs, readPage } from '../../server/log/event-page.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { readEventPage } from '../../server/log/read-event-page.sql.ts';
import { type EventRange, readHistoryPage } from '../../server/log/read-events.sql.ts';
import { readEvents } from '../responses/stored.ts';
import { createWorld, inputFor, openCycle, type Place, record } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readsEverything } from '../support/readers.ts';
import { startTail } from './tails.ts';

const place: Place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const key = { cycleCode: openCycle, countryCode: 'KEN', agencyCode: 'UNICEF', itemCode: 'LDR-2' };
const filter: EventFilter = { countries: ['KEN'], kinds: ['RESPONSE_RECORDED'] };

describeOnBothEngines('a page of events', (opened) => {
  let all: LogEvent[];
  beforeAll(async () => {
    const { database } = opened();
    const { coordinator } = await createWorld(database);
    for (let round = 0; round < 6; round++) {
      await record(
        database,
        coordinator,
        inputFor(place, { narrative: `Round ${round}`, baseRevision: round }),
      );
      await record(
        database,
        coordinator,
        inputFor({ ...place, country: 'PER' }, { narrative: `Round ${round}`, baseRevision: round }),
      );
      if (round % 2) await record(database, coordinator, inputFor(place, { narrative: `Late in ${round}` }));
    }
    all = await readEvents(database);
  });

  test.each([
    [
      'all',
      () => true,
      (range: EventRange) => readEventPage(opened().database, range, null, readsEverything),
    ],
    [
      'those that pass a filter',
      (event: LogEvent) =>
        event.kind !== 'RESPONSE_CONFLICTED' &&
        event.kind.startsWith('RESPONSE') &&
        event.countryCode === 'KEN',
      (range: EventRange) => readEventPage(opened().database, range, filter, readsEverything),
    ],
    [
      'those of one answer, conflicts included',
      (event: LogEvent) => event.countryCode === 'KEN',
      (range: EventRange) => readHistoryPage(opened().database, range, key, readsEverything),
    ],
  ] as const)('holds what an array would give, in both directions, of %s', async (_what, belongs, read) => {
    const tail = await startTail(opened().database);
    const matching = all.filter(belongs);
    expect(matching.length).toBeGreaterThan(3);
    const places = [logStart, ...all.map((event) => event.place)];
    const cursor = fc.option(fc.constantFrom(...places), { nil: undefined });
    const args = fc.record({
      size: fc.integer({ min: 0, max: matching.length + 2 }),
      forwards: fc.boolean(),
      after: cursor,
      before: cursor,
    });
    await fc.assert(
      fc.asyncProperty(args, async ({ size, forwards, after, before }) => {
        const asked: PageArgs = {
          [forwards ? 'first' : 'last']: size,
          after: after && formatCursor(after),
          before: before && formatCursor(before),
        };
        const page = await readPage(tail, asked, readsEverything, read);
        const between = matching.filter(
          ({ place: { position } }) =>
            position > (after?.position ?? 0) && position < (before?.position ?? Number.POSITIVE_INFINITY),
        );
        const expected = forwards
          ? between.slice(0, size)
          : between.slice(Math.max(0, between.length - size));
        const cursors = expected.map((event) => formatCursor(event.place));
        expect(page.edges.map(({ cursor: one }) => one)).toEqual(cursors);
        const position = (event: LogEvent) => event.place.position;
        const skippedBefore = matching.some((event) => position(event) <= (after?.position ?? 0));
        const skippedAfter =
          before !== undefined && matching.some((event) => position(event) >= before.position);
        const more = between.length > size;
        expect(page.pageInfo).toEqual({
          hasNextPage: forwards ? more : skippedAfter,
          hasPreviousPage: forwards ? skippedBefore : more,
          startCursor: cursors[0] ?? null,
          endCursor: cursors.at(-1) ?? null,
        });
      }),
      { numRuns: 100 },
    );
  });

  test('is refused with both first and last, with more than 500, with less than none and after a foreign cursor', async () => {
    const tail = await startTail(opened().database);
    const read = (range: EventRange) => readEventPage(opened().database, range, null, readsEverything);
    for (const [args, code] of [
      [{ first: 1, last: 1 }, 'BAD_USER_INPUT'],
      [{ first: 501 }, 'BAD_USER_INPUT'],
      [{ last: -1 }, 'BAD_USER_INPUT'],
      [{ after: '1.000000000000' }, 'CURSOR_INVALID'],
      [{ before: 'gibberish' }, 'CURSOR_INVALID'],
    ] as const) {
      await expect(readPage(tail, args, readsEverything, read)).rejects.toMatchObject({
        extensions: { code },
      });
    }
    expect((await readPage(tail, { first: 500 }, readsEverything, read)).edges).toHaveLength(all.length);
  });
});
