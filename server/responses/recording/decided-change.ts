import { cellProgress } from '../../domain/cell.ts';
import { contentDigest, newSalt } from '../../domain/event-content.ts';
import { visibilityOfChange } from '../../domain/event-visibility.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { formatCursor, logPosition } from '../../log/cursor.ts';
import type { RecordableContext } from './authorize-input.ts';
import type { Change, ChangeResult } from './change.ts';
import type { MergeResult } from './merge.ts';
import type { RecordInput } from './record-input.ts';
import type { RecordOutcome, ResponseState } from './record-outcome.ts';

/** An input and who sent it. */
export type Entry = { author: Viewer; input: RecordInput };

/** An entry in the middle of being recorded: its index in the call, and what its input's bytes come to. */
export type Pending = Entry & { index: number; digest: Buffer };

/** A change that may be written, with what it was decided on. */
export type Decision = Pending & {
  context: RecordableContext;
  result: Exclude<MergeResult, { kind: 'INVALID' }>;
};

/** What the statement takes of a decision. */
export function changeOf({ author, input, index, digest, context, result }: Decision): Change {
  const now = { status: context.status, rating: context.rating, narrative: context.narrative };
  const { status, rating, narrative } = result.kind === 'RECORDED' ? result.next : now;
  const changes = result.kind === 'UNCHANGED' ? [] : result.changes;
  const note = input.note || null;
  const salt = newSalt();
  return {
    ordinal: index,
    outcome: result.kind,
    cell_id: context.cell_id,
    item_code: input.item,
    seen_revision: context.revision,
    status_before: context.status,
    status,
    rating,
    narrative,
    base_revision: input.baseRevision,
    changes,
    note,
    visibility: result.kind === 'RECORDED' ? visibilityOfChange(context.status, status) : 'DRAFT',
    written_at: input.writtenAt ?? null,
    person_id: author.personId,
    mutation_id: input.mutationId,
    merged: result.kind !== 'CONFLICTED' && result.merged,
    input_digest: digest.toString('hex'),
    salt: salt.toString('hex'),
    content_digest: contentDigest({ changes, note }, salt).toString('hex'),
  };
}

/** Where the answer stands once its change is written. */
export function contextAfter(
  { author, context, result }: Decision,
  written: ChangeResult,
): RecordableContext {
  const seen = { ...context, since: null };
  if (result.kind !== 'RECORDED') return seen;
  const updatedBy = { id: author.personId, name: author.name };
  return {
    ...seen,
    ...result.next,
    revision: context.revision + 1,
    updated_at: written.at,
    updated_by: updatedBy,
  };
}

/** What the author of a written change is told. */
export function outcomeOf(
  { author, input, context, result }: Decision,
  written: ChangeResult,
): RecordOutcome {
  const place = { countryCode: input.country, agencyCode: input.agency ?? null };
  const current: ResponseState = {
    ...place,
    cycleCode: context.cycle_code,
    itemCode: input.item,
    ...(result.kind === 'RECORDED'
      ? {
          ...result.next,
          revision: context.revision + 1,
          updatedAt: written.at,
          updatedBy: { id: author.personId, name: author.name },
        }
      : seenState(context)),
  };
  if (result.kind === 'CONFLICTED') {
    return {
      kind: 'CONFLICTED',
      mutationId: input.mutationId,
      position: written.position,
      response: current,
      clashes: result.clashes,
      replayed: false,
    };
  }
  return {
    kind: 'RECORDED',
    mutationId: input.mutationId,
    response: current,
    progress: cellProgress(place, written.counts, written.cell_updated_at),
    cursor: formatCursor(logPosition(written.position, written.hash)),
    merged: result.merged,
    replayed: false,
  };
}

/** A response that somebody answered before: only such a one can be unchanged or in conflict. */
function seenState(context: RecordableContext) {
  const { status, rating, narrative, revision, updated_at: updatedAt, updated_by: updatedBy } = context;
  if (!updatedAt || !updatedBy) throw new Error('a response at a revision above 0 has no author');
  return { status, rating, narrative, revision, updatedAt, updatedBy };
}
