import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import { type EventFilter, matchesFilter } from '../../server/log/event-filter.ts';
import type { EventKind, LogEvent } from '../../server/log/log-event.ts';
import { readEventPage } from '../../server/log/read-event-page.sql.ts';
import { personEvent } from '../../server/people/person-event.ts';
import { readEvents } from '../responses/stored.ts';
import { closedCycle, createWorld, inputFor, openCycle, record } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readsEverything } from '../support/readers.ts';

const kinds: EventKind[] = [
  'RESPONSE_RECORDED',
  'RESPONSE_CONFLICTED',
  'CYCLE_OPENED',
  'CYCLE_CLOSED',
  'PRESENCE_CHANGED',
];
const listOf = <Value>(...values: Value[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 }), { freq: 3 });

/** Places in the log whose moments are asked for, and people in it, by number; they are known once the world stands. */
const asked = fc.record(
  {
    persons: fc.option(fc.uniqueArray(fc.nat(3), { maxLength: 3 })),
    since: fc.option(fc.nat(40)),
    until: fc.option(fc.nat(40)),
  },
  { requiredKeys: [] },
);

const filters: fc.Arbitrary<EventFilter> = fc.record(
  {
    cycle: fc.option(fc.constantFrom(openCycle, closedCycle, '1999', '')),
    countries: listOf('KEN', 'PER', 'XXX', ''),
    agencies: listOf('UNICEF', 'UNDP', 'NOBODY', ''),
    items: listOf('LDR-1', 'LDR-2', 'LDR-3', 'NO-1', ''),
    kinds: listOf(...kinds),
    countryTeam: fc.option(fc.boolean()),
    returns: fc.option(fc.boolean()),
    handedOver: fc.option(fc.boolean()),
  },
  { requiredKeys: [] },
);

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

