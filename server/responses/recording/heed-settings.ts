import { permits } from '../../access/permissions.ts';
import { contentNames } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { addresseeOf } from './addressee.ts';
import type { MergeResult } from './merge.ts';
import type { RecordableContext } from './record-context.sql.ts';
import type { RecordInput } from './record-input.ts';
import type { Refusal } from './refusal.ts';

/** What comes of an input once its cycle's settings were heeded. `ENDORSED` leaves the answer and its revision as they are. */
export type HeededResult =
  | Exclude<MergeResult, { kind: 'INVALID' }>
  | { kind: 'ENDORSED'; merged: false; changes: [] };

/** Whether a change leaves an endorsement, gives one, or makes it void. */
export type EndorsementAfter = 'KEPT' | 'GIVEN' | 'VOID';

/**
 * What a cycle asks of decisions (rules 35 and 36): that nobody accepts what they wrote, and that the Resident Coordinator
 * stands behind a country team's answer. Returns a refusal, or what is to be written.
 */
export function heedSettings(
  input: RecordInput,
  context: RecordableContext,
  result: Exclude<MergeResult, { kind: 'INVALID' }>,
): Refusal | HeededResult {
  if (result.kind === 'CONFLICTED') return result;
  if (input.endorse) return endorse(context, result);
  if (result.kind === 'UNCHANGED') {
    return input.returnTo != null && addresseeOf(input) !== context.returned_to
      ? invalid(
          'This answer is returned already: submit it or set it in progress before it goes to somebody else.',
        )
      : result;
  }
  if (input.returnTo != null && !context.addressee_takes_up) {
    return invalid(
      'Nobody with this id writes this answer: name a person who can take it up, or leave it to all who can.',
    );
  }
  if (result.next.status !== 'ACCEPTED') return result;
  const accepts = context.status !== 'ACCEPTED';
  const rewritten = changesContent(result);
  if (context.separate_acceptance && (rewritten || (accepts && context.own_words === true))) {
    return {
      code: 'OWN_ANSWER',
      message:
        'In this cycle nobody accepts what they wrote: leave it submitted for another coordinator, or return it.',
    };
  }
  const endorsed = context.endorsed_revision !== null && !rewritten;
  if (accepts && context.endorser_due === true && !endorsed && !input.note?.trim()) {
    return {
      code: 'NOT_ENDORSED',
      message:
        'The Resident Coordinator has not endorsed what this answer says: wait for that, or accept it with a note that says why not.',
    };
  }
  return result;
}

function endorse(
  context: RecordableContext,
  result: Exclude<MergeResult, { kind: 'INVALID' | 'CONFLICTED' }>,
): Refusal | HeededResult {
  if (!context.endorsement) return invalid('This cycle asks for no endorsement: there is none to give.');
  if (result.kind === 'RECORDED') {
    return invalid('An endorsement is of what the answer says: send no change along, or submit it yourself.');
  }
  if (context.status !== 'SUBMITTED') {
    return invalid('Only a submitted answer is endorsed: wait until it is.');
  }
  const since = (context.since ?? []).flatMap(({ changes }) => changes);
  if (since.some(({ field }) => isContent(field))) {
    return invalid('The answer says something else than you read: read it again, and endorse that.');
  }
  return context.endorsed_revision === null ? { kind: 'ENDORSED', merged: false, changes: [] } : result;
}

/** Endorsed is what the Resident Coordinator submits; any other change of what it says makes an endorsement void. */
export function endorsementAfter(
  author: Viewer,
  input: RecordInput,
  context: RecordableContext,
  result: HeededResult,
): EndorsementAfter {
  if (result.kind === 'ENDORSED') return 'GIVEN';
  if (result.kind !== 'RECORDED') return 'KEPT';
  const rewritten = changesContent(result);
  const submits = result.next.status === 'SUBMITTED' && (rewritten || input.status != null);
  if (submits && context.endorsement && mayEndorse(author, input)) return 'GIVEN';
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

function changesContent({ changes }: { changes: readonly { field: string }[] }): boolean {
  return changes.some(({ field }) => isContent(field));
}

function isContent(field: string): boolean {
  return contentNames.some((name) => name === field);
}

function invalid(message: string): Refusal {
  return { code: 'INVALID', message };
}
