import type { FieldChange } from '../../domain/event-content.ts';
import {
  type FieldName,
  fieldNames,
  isFieldName,
  pickFields,
  type ResponseContent,
  type ResponseFields,
} from '../../domain/response-fields.ts';
import type { RecordInput } from './record-input.ts';

/** The fields that an input may set. */
type FieldsSent = Pick<RecordInput, FieldName>;

/** A recorded change that the author of an input had not seen: who made it, and when the log took it. */
export type LaterChange = { by: { id: string; name: string }; at: Date; changes: FieldChange[] };

/** A field that somebody changed to something else since the author's base revision. */
export type Clash = {
  field: FieldName;
  base: string | null;
  theirs: string | null;
  mine: string | null;
  theirsBy: { id: string; name: string };
  theirsAt: Date;
};

/** What becomes of an input once it may be recorded. */
export type MergeResult =
  | { kind: 'RECORDED'; next: ResponseFields; changes: FieldChange[]; merged: boolean }
  | { kind: 'UNCHANGED'; merged: boolean }
  | { kind: 'CONFLICTED'; clashes: Clash[]; changes: FieldChange[] }
  | { kind: 'INVALID'; message: string };

/** A response as it stands. */
export type CurrentResponse = ResponseFields & { revision: number };

/**
 * Merges one input into a response, field by field, against the revision that its author saw (rules 1–7). Pure: what it
 * is given decides everything. `since` holds every recorded change after the input's base revision, oldest first.
 */
export function merge(input: RecordInput, now: CurrentResponse, since: readonly LaterChange[]): MergeResult {
  if (input.baseRevision > now.revision) {
    return {
      kind: 'INVALID',
      message: `The change is based on revision ${input.baseRevision}, but the answer is only at ${now.revision}: read it again and send the change anew.`,
    };
  }
  const sent = fieldsSent(input);
  const clashes = findClashes(input, since);
  if (clashes.length > 0)
    return { kind: 'CONFLICTED', clashes, changes: changesFromBase(input, now, since, clashes) };

  const merged = since.some(({ changes }) =>
    changes.some(({ field }) => isFieldName(field) && !sent.has(field)),
  );
  const changes = [...sent]
    .map(([field, to]) => ({ field, from: now[field], to }))
    .filter(({ from, to }) => from !== to);
  if (changes.length === 0) {
    const nothing = whyNothing(input, now);
    return nothing === null ? { kind: 'UNCHANGED', merged } : { kind: 'INVALID', message: nothing };
  }
  const next: ResponseFields = { ...pickFields(now), ...Object.fromEntries(sent) };
  if (next.status === 'SUBMITTED' && lacksReason(next)) {
    return {
      kind: 'INVALID',
      message: 'An answer that is not applicable needs a narrative that says why before it is submitted.',
    };
  }
  return { kind: 'RECORDED', next, changes, merged };
}

/** Why saying what is already so is no success (rule 4); null where it is one. */
function whyNothing({ note, endorse }: RecordInput, now: CurrentResponse): string | null {
  if (now.revision === 0)
    return 'Nothing to record: nobody has answered yet, and this is what an empty answer says already.';
  // A note lives on the event of a change. Two people may return an answer at once, each with a reason: neither may go unheard.
  return note?.trim() && !endorse
    ? 'The answer says this already, perhaps since a moment ago, and a note goes with a change: nothing was recorded. Write the note as a comment on the answer.'
    : null;
}

/** Whether an answer is not applicable and doesn't say why (rule 7). */
export function lacksReason({ rating, narrative }: ResponseContent): boolean {
  return rating === 'NOT_APPLICABLE' && narrative === null;
}

/**
 * The fields sent that an unseen change set to something else. Also how a replayed conflict is told again: with the
 * changes up to the conflict's position, it gives what it gave the first time.
 */
export function findClashes(input: FieldsSent, since: readonly LaterChange[]): Clash[] {
  const clashes: Clash[] = [];
  for (const [field, mine] of fieldsSent(input)) {
    const history = changesOf(field, since);
    const first = history[0];
    const last = history.at(-1);
    if (!first || !last || last.to === mine) continue;
    clashes.push({ field, base: first.from, theirs: last.to, mine, theirsBy: last.by, theirsAt: last.at });
  }
  return clashes;
}

/** Everything that the author wrote, as a change from what they saw: so that nothing of a refused input is lost. */
function changesFromBase(
  input: RecordInput,
  now: CurrentResponse,
  since: readonly LaterChange[],
  clashes: readonly Clash[],
): FieldChange[] {
  const clashing = new Set(clashes.map(({ field }) => field));
  return [...fieldsSent(input)]
    .map(([field, to]) => {
      const first = changesOf(field, since)[0];
      return { field, from: first ? first.from : now[field], to };
    })
    .filter(({ field, from, to }) => clashing.has(field) || from !== to);
}

function changesOf(field: FieldName, since: readonly LaterChange[]) {
  return since.flatMap(({ by, at, changes }) =>
    changes.filter((change) => change.field === field).map(({ from, to }) => ({ from, to, by, at })),
  );
}

/** The fields that an input sets, in their fixed order, with an empty narrative as the null that is stored. */
function fieldsSent(input: FieldsSent): Map<FieldName, string | null> {
  const sent = new Map<FieldName, string | null>();
  for (const field of fieldNames) {
    const value = input[field];
    if (value !== undefined) sent.set(field, value === '' ? null : value);
  }
  return sent;
}
