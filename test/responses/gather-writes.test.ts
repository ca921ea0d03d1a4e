import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { RecordContextCache } from '../../server/responses/recording/record-context.sql.ts';
import { batchWrites, type WriteBatcher } from '../../server/responses/recording/write-batcher.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld, inputFor, type Place, type World } from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { expectExplained } from './explained.ts';
import { createAuthors, runWriters, stepsOf } from './random-writers.ts';
import { expectSound, readEvents, resetAnswers } from './stored.ts';

/** Each replica's own, as each process has one. */
function gatherersOf(statements: number[] = []) {
  const gatherers = new Map<Database, WriteBatcher>();
  return (database: Database) => {
    // Every other one reads ahead whenever it can.
    const longMs = gatherers.size % 2 === 0 ? 0 : undefined;
    const known =
      gatherers.get(database) ??
      batchWrites(database, strictBackground(), (entries) => statements.push(entries), longMs);
    gatherers.set(database, known);
    return known;
  };
}

describeOnBothEngines('changes of many people at once', (opened) => {
  let world: World;
  let authors: Viewer[];
  beforeAll(async () => {
    world = await createWorld(opened().database);
    authors = await createAuthors(world);
  });
  beforeEach(() => resetAnswers(opened().database));

  test('go together, and get what the model says for the order that the log has them in', async () => {
    const { database, engine } = opened();
    const statements: number[] = [];
    await fc.assert(
      fc
        .asyncProperty(stepsOf({ writers: 8, most: 120 }), async (steps) => {
          const of = gatherersOf(statements);
          const calls = await runWriters([database], authors, steps, (one, entries) =>
            of(one).record(entries),
          );
          await expectExplained(database, calls);
        })
        .beforeEach(() => resetAnswers(database)),
      { numRuns: engine === 'embedded' ? 5 : 15, endOnFailure: true },
    );
    expect(Math.max(...statements)).toBeGreaterThan(2);
  }, 120_000);

  test('are decided on nothing that is remembered, once the connection broke under one of them', async () => {
    const { database } = opened();
    const standings = new RecordContextCache();
    let broken = false;
    const unsteady: Database = Object.assign(Object.create(database), {
      query: ((statement, values) =>
        broken && statement.name.startsWith('record')
          ? Promise.reject(new Error('Connection terminated unexpectedly'))
          : database.query(statement, values)) as Database['query'],
    });
    const gatherer = batchWrites(unsteady, strictBackground(), undefined, undefined, standings);
    const record = (place: Place, baseRevision = 0) =>
      gatherer.record([
        {
          author: world.coordinator,
          input: inputFor(place, { baseRevision, narrative: `At ${baseRevision}` }),
        },
      ]);
    const [one, other] = [world.unusedAnswer(), world.unusedAnswer()];
    await record(one);
    expect(standings.findContext(inputFor(one, { baseRevision: 1 }))).toBeDefined();
    broken = true;
    await expect(record(other)).rejects.toThrow('Connection terminated');
    expect(standings.findContext(inputFor(one, { baseRevision: 1 }))).toBeUndefined();
    broken = false;
    expect(await record(one, 1)).toMatchObject([{ kind: 'RECORDED' }]);
  });

  test('fail alone: what no statement takes is nobody else’s error, and stops nobody', async () => {
    const gatherer = batchWrites(opened().database, strictBackground());
    const ghost: Viewer = { ...world.coordinator, personId: randomUUID() };
    const position = (await readEvents(opened().database)).length;
    const record = (author: Viewer, country: string) =>
      gatherer.record(
        ['LDR-2', 'LDR-3'].map((item) => ({ author, input: inputFor({ country, agency: 'UNDP', item }) })),
      );
    const countries = ['NPL', 'PER', 'FJI'];
    const people = await Promise.all(countries.map(() => world.createPerson()));
    const [first, failed, ...others] = await Promise.allSettled([
      record(world.coordinator, 'KEN'),
      record(ghost, 'BRA'),
      ...people.map((author, index) => record(author, countries[index] ?? '')),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { constraint: 'fk_event_actor' } });
    for (const call of [first, ...others]) {
      expect(call).toMatchObject({
        status: 'fulfilled',
        value: [
          { kind: 'RECORDED', replayed: false },
          { kind: 'RECORDED', replayed: false },
        ],
      });
    }
    expect((await readEvents(opened().database)).length).toBe(position + 8);
    await expectSound(opened().database);
  });

  test('are judged afresh where what is remembered of an answer was true only a moment ago', async () => {
    const { database } = opened();
    const gatherer = batchWrites(database, strictBackground());
    const elsewhere = batchWrites(database, strictBackground());
    const place = { country: 'ZAF', agency: 'UNICEF', item: 'LDR-2' };
    const record = async (by: WriteBatcher, given: Parameters<typeof inputFor>[1]) =>
      (await by.record([{ author: world.coordinator, input: inputFor(place, given) }]))[0];
    await record(gatherer, { narrative: 'First' });
    await record(elsewhere, { narrative: 'Second', baseRevision: 1 });
    expect(await record(gatherer, { narrative: 'Late', baseRevision: 1 })).toMatchObject({
      kind: 'CONFLICTED',
      clashes: [{ base: 'First', theirs: 'Second', mine: 'Late' }],
    });
    expect(await record(gatherer, { rating: 'MEETS', baseRevision: 1 })).toMatchObject({
      kind: 'RECORDED',
      merged: true,
      response: { revision: 3, narrative: 'Second', rating: 'MEETS' },
    });
    await expectSound(database);
  });

  test('that were recorded before are told again, whatever is remembered of their answers', async () => {
    const { database } = opened();
    const gatherer = batchWrites(database, strictBackground());
    const author = world.coordinator;
    const place = { country: 'ZAF', agency: 'UNICEF', item: 'LDR-3' };
    const first = inputFor(place, { narrative: 'First' });
    const unchanged = inputFor(place, { narrative: 'First', baseRevision: 1 });
    const other = inputFor(place, { narrative: 'Other', baseRevision: 1, mutationId: first.mutationId });
    for (const input of [first, unchanged]) await gatherer.record([{ author, input }]);
    const again = await Promise.all(
      [first, unchanged, other].map((input) => gatherer.record([{ author, input }])),
    );
    expect(again.flat()).toMatchObject([
      { kind: 'RECORDED', replayed: true },
      { kind: 'RECORDED', replayed: true },
      { kind: 'REFUSED', code: 'INVALID' },
    ]);
  });
});

describe('changes that go together on each of three replicas', () => {
  let opened: OpenedDatabase;
  let replicas: Database[];
  let authors: Viewer[];
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    replicas = [opened.database, await opened.openReplica(), await opened.openReplica()];
    authors = await createAuthors(await createWorld(opened.database));
    return () => opened.drop();
  });

  test('get what the model says for the order that the log has them in', async () => {
    await fc.assert(
      fc
        .asyncProperty(stepsOf({ writers: 12, most: 160 }), async (steps) => {
          const of = gatherersOf();
          const calls = await runWriters(replicas, authors, steps, (one, entries) => of(one).record(entries));
          await expectExplained(opened.database, calls);
        })
        .beforeEach(() => resetAnswers(opened.database)),
      { numRuns: 10, endOnFailure: true },
    );
  }, 120_000);
});
