import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { formatCursor, logStart } from '../../server/log/cursor.ts';
import { matchesFilter } from '../../server/log/event-filter.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { TAIL_PAGE } from '../../server/log/read-events.sql.ts';
import type { CellsChanged } from '../../server/progress/changed-cells.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { readEvents } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import {
  agencyItems,
  countryCodes,
  createWorld,
  inputFor,
  openCycle,
  recorded,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readsEverything } from '../support/readers.ts';
import { waitUntil } from '../support/wait.ts';
import { follow, followEvents, startTail } from './tails.ts';

describeOnBothEngines('following the log', (opened) => {
  let database: Database;
  let world: World;
  beforeAll(async () => {
    database = opened().database;
    world = await createWorld(database);
  });
  const positions = (events: readonly LogEvent[]) => events.map(({ place }) => place.position);
  const record = () => recorded(database, world.coordinator, inputFor(world.unusedAnswer()));
  const headPosition = async () => (await readEvents(database)).length;

  test('gives what was there before and what comes, in order and once, from every position', async () => {
    for (let count = 0; count < 3; count++) await record();
    const tail = await startTail(database);
    const head = await headPosition();
    const readers = Array.from({ length: head + 1 }, (_, after) => ({
      after,
      reader: followEvents(tail, after, null, readsEverything),
    }));
    for (let count = 0; count < 5; count++) await record();
    tail.wake();
    const all = await readEvents(database);
    for (const { after, reader } of readers) {
      await reader.waitForCount(head + 5 - after);
      await reader.leave();
      expect(reader.received).toEqual(all.slice(after));
    }
  });

  test('delivers within a second though every wake-up is lost', async () => {
    const tail = await startTail(database);
    const reader = followEvents(tail, await headPosition(), null, readsEverything);
    for (let round = 0; round < 3; round++) {
      await record();
      await reader.waitForCount(round + 1, { within: 1_000 });
    }
    await reader.leave();
  });

  test('takes doubled and needless wake-ups as hints: nothing comes twice', async () => {
    const tail = await startTail(database);
    const after = await headPosition();
    const reader = followEvents(tail, after, null, readsEverything);
    for (let count = 0; count < 5; count++) {
      tail.wake();
      await record();
      tail.wake();
      tail.wake();
    }
    await reader.waitForCount(5);
    await reader.leave();
    expect(positions(reader.received)).toEqual([1, 2, 3, 4, 5].map((step) => after + step));
  });

  test('looks once for hints that come close together, and at once for whoever asks', async () => {
    let looks = 0;
    const counting: Database = Object.assign(Object.create(database), {
      query: (...[statement, values]: Parameters<Database['query']>) => {
        if (statement.name === 'read-news') looks++;
        return database.query(statement, values);
      },
    });
    const tail = await startTail(counting);
    await tail.catchUp();
    const before = looks;
    const from = performance.now();
    while (performance.now() - from < 200) {
      tail.wake();
      await new Promise(setImmediate);
    }
    await waitUntil(() => tail.current, { what: 'the hints are heeded' });
    expect(looks - before).toBeGreaterThan(0);
    // One every 20 ms, for which a timer may be a little early, and the first and the last.
    expect(looks - before).toBeLessThanOrEqual((performance.now() - from) / 18 + 2);
    await record();
    await tail.catchUp();
    expect(tail.position).toBe(await headPosition());
  });

  test('gives each reader what its filter lets through, and lets go of one that waits for nothing', async () => {
    const tail = await startTail(database);
    const filter = { kinds: ['CYCLE_OPENED' as const] };
    const reader = followEvents(tail, 0, filter, readsEverything);
    await record();
    await reader.waitForCount(2);
    // It now waits at the end, behind events that it never saw.
    await reader.leave();
    expect(reader.received).toEqual(
      (await readEvents(database)).filter((event) => matchesFilter(event, filter)),
    );
  });

  test('goes on where it was after the database did not answer for a while', async () => {
    let broken = false;
    const unsteady: Database = Object.assign(Object.create(database), {
      query: ((statement, values) =>
        broken
          ? Promise.reject(new Error('out of order'))
          : database.query(statement, values)) as Database['query'],
    });
    const tail = await startTail(unsteady);
    const after = await headPosition();
    const reader = followEvents(tail, after, null, readsEverything);
    broken = true;
    await record();
    tail.wake();
    await expect.poll(() => tail.healthy).toBe(false);
    await record();
    broken = false;
    await reader.waitForCount(2);
    await reader.leave();
    expect(positions(reader.received)).toEqual([after + 1, after + 2]);
    expect(tail.healthy).toBe(true);
  });

  test('knows the cursors of this log, and no others', async () => {
    const tail = await startTail(database);
    await record();
    tail.wake();
    await expect.poll(() => tail.position).toBe(await headPosition());
    const all = await readEvents(database);
    // Some it remembers, others it has to look up.
    for (const { place } of all) expect(await tail.resolve(formatCursor(place))).toEqual(place);
    expect(await tail.resolve(formatCursor(logStart))).toEqual(logStart);
    const last = all.at(-1)?.place ?? logStart;
    for (const foreign of [
      formatCursor({ ...last, checksum: '0123456789ab' }),
      formatCursor({ ...last, position: last.position - 1 }),
      formatCursor({ ...last, position: last.position + 1 }),
      formatCursor({ ...last, position: Number.MAX_SAFE_INTEGER }),
      formatCursor({ ...logStart, checksum: last.checksum }),
      '9999999999999999.000000000000',
      '0.0000000000000',
      `0${formatCursor(last)}`,
      `${formatCursor(last)} `,
      formatCursor(last).toUpperCase().replace(/\./, ','),
      String(last.position),
      '',
      '-1.000000000000',
      '1e3.000000000000',
    ]) {
      expect(await tail.resolve(foreign), foreign).toBeNull();
    }
  });

  test('merges changes of one cell that a reader has not taken into their latest state', async () => {
    const tail = await startTail(database);
    const after = await headPosition();
    const cell = { country: 'JPN', agency: 'UN_WOMEN' };
    for (const item of agencyItems) {
      await recorded(database, world.coordinator, inputFor({ ...cell, item }, { status: 'SUBMITTED' }));
    }
    await recorded(
      database,
      world.coordinator,
      inputFor({ country: 'JPN', agency: null, item: 'LDR-1' }, { status: 'IN_PROGRESS' }),
    );
    tail.wake();
    await expect.poll(() => tail.position).toBe(after + 5);
    const stream = follow<CellsChanged>(tail, { topic: 'PROGRESS', after, cycleCode: openCycle });
    const value = await stream.next();
    const all = await readEvents(database);
    expect(value).toEqual({
      cells: [all[after + 3]?.progress, all[after + 4]?.progress],
      cursor: formatCursor(all[after + 4]?.place ?? logStart),
    });
    expect(value.cells).toMatchObject([
      { submitted: 4, notStarted: 0, total: 4 },
      { agencyCode: null, inProgress: 1 },
    ]);
    await stream.leave();
  });
});

