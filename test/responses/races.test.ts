import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { sqlState } from '../../server/database/database-errors.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import {
  agencyCodes,
  agencyItems,
  createWorld,
  inputFor,
  type Place,
  record,
  recorded,
  type World,
} from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { waitUntil } from '../support/wait.ts';
import { holdUp } from './held-up-write.ts';
import { expectSound, readEvents, readRow } from './stored.ts';

describe('writers that meet', () => {
  let opened: OpenedDatabase;
  let replicas: Database[];
  let world: World;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    replicas = [opened.database, await opened.openReplica(), await opened.openReplica()];
    world = await createWorld(opened.database);
  });
  afterAll(() => opened.drop());

  test('with the same input at the same moment on three replicas: one applies, the others replay', async () => {
    for (let round = 0; round < 20; round++) {
      const before = (await readEvents(opened.database)).length;
      const input = inputFor(
        { country: 'JPN', agency: 'UNICEF', item: 'LDR-2' },
        { narrative: `Round ${round}`, baseRevision: round },
      );
      const outcomes = await Promise.all(
        [...replicas, ...replicas].map((replica) => recorded(replica, world.coordinator, input)),
      );
      expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(outcomes.map(({ cursor }) => cursor)).size).toBe(1);
      expect((await readEvents(opened.database)).length).toBe(before + 1);
    }
  });

  test('with one mutationId for two answers: one applies, the other is invalid', async () => {
    for (let round = 0; round < 20; round++) {
      const [first, second] = agencyItems.map((item) => ({ country: 'JPN', agency: 'UNDP', item }));
      const input = inputFor(first as Place, {
        narrative: `Round ${round}`,
        baseRevision: (await readRow(opened.database, first as Place)).revision,
      });
      const other = {
        ...input,
        ...second,
        baseRevision: (await readRow(opened.database, second as Place)).revision,
      };
      const outcomes = await Promise.all([
        record(replicas[0] as Database, world.coordinator, input),
        record(replicas[1] as Database, world.coordinator, other),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['RECORDED', 'REFUSED']);
    }
    await expectSound(opened.database);
  });

  test('a write that waits for another one’s row is merged into what that one left', async () => {
    const place = world.unusedAnswer();
    const held = await holdUp(replicas[0] as Database, world.coordinator, [
      inputFor(place, { rating: 'MEETS' }),
    ]);
    const waiting = recorded(
      replicas[1] as Database,
      world.coordinator,
      inputFor(place, { narrative: 'Waited' }),
    );
    await waitUntil(() => someoneWaits(opened.database));
    await held.commit();
    expect(await waiting).toMatchObject({
      merged: true,
      response: { rating: 'MEETS', narrative: 'Waited', revision: 2 },
    });
  });

  test('a write that waits for one that is given up is as if that one had never been', async () => {
    const place = world.unusedAnswer();
    const held = await holdUp(replicas[0] as Database, world.coordinator, [
      inputFor(place, { rating: 'MEETS' }),
    ]);
    const waiting = recorded(
      replicas[1] as Database,
      world.coordinator,
      inputFor(place, { narrative: 'Waited' }),
    );
    await waitUntil(() => someoneWaits(opened.database));
    await held.rollback();
    expect(await waiting).toMatchObject({ merged: false, response: { rating: null, revision: 1 } });
    await expectSound(opened.database);
  });

  test('with sets of overlapping answers in any order never wait for each other in a ring', async () => {
    const failures: unknown[] = [];
    const watched = replicas.map((replica) => watchFailures(replica, failures));
    const places = ['BRA', 'FJI'].flatMap((country) =>
      agencyCodes.flatMap((agency) => agencyItems.map((item) => ({ country, agency, item }))),
    );
    const set = fc.shuffledSubarray(places, { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(fc.array(set, { minLength: 12, maxLength: 12 }), async (sets) => {
        const calls = sets.map((own, writer) =>
          recordResponses(
            watched[writer % watched.length] as Database,
            own.map((place, index) => ({
              author: world.coordinator,
              input: inputFor(place, {
                status: index % 2 ? 'IN_PROGRESS' : 'SUBMITTED',
                narrative: `Writer ${writer}`,
              }),
            })),
          ),
        );
        const outcomes = (await Promise.all(calls)).flat();
        expect(outcomes.filter(({ kind }) => kind === 'REFUSED')).toEqual([]);
        await expectSound(opened.database);
      }),
      { numRuns: 6, endOnFailure: true },
    );
    expect(failures.map(sqlState)).toEqual([]);
  }, 60_000);
});

/** The same database, with every statement that fails noted; the write path itself would only try again. */
function watchFailures(database: Database, failures: unknown[]): Database {
  const query: Database['query'] = (statement, values) =>
    database.query(statement, values).catch((error) => {
      failures.push(error);
      throw error;
    }) as never;
  return Object.assign(Object.create(database), { query });
}

async function someoneWaits(database: Database): Promise<boolean> {
  const rows = await database.query({
    name: 'test-waiting',
    text: `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  });
  return rows.length > 0;
}
