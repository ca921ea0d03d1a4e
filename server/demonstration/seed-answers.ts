import { encodeNodeId } from '../../schema/node-id.ts';
import type { CatalogueData } from '../catalogue/catalogue-data.ts';
import { readClosingBefore } from '../cycles/carry-over.sql.ts';
import type { Queryable } from '../database/database.ts';
import { confirmedEntries } from '../responses/confirming/confirmed-entries.ts';
import type { Entry } from '../responses/recording/record-input.ts';
import { recordResponses } from '../responses/recording/record-responses.ts';
import type { DemonstrationAnswer, Step } from './answer-life.ts';
import { type Authors, ensureAuthors } from './authors.ts';

/** Entries that go as one statement at most: from 50 to 2,000 were measured, and cost the same each. */
const BATCH = 200;

/** Entries that go in one transaction, of several days: beginning and ending one for each day took a third of the time. */
const ENTRIES_IN_TRANSACTION = 1000;

/** Does a part in a transaction that no other replica disturbs; undefined where another one has done all of it. */
export type Undisturbed = <Result>(
  work: (connection: Queryable) => Promise<Result>,
) => Promise<Result | undefined>;

/** The answers of one day, in order, and the time of the last of them, which the log takes as the time of all. */
type Batch = { steps: Step[]; at: Date };

/**
 * Records the answers as their authors, by the same path as everybody else's, except for the time. Each day's
 * answers are dated to that day (rule 20), so that there is a year to look back on. What an interrupted run
 * recorded is recognised by its mutationId and only read. `onPercent` is called at each tenth that is done, in per cent.
 * Throws where an answer was not recorded.
 */
export async function seedAnswers(
  undisturbed: Undisturbed,
  data: CatalogueData,
  answers: DemonstrationAnswer[],
  onPercent: (percent: number) => void,
): Promise<void> {
  const begun = await undisturbed(async (connection) => {
    const personas = answers.flat().map(({ persona }) => persona);
    const authors = await ensureAuthors(connection, data, ['coordinator', ...personas]);
    return { authors, confirmed: await readConfirmed(connection, authors, answers) };
  });
  if (!begun) return;
  const { authors, confirmed } = begun;
  const entryOf = ({ persona, input }: Step): Entry =>
    confirmed.get(input.mutationId) ?? { author: authors.of(persona), input };
  const all = answers.flat().length;
  let done = 0;
  for (const chunk of chunks(batches(answers))) {
    const recorded = await undisturbed(async (connection) => {
      for (const { steps, at } of chunk) await recordBatch(connection, steps.map(entryOf), at);
      return true;
    });
    if (!recorded) return;
    const tenths = Math.floor((done / all) * 10);
    for (const { steps } of chunk) done += steps.length;
    const now = Math.floor((done / all) * 10);
    if (now > tenths) onPercent(now * 10);
  }
}

async function recordBatch(connection: Queryable, entries: readonly Entry[], at: Date): Promise<void> {
  for (const outcome of await recordResponses(connection, entries, at)) {
    if (outcome.kind !== 'RECORDED') {
      throw new Error(`the demonstration's own answer was not recorded: ${JSON.stringify(outcome)}`);
    }
  }
}

/** What people confirm, by mutationId. It is read once for all, as the coordinator, who reads it for everybody. */
async function readConfirmed(
  connection: Queryable,
  authors: Authors,
  answers: DemonstrationAnswer[],
): Promise<Map<string, Entry>> {
  const steps = answers.flat().filter(({ confirms }) => confirms);
  const cycle = steps[0]?.input.cycle;
  if (cycle == null) return new Map();
  const closing = await readClosingBefore(connection, cycle);
  if (!closing) throw new Error(`the demonstration's cycle ${cycle} carries nothing over`);
  const inputs = steps.map(({ input: { mutationId, country, item, agency, writtenAt } }) => ({
    mutationId,
    answer: encodeNodeId('SnapshotAnswer', closing.id, country, item, agency ?? ''),
    writtenAt: writtenAt ?? null,
  }));
  const entries = await confirmedEntries(connection, authors.of('coordinator'), inputs);
  return new Map(
    entries.map(({ input }, index) => {
      const persona = steps[index]?.persona ?? '';
      return [input.mutationId, { input, author: authors.of(persona) }];
    }),
  );
}

function* batches(answers: DemonstrationAnswer[]): Generator<Batch> {
  const dated = answers
    .flat()
    .map((step) => ({ step, at: step.input.writtenAt ?? new Date() }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  let batch: Batch | undefined;
  for (const { step, at } of dated) {
    if (batch && batch.steps.length < BATCH && dayOf(batch.at) === dayOf(at)) {
      batch.steps.push(step);
      batch.at = at;
    } else {
      if (batch) yield batch;
      batch = { steps: [step], at };
    }
  }
  if (batch) yield batch;
}

function* chunks(all: Iterable<Batch>): Generator<Batch[]> {
  let chunk: Batch[] = [];
  let length = 0;
  for (const batch of all) {
    chunk.push(batch);
    length += batch.steps.length;
    if (length < ENTRIES_IN_TRANSACTION) continue;
    yield chunk;
    chunk = [];
    length = 0;
  }
  if (chunk.length > 0) yield chunk;
}
