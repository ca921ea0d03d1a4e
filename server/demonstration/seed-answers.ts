import type { CatalogueData } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { recordResponses } from '../responses/recording/record-responses.ts';
import type { DemonstrationAnswer, Step } from './demonstration-answers.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { type Persona, parsePersona } from './personas.ts';

/** Entries that go as one statement at most: from 50 to 2,000 were measured, and cost the same each. */
const BATCH = 200;

/** Entries that go in one transaction, of several days: beginning and ending one for each day took a third of the time. */
const ENTRIES_IN_TRANSACTION = 1000;

/** Does a part in a transaction that no other replica disturbs; undefined where another one has done all of it. */
type Undisturbed = <Result>(work: (connection: Queryable) => Promise<Result>) => Promise<Result | undefined>;

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
  const authors = await undisturbed((connection) => ensureAuthors(connection, data, answers));
  if (!authors) return;
  const all = answers.flat().length;
  let done = 0;
  for (const chunk of chunks(batches(answers))) {
    const recorded = await undisturbed(async (connection) => {
      for (const { steps, at } of chunk) await recordBatch(connection, authors, steps, at);
      return true;
    });
    if (!recorded) return;
    const tenths = Math.floor((done / all) * 10);
    for (const { steps } of chunk) done += steps.length;
    const now = Math.floor((done / all) * 10);
    if (now > tenths) onPercent(now * 10);
  }
}

async function recordBatch(
  connection: Queryable,
  authors: Map<string, Viewer>,
  steps: readonly Step[],
  at: Date,
): Promise<void> {
  const entries = steps.map(({ persona, input }) => ({ author: authorOf(authors, persona), input }));
  for (const outcome of await recordResponses(connection, entries, at)) {
    if (outcome.kind !== 'RECORDED') {
      throw new Error(`the demonstration's own answer was not recorded: ${JSON.stringify(outcome)}`);
    }
  }
}

async function ensureAuthors(
  connection: Queryable,
  data: CatalogueData,
  answers: DemonstrationAnswer[],
): Promise<Map<string, Viewer>> {
  const choice = {
    agencies: new Map(data.agencies.map(({ code, acronym }) => [code, acronym])),
    countries: new Map(data.countries.map(({ code, names }) => [code, names.en ?? code])),
  };
  const wanted = new Set(answers.flat().map(({ persona }) => persona));
  const personas = [...wanted].map((text): Persona => {
    const persona = parsePersona(text, choice);
    if (!persona) throw new Error(`the demonstration's persona ${text} stands for nobody`);
    return persona;
  });
  const people = await ensurePersonas(connection, personas);
  return new Map(
    people.map(({ id, name, persona }, index) => {
      const memberships = personas.slice(index, index + 1).map(({ membership }) => membership);
      return [persona, { personId: id, name, memberships }];
    }),
  );
}

function authorOf(authors: Map<string, Viewer>, persona: string): Viewer {
  const author = authors.get(persona);
  if (!author) throw new Error(`nobody is ${persona}`);
  return author;
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