describeOnBothEngines('a filter', (opened) => {
  let all: LogEvent[];
  let people: string[];
  beforeAll(async () => {
    const { database } = opened();
    const { coordinator, createPerson } = await createWorld(database);
    for (const country of ['KEN', 'PER']) {
      for (const agency of ['UNICEF', 'UNDP', null]) {
        for (const item of agency ? ['LDR-2', 'LDR-3'] : ['LDR-1']) {
          const place = { country, agency, item };
          for (const narrative of ['First', 'Conflict'])
            await record(database, coordinator, inputFor(place, { narrative }));
        }
      }
    }
    for (const agency of ['UNICEF', 'UNDP']) {
      const place = { country: 'KEN', agency, item: 'ANL-3' };
      await record(database, coordinator, inputFor(place, { status: 'SUBMITTED', narrative: 'Done' }));
      const returned = inputFor(place, { status: 'RETURNED', note: 'Says nothing.', baseRevision: 1 });
      await record(database, coordinator, returned);
    }
    const cells = await database.query<{ id: number }>(
      { name: 'test-cell-ids', text: `select id from cell where agency_code = 'UNICEF' and cycle_code = $1` },
      [openCycle],
    );
    for (const { id } of cells.slice(0, 3)) {
      const presence = {
        kind: 'PRESENCE_CHANGED' as const,
        actorId: null,
        cycleCode: openCycle,
        cellId: id,
        changes: [],
        note: null,
      };
      await database.transaction('READ COMMITTED', (connection) => appendEvent(connection, presence));
    }
    const somebody = await createPerson();
    const nobody = await createPerson();
    people = [coordinator.personId, somebody.personId, nobody.personId, randomUUID()];
    for (const [kind, by, about] of [
      ['PERSON_INVITED', coordinator, somebody],
      ['TOKEN_CREATED', somebody, somebody],
      ['PERSON_DEACTIVATED', null, somebody],
    ] as const) {
      const event = personEvent(kind, by?.personId ?? null, about.personId);
      await database.transaction('READ COMMITTED', (connection) => appendEvent(connection, event));
    }
    const place = { country: 'KEN', agency: 'UNDP', item: 'ANL-1' };
    await record(database, somebody, inputFor(place, { narrative: 'By somebody else' }));
    all = await readEvents(database);
  });

  const filterOf = (filter: EventFilter, { persons, since, until }: Asked): EventFilter => ({
    ...filter,
    ...(persons && { persons: persons.map((number) => people[number] ?? '') }),
    ...(since != null && { since: all[since]?.at ?? new Date() }),
    ...(until != null && { until: all[until]?.at ?? new Date() }),
  });

  test('lets the same events through where it is a query and where it is a subscription', async () => {
    const { database, engine } = opened();
    const range = { after: 0, before: null, limit: 1_000, from: 'oldest' } as const;
    await fc.assert(
      fc.asyncProperty(filters, asked, async (plain, more) => {
        const filter = filterOf(plain, more);
        expect(await readEventPage(database, range, filter, readsEverything)).toEqual(
          all.filter((event) => matchesFilter(event, filter)),
        );
      }),
      { numRuns: engine === 'embedded' ? 150 : 500 },
    );
  });

  test('lets the same events through however far they lie from the end of the page', async () => {
    const { database, engine } = opened();
    const last = all.length;
    const ranges = fc.record({
      after: fc.integer({ min: 0, max: last }),
      before: fc.option(fc.integer({ min: 1, max: last + 1 })),
      limit: fc.integer({ min: 1, max: 8 }),
      from: fc.constantFrom('oldest' as const, 'newest' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        filters,
        asked,
        ranges,
        fc.integer({ min: 1, max: 6 }),
        async (plain, more, range, longestWalk) => {
          const filter = filterOf(plain, more);
          const matching = all.filter(
            (event) =>
              matchesFilter(event, filter) &&
              event.place.position > range.after &&
              (range.before === null || event.place.position < range.before),
          );
          if (range.from === 'newest') matching.reverse();
          expect(await readEventPage(database, range, filter, readsEverything, longestWalk)).toEqual(
            matching.slice(0, range.limit),
          );
        },
      ),
      { numRuns: engine === 'embedded' ? 100 : 400 },
    );
  });

  const kindsOf = (filter: EventFilter) =>
    new Set(all.filter((event) => matchesFilter(event, filter)).map(({ kind }) => kind));
  const ofCycle: EventKind[] = ['CYCLE_OPENED', 'CYCLE_CLOSED'];

  test('that is null lets everything through, and an empty list nothing', () => {
    expect(all.filter((event) => matchesFilter(event, null))).toEqual(all);
    expect(all.filter((event) => matchesFilter(event, { countries: null, countryTeam: null }))).toEqual(all);
    for (const name of ['countries', 'agencies', 'items', 'kinds'] as const)
      expect(kindsOf({ [name]: [] })).toEqual(new Set());
  });

  test.each<[EventFilter, EventKind[]]>([
    [{ countries: ['XXX'] }, ofCycle],
    [{ agencies: ['NOBODY'] }, ofCycle],
    [{ agencies: [], countryTeam: true, countries: ['XXX'] }, ofCycle],
    // A change of presence is of a cell, and of none of its items.
    [{ items: ['NO-1'] }, [...ofCycle, 'PRESENCE_CHANGED']],
  ])('always lets events of the cycle itself through: %j', (filter, expected) => {
    expect(kindsOf(filter)).toEqual(new Set(expected));
  });

  test('of agencies leaves the country team out, unless it is asked for too', () => {
    const teams = (filter: EventFilter) =>
      all.filter((event) => matchesFilter(event, filter) && event.countryCode && event.agencyCode === null)
        .length;
    expect(teams({ agencies: ['UNICEF'] })).toBe(0);
    expect(teams({ agencies: ['UNICEF'], countryTeam: false })).toBe(0);
    expect(teams({ agencies: ['UNICEF'], countryTeam: true })).toBe(4);
    expect(teams({ agencies: [], countryTeam: true })).toBe(4);
    expect(teams({})).toBe(4);
  });
  test('of people gives what they did and what happened to them, and of moments what lies between', () => {
    const seen = (filter: EventFilter) => all.filter((event) => matchesFilter(event, filter));
    const [coordinator = '', somebody = '', nobody = ''] = people;
    expect(seen({ persons: [somebody] }).map(({ kind }) => kind)).toEqual([
      'PERSON_INVITED',
      'TOKEN_CREATED',
      'PERSON_DEACTIVATED',
      'RESPONSE_RECORDED',
    ]);
    expect(seen({ persons: [nobody] })).toEqual([]);
    expect(seen({ persons: [] })).toEqual([]);
    expect(seen({ persons: [coordinator, somebody] }).length).toBeGreaterThan(10);
    const middle = all[Math.floor(all.length / 2)]?.at ?? new Date();
    expect([...seen({ until: middle }), ...seen({ since: middle })]).toEqual(all);
  });

  test('of returns leaves of the recorded answers only those that were returned, and other kinds alone', () => {
    const seen = all.filter((event) => matchesFilter(event, { returns: true }));
    const recorded = seen.filter(({ kind }) => kind === 'RESPONSE_RECORDED');
    expect(recorded.map(({ agencyCode, note }) => [agencyCode, note])).toEqual([
      ['UNICEF', 'Says nothing.'],
      ['UNDP', 'Says nothing.'],
    ]);
    const others = (events: LogEvent[]) => events.filter(({ kind }) => kind !== 'RESPONSE_RECORDED');
    expect(others(seen)).toEqual(others(all));
  });

  test('of what was handed over leaves out what went from one status of a draft to another, or to none', () => {
    const recorded = all.filter(({ kind }) => kind === 'RESPONSE_RECORDED');
    const seen = recorded.filter((event) => matchesFilter(event, { handedOver: true }));
    const moves = new Set(
      seen.flatMap(({ changes }) =>
        changes.filter(({ field }) => field === 'status').map(({ from, to }) => `${from} to ${to}`),
      ),
    );
    expect([...moves].sort()).toEqual(['NOT_STARTED to SUBMITTED', 'SUBMITTED to RETURNED']);
    expect(seen.length).toBeLessThan(recorded.length);
  });
});
