import { expect } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { keyOf, type ModelEvent, type ModelOutcome, PlainModel } from './plain-model.ts';
import { type Call, plainOutcome } from './random-writers.ts';
import { expectSound, readAnswers, readEvents, readReceipts } from './stored.ts';

/** The time of what took no place in the log. */
export const nobodyKnows = new Date(0);

/** Puts every outcome in the place that the log gives it, and compares it with what the model says there. */
export async function expectExplained(database: Database, calls: Call[]): Promise<void> {
  const told = calls.flatMap(({ entries, outcomes, from, to }) =>
    entries.map((entry, index) => ({
      ...entry,
      from,
      to,
      outcome: plainOutcome(outcomes[index] ?? never()),
    })),
  );
  const receipts = await readReceipts(database);
  const accepted = told.flatMap(({ outcome, ...entry }) =>
    outcome.kind === 'REFUSED' || outcome.replayed ? [] : [{ ...entry, outcome, id: idOf(entry) }],
  );
  expect(accepted.map(({ id }) => id).sort()).toEqual([...receipts.keys()].sort());

  const events = await readEvents(database);
  // An unchanged answer stands behind the event that was the last one then.
  const unchanged = (id: string) => Number(receipts.get(id) === 'UNCHANGED');
  accepted.sort(
    (left, right) =>
      left.outcome.position - right.outcome.position || unchanged(left.id) - unchanged(right.id),
  );
  const model = new PlainModel();
  const states = [{ position: 0, model: model.copy() }];
  for (const { author, input, outcome, from, to } of accepted) {
    const { position } = outcome;
    expect(position).toBeGreaterThanOrEqual(from);
    expect(position).toBeLessThanOrEqual(to);
    expect(outcome).toEqual(model.record(author, input, events[position - 1]?.at ?? never()));
    states.push({ position, model: model.copy() });
  }
  // What was refused or told again took no place: it has to be right somewhere between the call's begin and its end.
  for (const { author, input, outcome, from, to } of told) {
    if (outcome.kind !== 'REFUSED' && !outcome.replayed) continue;
    const possible = states
      .filter(({ position }) => position >= from && position <= to)
      .map((state) => state.model.copy().record(author, input, nobodyKnows));
    expect(possible).toContainEqual(outcome satisfies ModelOutcome);
  }
  await expectStored(database, model);
}

/** Rows, log, counts and chain are those of the model. */
export async function expectStored(database: Database, model: PlainModel): Promise<void> {
  for (const [key, row] of await readAnswers(database))
    expect({ key, ...row }).toEqual({ key, ...model.answer(key) });
  expect((await readEvents(database)).map(plainEvent)).toEqual(model.log);
  await expectSound(database);
}

/** An event of an answer, in the model's words. */
export function plainEvent(event: LogEvent): ModelEvent {
  const { kind, actor, revision, baseRevision, changes, note, progress } = event;
  if (kind !== 'RESPONSE_RECORDED' && kind !== 'RESPONSE_CONFLICTED')
    throw new Error(`Nobody recorded ${kind}.`);
  const { countryCode, agencyCode, itemCode } = event;
  return {
    kind,
    actor: actor?.id ?? '',
    key: keyOf({ country: countryCode ?? '', agency: agencyCode, item: itemCode ?? '' }),
    revision: revision ?? Number.NaN,
    baseRevision: baseRevision ?? Number.NaN,
    changes,
    note,
    counts: progress
      ? [progress.notStarted, progress.inProgress, progress.submitted, progress.returned, progress.accepted]
      : [],
  };
}

function idOf({ author, input }: Call['entries'][number]): string {
  return `${author.personId} ${input.mutationId}`;
}

export function never(): never {
  throw new Error('an outcome or an event is missing');
}
