import type { Viewer } from '../../domain/viewer.ts';
import { refusalOf } from '../response.policy.ts';
import type { RecordContext } from './read-for-recording.sql.ts';
import type { RecordInput } from './record-input.ts';
import type { Refusal } from './record-outcome.ts';

/** The place of a response that may be recorded: everything in a context that can be missing is there. */
export type RecordableContext = RecordContext & {
  cycle_code: string;
  cell_id: number;
  status: NonNullable<RecordContext['status']>;
  revision: number;
};

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
    { status: input.status },
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

function isRecordable(context: RecordContext): context is RecordableContext {
  return context.cell_id !== null && context.presence !== 'NONE' && context.revision !== null;
}

/** What somebody sent, short and on one line, for a sentence about it. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
