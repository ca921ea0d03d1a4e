import { cellProgress } from '../../domain/cell.ts';
import { contentDigest, newSalt } from '../../domain/event-content.ts';
import { visibilityOfChange } from '../../domain/event-visibility.ts';
import { pickFields } from '../../domain/response-fields.ts';
import { formatCursor, logPosition } from '../../log/cursor.ts';
import { type ResponseRow, toResponseState } from '../to-response.ts';
import type { Change, ChangeResult } from './change.ts';
import type { MergeResult } from './merge.ts';
import type { RecordableContext } from './record-context.sql.ts';
import type { Pending } from './record-input.ts';
import type { RecordOutcome } from './record-outcome.ts';

/** A change that may be written, with what it was decided on. */
export type Decision = Pending & {
  context: RecordableContext;
  result: Exclude<MergeResult, { kind: 'INVALID' }>;
};

/** What the statement takes of a decision. */
export function changeOf({ author, input, index, digest, context, result }: Decision): Change {
  const fields = pickFields(result.kind === 'RECORDED' ? result.next : context);
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
    ...fields,
    base_revision: input.baseRevision,
    changes,
    note,
    visibility: result.kind === 'RECORDED' ? visibilityOfChange(context.status, fields.status) : 'DRAFT',
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
  return {
    ...seen,
    ...result.next,
    revision: context.revision + 1,
    updated_at: written.at,
    author_id: author.personId,
    author_name: author.name,
  };
}

/** What the author of a written change is told, and where the answer stands now. */
export function outcomeOf(
  { input, result }: Decision,
  written: ChangeResult,
  after: RecordableContext,
): RecordOutcome {
  const { mutationId } = input;
  if (!isAnswered(after)) throw new Error('a response at a revision above 0 has no author');
  const response = toResponseState(after.cycle_code, input.country, after);
  if (result.kind === 'CONFLICTED') {
    const { position } = written;
    return { kind: 'CONFLICTED', mutationId, position, response, clashes: result.clashes, replayed: false };
  }
  return {
    kind: 'RECORDED',
    mutationId,
    response,
    progress: cellProgress(response, written.counts, written.cell_updated_at),
    cursor: formatCursor(logPosition(written.position, written.hash)),
    merged: result.merged,
    replayed: false,
  };
}

/** Only a response that somebody answered can be unchanged or in conflict. */
function isAnswered(context: RecordableContext): context is RecordableContext & ResponseRow {
  return context.updated_at !== null && context.author_id !== null && context.author_name !== null;
}
