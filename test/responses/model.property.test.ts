import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { createWorld } from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { expectExplained, expectStored, never, nobodyKnows } from './explained.ts';
import { PlainModel } from './plain-model.ts';
import { createAuthors, plainOutcome, runWriters, stepsOf } from './random-writers.ts';
import { resetAnswers } from './stored.ts';

describeOnBothEngines('one writer after the other', (opened) => {
  let authors: Viewer[];
  beforeAll(async () => {
    authors = await createAuthors(await createWorld(opened().database));
  });

  test('gets exactly what the model says, and leaves exactly its rows, counts and log', async () => {
    const { database, engine } = opened();
    await fc.assert(
      fc
        .asyncProperty(stepsOf({ writers: 1, most: 60 }), async (steps) => {
          const model = new PlainModel();
          for (const call of await runWriters([database], authors, steps)) {
            const expected = call.entries.map(({ author, input }, index) => {
              const outcome = call.outcomes[index];
              const at = outcome?.kind === 'RECORDED' ? outcome.response.updatedAt : nobodyKnows;
              return model.record(author, input, at);
            });
            expect(call.outcomes.map(plainOutcome)).toEqual(
              expected.map((outcome, index) =>
                model.afterCall(outcome, call.entries[index]?.input ?? never()),
              ),
            );
          }
          await expectStored(database, model);
        })
        .beforeEach(() => resetAnswers(database)),
      { numRuns: engine === 'embedded' ? 8 : 25 },
    );
  }, 120_000);
});

describe('several writers at once', () => {
  let opened: OpenedDatabase;
  let replicas: Database[];
  let authors: Viewer[];
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    replicas = [opened.database, await opened.openReplica(), await opened.openReplica()];
    authors = await createAuthors(await createWorld(opened.database));
  });
  afterAll(() => opened.drop());
  beforeEach(() => resetAnswers(opened.database));

  test('on three replicas get what the model says for the order that the log has them in', async () => {
    await fc.assert(
      fc
        .asyncProperty(stepsOf({ writers: 8, most: 160 }), async (steps) => {
          const calls = await runWriters(replicas, authors, steps);
          await expectExplained(opened.database, calls);
        })
        .beforeEach(() => resetAnswers(opened.database)),
      // Another run of the same steps takes another order, so making them smaller would only be luck.
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);
});
