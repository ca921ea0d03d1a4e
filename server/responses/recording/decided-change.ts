import { permits } from '../../access/permissions.ts';
import { cellProgress } from '../../domain/cell.ts';
import {
  contentDigest,
  continuesField,
  type FieldChange,
  fileAuthorField,
  newSalt,
  returnedToField,
  togetherField,
} from '../../domain/event-content.ts';
import { visibilityOfChange } from '../../domain/event-visibility.ts';
import { changesContent, pickContent, pickFields } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { formatCursor, logPosition } from '../../log/cursor.ts';
import type { LogEvent } from '../../log/log-event.ts';
import type { Appended } from '../../log/log-tail.ts';
import { type ResponseRow, toResponseState } from '../to-response.ts';
import { addresseeOf, fileAuthorOf } from './addressee.ts';
import type { Change, ChangeResult, EndorsementAfter, HeededResult } from './change.ts';
import type { RecordableContext } from './record-context.sql.ts';
import type { Pending, RecordInput } from './record-input.ts';
import type { RecordOutcome } from './record-outcome.ts';

/** A change that may be written, with what it was decided on. */
export type Decision = Pending & {
  context: RecordableContext;
  result: HeededResult;
};

/** What the statement takes of a decision. */
export function changeOf({ author, input, index, digest, context, result }: Decision): Change {
  const fields = pickFields(result.kind === 'RECORDED' ? result.next : context);
  const returnedTo = returnedToAfter(input, context, result);
  const changes = changesOf(input, context, result);
  const note = input.note || null;
  const salt = newSalt();
  return {
    ordinal: index,
    outcome: result.kind,
    cell_id: context.cell_id,
    item_code: input.item,
    second_person: context.second_person,
    seen_revision: context.revision,
    seen_returned_to: context.returned_to,
    status_before: context.status,
    ...fields,
    returned_to: returnedTo,
    endorsement: endorsementAfter(author, input, context, result),
    base_revision: input.baseRevision,
    changes,
    note,
    visibility: result.kind === 'CONFLICTED' ? 'DRAFT' : visibilityOfChange(context.status, fields.status),
    written_at: input.writtenAt ?? null,
    person_id: author.personId,
    mutation_id: input.mutationId,
    merged: result.kind !== 'CONFLICTED' && result.merged,
    input_digest: digest.toString('hex'),
    salt: salt.toString('hex'),
    content_digest: contentDigest({ changes, note }, salt).toString('hex'),
  };
}

/** What the log tells of it: beside the fields, from whose file it comes, to whom the answer goes back, with which others it was written, and which one of last year it continues. */
function changesOf(input: RecordInput, context: RecordableContext, result: HeededResult): FieldChange[] {
  if (result.kind === 'UNCHANGED') return [];
  const author = fileAuthorOf(input);
  const file = author === null ? [] : [{ field: fileAuthorField, from: null, to: author }];
  if (result.kind !== 'RECORDED') return [...result.changes, ...file];
  const from = context.returned_to;
  const to = returnedToAfter(input, context, result);
  return [
    ...result.changes,
    ...(from !== to ? [{ field: returnedToField, from, to }] : []),
    ...(input.together != null && changesContent(result.changes)
      ? [{ field: togetherField, from: null, to: input.together.toLowerCase() }]
      : []),
    ...file,
    ...(input.confirms ? [{ field: continuesField, from: null, to: input.confirms.continues }] : []),
  ];
}

/**
 * Endorsed is what the Resident Coordinator submits as they read it; any other change of what it says makes an endorsement void. Their
 * status may be merged with what somebody else wrote since, and that they have not read.
 */
export function endorsementAfter(
  author: Viewer,
  input: RecordInput,
  context: RecordableContext,
  result: HeededResult,
): EndorsementAfter {
  if (result.kind === 'ENDORSED') return 'GIVEN';
  if (result.kind !== 'RECORDED') return 'KEPT';
  const rewritten = changesContent(result.changes);
  const submits = result.next.status === 'SUBMITTED' && (rewritten || input.status != null);
  const unread = changesContent((context.since ?? []).flatMap(({ changes }) => changes));
  if (submits && !unread && context.endorsement && mayEndorse(author, input)) return 'GIVEN';
  return rewritten ? 'VOID' : 'KEPT';
}

function mayEndorse({ memberships }: Viewer, { country, agency = null }: RecordInput): boolean {
  const target = { countryCode: country, agencyCode: agency };
  return agency === null && memberships.some((membership) => permits(membership, 'endorse', target));
}

/** Who is to take a returned answer up, once a change is made: null for all who write it, or where it isn't returned. */
export function returnedToAfter(
  input: RecordInput,
  context: RecordableContext,
  result: HeededResult,
): string | null {
  if (result.kind !== 'RECORDED') return context.returned_to;
  if (result.next.status !== 'RETURNED') return null;
  return input.status == null ? context.returned_to : addresseeOf(input);
}

/** Where the answer stands once its change is written. */
export function contextAfter(
  { author, input, context, result }: Decision,
  written: ChangeResult,
): RecordableContext {
  const seen = { ...context, since: null };
  if (result.kind !== 'RECORDED') return seen;
  return {
    ...seen,
    ...result.next,
    returned_to: returnedToAfter(input, context, result),
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
    progress: cellProgress(response, written.counts, written.carried, written.cell_updated_at),
    cursor: formatCursor(logPosition(written.position, written.hash)),
    merged: result.merged,
    replayed: false,
  };
}

/** A decision, what the statement took of it, and what it did. */
export type Written = { decision: Decision; change: Change; result: ChangeResult };

/**
 * The events of one statement, as a look would read them. Null where only a look knows: who else reports in the country of a
 * country team changes without a revision.
 */
export function appendedBy(written: readonly Written[]): Appended | null {
  const events = written.toSorted((one, other) => one.result.position - other.result.position);
  const [first] = events;
  if (!first || events.some(({ decision }) => decision.context.agency_code === null)) return null;
  const { position, hash_before } = first.result;
  return { after: logPosition(position - 1, hash_before), events: events.map(eventOf) };
}

function eventOf({
  decision: { author, input, context, result },
  change,
  result: written,
}: Written): LogEvent {
  const place = { countryCode: input.country, agencyCode: context.agency_code };
  const recorded = result.kind === 'RECORDED';
  const appearsOrVanishes = change.visibility === 'REVEALED' || change.visibility === 'WITHDRAWN';
  const returns = recorded && change.changes.some(({ field, to }) => field === 'status' && to === 'RETURNED');
  return {
    ...place,
    place: logPosition(written.position, written.hash),
    kind: recorded ? 'RESPONSE_RECORDED' : 'RESPONSE_CONFLICTED',
    at: written.at,
    actor: { id: author.personId, name: author.name },
    person: null,
    cycleCode: context.cycle_code,
    itemCode: input.item,
    revision: context.revision + Number(recorded),
    baseRevision: input.baseRevision,
    writtenAt: change.written_at,
    changes: change.changes,
    note: change.note,
    progress: cellProgress(place, written.counts, written.carried, written.cell_updated_at),
    visibility: change.visibility,
    contentBefore: appearsOrVanishes ? pickContent(context) : null,
    reportingAgencies: null,
    returned: returns ? pickContent(change) : null,
    erased: false,
  };
}

/** Only a response that somebody answered can be unchanged or in conflict. */
function isAnswered(context: RecordableContext): context is RecordableContext & ResponseRow {
  return context.updated_at !== null && context.author_id !== null && context.author_name !== null;
}
