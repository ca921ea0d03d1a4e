import { createHash } from 'node:crypto';
import { checkCodes, checkText } from '../../domain/check-text.ts';
import { changesContent, fieldNames } from '../../domain/response-fields.ts';
import { LONGEST_NARRATIVE, LONGEST_NOTE } from '../../domain/text-limits.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { refusalOf } from '../response.policy.ts';
import { addresseeOf, fileAuthorOf } from './addressee.ts';
import type { HeededResult } from './change.ts';
import type { MergeResult } from './merge.ts';
import type { RecordableContext, RecordContext } from './record-context.sql.ts';
import type { RecordInput } from './record-input.ts';
import type { Refusal } from './refusal.ts';
import { heedSecondPerson } from './second-person.ts';

const nothingSent = `Nothing to record: send ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  fieldNames.map((name) => `a ${name}`),
)}.`;

/**
 * What is wrong with an input by itself, before the database is asked: a sentence for its author, or null where its shape is right.
 * Rules 3, 5 and 6.
 */
export function checkInput(input: RecordInput): string | null {
  if (input.status === null)
    return 'A status can’t be cleared: leave it out, or send the one that it should have.';
  if (!input.endorse && !input.confirms && fieldNames.every((name) => input[name] === undefined))
    return nothingSent;
  if (input.returnTo != null && (input.status !== 'RETURNED' || addresseeOf(input) === null))
    return 'Only with the status RETURNED is a person named, by their id, to take the answer up.';
  if (input.together != null && input.agency != null)
    return 'Only what country teams answer is written for several countries together: leave `together` out.';
  if (input.fromFileOf != null && fileAuthorOf(input) === null)
    return 'A file is somebody’s: name them by their id in `fromFileOf`, or leave it out.';
  if (input.baseRevision < 0) {
    return 'The revision that the change is based on can’t be below 0: send the one that was read, or 0 for a first answer.';
  }
  if (input.writtenAt && !isInCalendar(input.writtenAt)) {
    return 'The time of writing has no year from 1 to 9999: set the device’s clock, and send the change again.';
  }
  return (
    checkCodes(input) ??
    checkText('narrative', input.narrative, LONGEST_NARRATIVE) ??
    checkText('note', input.note, LONGEST_NOTE) ??
    (input.status === 'RETURNED' && !input.note?.trim()
      ? 'Returning an answer needs a note that says what is missing.'
      : null)
  );
}

/**
 * Whether an input may be recorded at all, in the order of rule 9: what it names exists → its agency fits the item → its
 * author may → an answer is due → the cycle is open. Its shape was checked before, its content is merged after.
 */
export function authorizeInput(
  author: Viewer,
  input: RecordInput,
  context: RecordContext,
): Refusal | RecordableContext {
  const { country, item, agency, cycle } = input;
  if (cycle != null && !context.cycle_code) {
    return {
      code: 'INVALID',
      message: `There is no cycle ${quote(cycle)}: leave it out for the one that is open.`,
    };
  }
  if (!context.country_known) {
    return {
      code: 'UNKNOWN_COUNTRY',
      message: `There is no country or area ${quote(country)}: use its ISO 3166-1 alpha-3 code.`,
    };
  }
  if (!context.answered_by) {
    return { code: 'UNKNOWN_ITEM', message: `There is no item ${quote(item)} in this cycle’s checklist.` };
  }
  if (agency != null && !context.agency_known) {
    return {
      code: 'UNKNOWN_AGENCY',
      message: `No agency ${quote(agency)} answers the checklist: use its code, such as UN_WOMEN.`,
    };
  }
  if (context.answered_by === 'COUNTRY_TEAM' && agency != null) {
    return {
      code: 'INVALID',
      message: `${item} is answered once by the country team: leave the agency out.`,
    };
  }
  if (context.answered_by === 'AGENCY' && agency == null) {
    return { code: 'INVALID', message: `${item} is answered by each agency: say which one.` };
  }
  if (input.fromFileOf != null && (!context.file_author_known || fileAuthorOf(input) === author.personId)) {
    return {
      code: 'INVALID',
      message:
        'Nobody else has the id in `fromFileOf`: name who wrote the file, or leave it out where you did.',
    };
  }
  const forbidden = refusalOf(
    author,
    {
      countryCode: country,
      agencyCode: agency ?? null,
      // Without an open cycle nobody reports. The country team's writers should hear that, not that they may not write.
      reportingAgencies: context.cycle_code
        ? (context.reporting_agencies ?? [])
        : author.memberships.flatMap(({ agencyCode }) => agencyCode ?? []),
      hasLead: context.has_lead,
    },
    { status: input.status, endorse: input.endorse === true },
    context.status ? { status: context.status } : null,
  );
  if (forbidden) return { code: 'FORBIDDEN', message: forbidden };
  if (context.cycle_state === 'OPEN' || context.cycle_state === 'CLOSED') {
    if (!isRecordable(context)) {
      return {
        code: 'NOT_REPORTING',
        message: `${agency ?? 'The country team'} does not report in ${country} in cycle ${context.cycle_code}: no answer is due.`,
      };
    }
    if (context.cycle_state === 'OPEN') return context;
  }
  return {
    code: 'CYCLE_NOT_OPEN',
    message: context.cycle_code
      ? `Cycle ${context.cycle_code} is ${context.cycle_state === 'CLOSED' ? 'closed' : 'not open yet'}: its answers can’t be changed.`
      : 'No cycle is open: answers can be recorded again when the coordinator opens the next one.',
  };
}

/**
 * What a cycle asks of decisions (rules 35 and 36): that nobody accepts what they wrote, and that the Resident Coordinator
 * stands behind a country team's answer. Then what an agency asks of who submits (rule 58). Returns a refusal, or what is to
 * be written.
 */
export function heedSettings(
  author: Viewer,
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
  const second = heedSecondPerson(author, input, context, result);
  if (second) return second;
  if (result.next.status !== 'ACCEPTED') return result;
  const accepts = context.status !== 'ACCEPTED';
  const rewritten = changesContent(result.changes);
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
  if (changesContent((context.since ?? []).flatMap(({ changes }) => changes))) {
    return invalid('The answer says something else than you read: read it again, and endorse that.');
  }
  return context.endorsed_revision === null ? { kind: 'ENDORSED', merged: false, changes: [] } : result;
}

function invalid(message: string): Refusal {
  return { code: 'INVALID', message };
}

function isRecordable(context: RecordContext): context is RecordableContext {
  return context.cell_id !== null && context.presence !== 'NONE' && context.revision !== null;
}

/** What somebody sent, short and on one line, for a sentence about it. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Other years can’t be spelled in ISO 8601 without a sign, and one that the database can’t read would fail a whole batch. */
function isInCalendar(time: Date): boolean {
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/**
 * sha256 over an input as it was sent, to tell a repetition from another input under the same mutationId. An absent
 * field is left out and null stays, because the two mean different things. The id itself is no part of it: it has been
 * compared already, as an id, for which upper and lower case are the same. Of a confirmation only what it names was sent.
 */
export function inputDigest(input: RecordInput): Buffer {
  const { confirms, writtenAt } = input;
  const sent = confirms ? { confirms: confirms.answer, writtenAt } : input;
  const entries = Object.entries(sent)
    .filter(([name, value]) => value !== undefined && name !== 'mutationId')
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries), 'utf8').digest();
}
