import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { formatCursor } from '../../server/log/cursor.ts';
import type { LogTail } from '../../server/log/log-tail.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import type { Entry, RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import { batchWrites } from '../../server/responses/recording/write-batcher.ts';
import { createAuthors, runWriters, stepsOf } from '../responses/random-writers.ts';
import { readEvents, resetAnswers } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld, inputFor, type Place, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readsEverything } from '../support/readers.ts';
import { followEvents, startTail } from './tails.ts';

/** A process that writes and reads, and hears of no other one but by looking at the log. */
type Process = { tail: LogTail; record(entries: readonly Entry[]): Promise<RecordOutcome[]> };

async function startProcess(database: Database): Promise<Process> {
  const tail = await startTail(database);
  await tail.catchUp();
  const background = strictBackground();
  const wakeUps = new WakeUps(database, tail, null, pino({ level: 'silent' }), background);
  const writes = batchWrites(database, background, { announce: (appended) => wakeUps.announce(appended) });
  return { tail, record: (entries) => writes.record(entries) };
}

describeOnBothEngines('what a process wrote', (opened) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(opened().database);
  });

  test('is known to it with the answer, every kind of change as a look would read it', async () => {
    const { database } = opened();
    const { tail, record } = await startProcess(database);
    const from = tail.position;
    const looks = vi.spyOn(tail, 'wake');
    const place = world.unusedAnswer();
    const say = async (given: Partial<RecordInput>, at: Place = place) => {
      const outcomes = await record([{ author: world.coordinator, input: inputFor(at, given) }]);
      expect(tail.position, JSON.stringify(given)).toBe((await readHead(database)).position);
      return outcomes[0];
    };
    await say({ narrative: 'A draft', note: 'First', writtenAt: new Date('2026-03-04T05:06:07.089Z') });
    await say({ baseRevision: 1, status: 'SUBMITTED' });
    await say({ baseRevision: 2, rating: 'MEETS' });
    expect(await say({ baseRevision: 1, rating: 'NOT_APPLICABLE' })).toMatchObject({ kind: 'CONFLICTED' });
    expect(await say({ baseRevision: 3, rating: 'MEETS' })).toMatchObject({ kind: 'RECORDED' });
    await say({ baseRevision: 3, status: 'RETURNED', note: 'Why?', narrative: 'A “better” one' });
    await say({ baseRevision: 4, status: 'SUBMITTED', narrative: null });
    await say({ baseRevision: 5, status: 'IN_PROGRESS' });
    await say({ status: 'SUBMITTED', rating: 'MEETS' }, world.unusedAnswer());
    expect(await say({ country: 'XXX' })).toMatchObject({ kind: 'REFUSED' });
    await record(
      ['Several', 'of them', 'together'].map((narrative) => ({
        author: world.coordinator,
        input: inputFor(world.unusedAnswer(), { narrative }),
      })),
    );
    expect(looks).not.toHaveBeenCalled();
    expect(await tail.read(from)).toEqual((await readEvents(database)).slice(from));
    expect(tail.position).toBe(from + 11);
  });

  test('of a country team is read, since who else reports there changes without a revision', async () => {
    const { database } = opened();
    const { tail, record } = await startProcess(database);
    const from = tail.position;
    await record([{ author: world.coordinator, input: inputFor(world.unusedTeamAnswer()) }]);
    await tail.catchUp();
    expect(await tail.read(from)).toEqual((await readEvents(database)).slice(from));
  });

  test('is told to its readers once, in order, with all that others wrote in between', async () => {
    const { database } = opened();
    const { tail, record } = await startProcess(database);
    const after = tail.position;
    const reader = followEvents(tail, after, null, readsEverything);
    const own = () => record([{ author: world.coordinator, input: inputFor(world.unusedAnswer()) }]);
    const another = () => recorded(database, world.coordinator, inputFor(world.unusedAnswer()));
    // Some of it while a look is on its way.
    for (const step of [own, another, own, own, another, another, own]) {
      tail.wake();
      await step();
    }
    await reader.waitForCount(7, { within: 1_000 });
    await reader.leave();
    expect(reader.received).toEqual((await readEvents(database)).slice(after));
  });
});

describe('three processes on one log', () => {
  let opened: OpenedDatabase;
  let databases: Database[];
  let authors: Awaited<ReturnType<typeof createAuthors>>;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    databases = [opened.database, await opened.openReplica(), await opened.openReplica()];
    authors = await createAuthors(await createWorld(opened.database));
    return () => opened.drop();
  });
  beforeEach(() => resetAnswers(opened.database));

  test('each give their readers everything once and in order, whoever wrote between two own changes', async () => {
    const all = new Map(
      await Promise.all(databases.map(async (database) => [database, await startProcess(database)] as const)),
    );
    const readers = [...all.values()].map(({ tail }) => followEvents(tail, 0, null, readsEverything));
    let told = 0;
    await fc.assert(
      fc.asyncProperty(stepsOf({ writers: 6, most: 60 }), async (steps) => {
        await runWriters(databases, authors, steps, (database, entries) => {
          const writer = all.get(database);
          if (!writer) throw new Error('an unknown process writes');
          return writer.record(entries);
        });
        const events = await readEvents(opened.database);
        for (const reader of readers) {
          await reader.waitForCount(events.length);
          expect(reader.received.slice(told)).toEqual(events.slice(told));
        }
        told = events.length;
      }),
      { numRuns: 10, endOnFailure: true },
    );
    for (const reader of readers) await reader.leave();
  }, 120_000);
});

describe('a process that writes into another log than the one it read', () => {
  type Side = { opened: OpenedDatabase; world: World };
  const sides: Side[] = [];
  beforeAll(async () => {
    for (let side = 0; side < 2; side++) {
      const opened = await openTestDatabase('postgres');
      sides.push({ opened, world: await createWorld(opened.database) });
    }
  });
  afterAll(async () => {
    for (const { opened } of sides) await opened.drop();
  });

  test.each<[string, number]>([
    ['lost events', -1],
    ['has other events at the same positions', 0],
    ['has gone further', 1],
  ])('notices it by its own change, where that log %s', async (_how, more) => {
    const [one, other] = sides as [Side, Side];
    const write = async ({ opened: { database }, world }: Side, position: number) => {
      while ((await readHead(database)).position < position) {
        await recorded(database, world.coordinator, inputFor(world.unusedAnswer()));
      }
    };
    const heads = await Promise.all(sides.map(({ opened }) => readHead(opened.database)));
    const highest = Math.max(...heads.map(({ position }) => position)) + 2;
    await write(one, highest);
    await write(other, highest + more);

    let side = one;
    const database: Database = Object.assign(Object.create(one.opened.database), {
      query: ((statement, values) => side.opened.database.query(statement, values)) as Database['query'],
    });
    const { tail, record } = await startProcess(database);
    const known = formatCursor(await readHead(database));
    const forget = vi.fn();
    tail.onOtherLog(forget);
    side = other;
    await record([{ author: other.world.coordinator, input: inputFor(other.world.unusedAnswer()) }]);
    expect(tail.position).toBe(highest);
    await tail.catchUp();
    expect(forget).toHaveBeenCalledOnce();
    expect(await tail.resolve(known)).toBeNull();
    await record([{ author: other.world.coordinator, input: inputFor(other.world.unusedAnswer()) }]);
    expect(tail.position).toBe((await readHead(database)).position);
    expect(await tail.resolve(formatCursor(await readHead(database)))).toEqual(await readHead(database));
  });
});