describe('a log that is longer than what a process remembers', () => {
  let opened: OpenedDatabase;
  let world: World;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    world = await createWorld(opened.database);
  });
  afterAll(() => opened.drop());

  test('is read without gap or double across table and memory', async () => {
    const { database } = opened;
    const tail = await startTail(database);
    const places = countryCodes.flatMap((country) =>
      agencyItems.map((item) => ({ country, agency: 'UNICEF', item })),
    );
    // Each revision of all these answers in one statement, until the first are forgotten.
    for (let baseRevision = 0; tail.position < 7_000; baseRevision++) {
      const inputs = places.map((place) =>
        inputFor(place, { narrative: `Revision ${baseRevision}`, baseRevision }),
      );
      await recordResponses(
        database,
        inputs.map((input) => ({ author: world.coordinator, input })),
      );
      tail.wake();
    }
    const head = tail.position;
    const late = await startTail(await opened.openReplica());
    for (const [reader, after] of [
      [tail, 0],
      [tail, 1],
      [tail, head - 5_000],
      [tail, head - TAIL_PAGE],
      [tail, head - 1],
      [late, 0],
      [late, head - 1],
    ] as const) {
      const stream = followEvents(reader, after, null, readsEverything);
      const events = await stream.waitForCount(head - after);
      expect(events.every(({ place }, index) => place.position === after + 1 + index)).toBe(true);
      await stream.leave();
    }
  }, 60_000);
});

