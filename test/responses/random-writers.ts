import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import type { Entry, RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { absent, closedCycle, openCycle, type Place, type World } from '../support/builders.ts';
import { type Answer, keyOf, type ModelOutcome } from './plain-model.ts';

/** Few answers in few cells, so that writers meet. */
const places: Place[] = [
  { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' },
  { country: 'KEN', agency: 'UNICEF', item: 'LDR-3' },
  { country: 'KEN', agency: 'UNDP', item: 'LDR-2' },
  { country: 'KEN', agency: null, item: 'LDR-1' },
];
const wrongPlaces: Place[] = [
  { country: 'XXX', agency: 'UNICEF', item: 'LDR-2' },
  { country: 'KEN', agency: null, item: 'LDR-2' },
  { ...absent, item: 'LDR-2' },
];

/** What a writer does next; which revision it has seen is only known when it does it. */
export type Step = {
  writer: number;
  author: number;
  place: Place;
  /** How many revisions it is behind what was last seen; below 0: ahead of it. */
  lag: number;
  cycle: string | undefined;
  fields: Pick<RecordInput, 'status' | 'rating' | 'narrative' | 'note'>;
  /** Sends something again that somebody has sent before, as it was or with another narrative. */
  again: { which: number; altered: boolean } | undefined;
  /** In one call with the step before it. */
  joined: boolean;
};

/** As a lag: a revision below 0, which nobody can have seen. */
const BEFORE_ALL = 99;

const mostly = <Value>(usual: Value[], rare: Value[]) =>
  fc.oneof(
    { weight: 25, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

export function stepsOf({ writers, most }: { writers: number; most: number }): fc.Arbitrary<Step[]> {
  const step: fc.Arbitrary<Step> = fc.record({
    writer: fc.nat(writers - 1),
    author: mostly([0, 1, 2], [3]),
    place: mostly(places, wrongPlaces),
    lag: mostly([0, 0, 0, 1, 2], [-1, BEFORE_ALL]),
    cycle: mostly([undefined, undefined, openCycle], [closedCycle, '2030']),
    fields: fc.record({
      status: maybe(fc.constantFrom('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
      rating: maybe(fc.constantFrom('MEETS', 'NOT_APPLICABLE', null)),
      narrative: maybe(fc.constantFrom('red', 'green', '', null)),
      note: maybe(fc.constantFrom('why', 'why', null)),
    }),
    again: fc.oneof(
      { weight: 6, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.record({ which: fc.nat(1_000), altered: fc.boolean() }) },
    ),
    joined: fc.boolean(),
  });
  return fc.array(step, { minLength: 1, maxLength: most, size: 'max' });
}

/** One call with its outcomes, and the log's head before and after it. */
export type Call = {
  entries: { author: Viewer; input: RecordInput }[];
  outcomes: RecordOutcome[];
  from: number;
  to: number;
};

/** Two coordinators, a focal point and an observer. */
export async function createAuthors(world: World): Promise<Viewer[]> {
  return [
    world.coordinator,
    await world.createPerson(),
    await world.focalPoint('UNICEF', 'KEN'),
    await world.observer(),
  ];
}

/** Lets every writer do its steps in their order, all writers at once, each on one of the replicas. */
export async function runWriters(
  replicas: Database[],
  authors: Viewer[],
  steps: Step[],
  record: (database: Database, entries: readonly Entry[]) => Promise<RecordOutcome[]> = recordResponses,
): Promise<Call[]> {
  const calls: Call[] = [];
  const issued: Call['entries'] = [];
  const seen = new Map<string, number>();
  const entryOf = (step: Step) => {
    const earlier = step.again && issued[step.again.which % issued.length];
    const entry = earlier
      ? {
          author: earlier.author,
          input: step.again?.altered ? { ...earlier.input, narrative: 'blue' } : earlier.input,
        }
      : { author: authors[step.author] as Viewer, input: inputOf(step, seen) };
    issued.push(entry);
    return entry;
  };
  const write = async (writer: number, own: Step[]) => {
    const database = replicas[writer % replicas.length] as Database;
    for (const batch of batchesOf(own)) {
      const entries = batch.map(entryOf);
      const from = (await readHead(database)).position;
      const outcomes = await record(database, entries);
      const to = (await readHead(database)).position;
      calls.push({ entries, outcomes, from, to });
      for (const outcome of outcomes) {
        if (outcome.kind === 'REFUSED') continue;
        const { countryCode: country, agencyCode: agency, itemCode: item, revision } = outcome.response;
        const key = keyOf({ country, agency, item });
        seen.set(key, Math.max(seen.get(key) ?? 0, revision));
      }
    }
  };
  const writers = [...new Set(steps.map(({ writer }) => writer))];
  await Promise.all(
    writers.map((one) =>
      write(
        one,
        steps.filter(({ writer }) => writer === one),
      ),
    ),
  );
  return calls;
}

function inputOf({ place, lag, cycle, fields }: Step, seen: Map<string, number>): RecordInput {
  // What is absent has to be missing, as it is in what the server gets.
  const sent = Object.fromEntries(
    Object.entries({ cycle, ...fields }).filter(([, value]) => value !== undefined),
  );
  const revision = seen.get(keyOf(place)) ?? 0;
  const baseRevision = lag === BEFORE_ALL ? -1 : Math.max(0, revision - lag);
  return { mutationId: randomUUID(), ...place, baseRevision, ...sent };
}

function batchesOf(steps: Step[]): Step[][] {
  const batches: Step[][] = [];
  for (const step of steps) {
    if (step.joined && batches.length > 0) batches.at(-1)?.push(step);
    else batches.push([step]);
  }
  return batches;
}

/** What the author was told, in the model's words. */
export function plainOutcome(outcome: RecordOutcome): ModelOutcome {
  if (outcome.kind === 'REFUSED') return { kind: 'REFUSED', code: outcome.code };
  const { status, rating, narrative, revision, updatedBy } = outcome.response;
  const answer: Answer = { status, rating, narrative, revision, by: updatedBy.id };
  if (outcome.kind === 'CONFLICTED') {
    const { kind, position, replayed } = outcome;
    const clashes = outcome.clashes.map(({ field, base, theirs, mine, theirsBy, theirsAt }) => {
      return { field, base, theirs, mine, by: theirsBy.id, at: Number(theirsAt) };
    });
    return { kind, position, replayed, answer, clashes };
  }
  const { kind, merged, replayed, cursor, progress } = outcome;
  const counts = [
    progress.notStarted,
    progress.inProgress,
    progress.submitted,
    progress.returned,
    progress.accepted,
  ];
  return { kind, position: Number(cursor.split('.')[0]), merged, replayed, answer, counts };
}