describe('a log of long texts', () => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    const { database, coordinator, unusedAnswer } = await createWorld(opened.database);
    await recorded(database, coordinator, inputFor(unusedAnswer()));
  });
  afterAll(() => opened.drop());

  /** Copies of the last event, in which 40,000 characters became 40,000 others. */
  const append = (count: number) =>
    opened.database.query(
      {
        name: 'test-long-texts',
        text: `
          insert into event
          select longer.*
            from event
           cross join generate_series(1, $1::integer) as step
           cross join lateral jsonb_populate_record(event, jsonb_build_object(
             'position', event.position + step,
             'changes', jsonb_build_array(jsonb_build_object(
               'field', 'narrative', 'from', repeat('a', 40000), 'to', repeat('b', 40000))))) as longer
           where event.position = (select max(position) from event)`,
      },
      [count],
    );

  test('is remembered within 64 MB, and read without gap or double across table and memory', async () => {
    let pagesOfTable = 0;
    const counting: Database = Object.assign(Object.create(opened.database), {
      query: (...[statement, values]: Parameters<Database['query']>) => {
        if (statement.name === 'read-events-after') pagesOfTable++;
        return opened.database.query(statement, values);
      },
    });
    const tail = await startTail(counting);
    const start = tail.position;
    for (let written = 0; written < 5_000; written += 250) {
      await append(250);
      await tail.catchUp();
      expect(tail.remembered.bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
    }
    expect(tail.position).toBe(start + 5_000);
    // What is given up for the sake of memory is the oldest, and no more of it than needed.
    expect(tail.remembered.bytes).toBeGreaterThan(40 * 1024 * 1024);
    const first = tail.position - tail.remembered.count + 1;

    let position = start;
    while (position < first - 1) position = await readOn(tail, position);
    expect(pagesOfTable).toBeGreaterThan(0);
    const before = pagesOfTable;
    for (position = first - 1; position < tail.position; ) position = await readOn(tail, position);
    expect(pagesOfTable).toBe(before);
  }, 120_000);

  /** Reads what comes next, which is in a row; returns the last position of it. */
  async function readOn(tail: LogTail, after: number): Promise<number> {
    const events = await tail.read(after);
    expect(events.length).toBeGreaterThan(0);
    expect(events.every(({ place }, index) => place.position === after + 1 + index)).toBe(true);
    expect(events[0]?.changes[0]?.to).toHaveLength(40_000);
    return after + events.length;
  }
});

describe('a tail', () => {
  test('is started once and stopped once: another order is a fault, and is told', async () => {
    const opened = await openTestDatabase('postgres');
    onTestFinished(() => opened.drop());
    const background = strictBackground();
    const tail = new LogTail(opened.database, pino({ level: 'silent' }), background);
    await tail.start();
    await expect(tail.start()).rejects.toThrow('the mode is FOLLOWING, and FOLLOWING is reached from NEW');
    tail.stop();
    await background.finish();
    expect(() => tail.stop()).toThrow('the mode is STOPPED, and STOPPED is reached from NEW or');
    expect(await tail.catchUp()).toBe(false);
  });
});
