import type { StalenessRuleCode, StalenessTurn } from '../../schema/types/staleness.ts';
import type { Counts } from '../domain/cell.ts';

/** A cell of the open cycle, as far as rules ask. Days are UTC dates. */
export type CellFacts = {
  countryCode: string;
  /** Null for the country team. */
  agencyCode: string | null;
  counts: Counts;
  /** Of those not started, how many stand as last year and wait to be confirmed. */
  carried: number;
  updatedAt: Date | null;
  /** Of the latest change there; of the opening, or of the beginning of the agency's presence, where that is later. */
  changedOn: string;
  /** The answer in this status that was changed longest ago; null where there is none. */
  returned: Waiting | null;
  submitted: Waiting | null;
};
export type Waiting = { itemCode: string; since: string };

/** Who is there to answer in a cell. */
export type PeopleThere = {
  /** The agency's own in the country, and neither on leave nor missing. */
  focalPoint: boolean;
  alternate: boolean;
  /** The agency's for all countries. */
  headquarters: boolean;
  lead: boolean;
  /** Whoever was invited to answer there and never signed in, while nobody else has that role: since when. */
  invitedOn: string | null;
  /** Of a country without a lead and without anybody invited to be one: since when. */
  unledSince: string | null;
};

/** Where a rule starts to count, and by which answer. */
type Beginning = { since: string; itemCode: string | null };

export type Rule = {
  code: StalenessRuleCode;
  /** Flags are raised from so many working days on. */
  workingDays: number;
  says: string;
  /**
   * What it tells of, and so who sees it: counts, which everybody does; an answer that is published; or people with their
   * roles.
   */
  tellsOf: 'COUNTS' | 'ANSWERS' | 'PEOPLE';
  /** Null where it does not apply. */
  beginsWith: (cell: CellFacts, people: PeopleThere) => Beginning | null;
  turn: (cell: CellFacts, people: PeopleThere) => StalenessTurn;
};

/** The one table of what counts as stuck, in the order in which it is shown. */
export const rules: readonly Rule[] = [
  {
    code: 'NO_CHANGE',
    workingDays: 15,
    says: 'No change for 15 working days while items are open.',
    tellsOf: 'COUNTS',
    beginsWith: (cell) => (hasOpen(cell) ? { since: cell.changedOn, itemCode: null } : null),
    turn: whoAnswers,
  },
  {
    code: 'RETURNED_NOT_TAKEN_UP',
    workingDays: 10,
    says: 'Returned, and not changed for 10 working days.',
    tellsOf: 'ANSWERS',
    beginsWith: ({ returned }) => returned,
    turn: whoAnswers,
  },
  {
    code: 'SUBMITTED_NOT_DECIDED',
    workingDays: 10,
    says: 'Submitted, and as it stands not decided on for 10 working days.',
    tellsOf: 'ANSWERS',
    beginsWith: ({ submitted }) => submitted,
    turn: () => 'COORDINATOR',
  },
  {
    code: 'NEVER_SIGNED_IN',
    workingDays: 10,
    says: 'Invited 10 working days ago and never signed in, while items are open and nobody else has the role.',
    tellsOf: 'PEOPLE',
    beginsWith: (cell, { invitedOn }) =>
      invitedOn !== null && hasOpen(cell) ? { since: invitedOn, itemCode: null } : null,
    turn: whoAnswers,
  },
  {
    code: 'NO_LEAD',
    workingDays: 10,
    says: 'A country without a lead for 10 working days while items of its team are open.',
    tellsOf: 'PEOPLE',
    beginsWith: (cell, { unledSince }) =>
      unledSince !== null && hasOpen(cell) ? { since: unledSince, itemCode: null } : null,
    turn: () => 'COORDINATOR',
  },
];

/** What is neither submitted nor accepted is open: not started, in progress or returned. */
function hasOpen({ counts: [notStarted, inProgress, , returned] }: CellFacts): boolean {
  return notStarted + inProgress + returned > 0;
}

/** The nearest one to the work who is there; the coordinator where nobody is. */
function whoAnswers(
  { agencyCode }: CellFacts,
  { focalPoint, alternate, headquarters, lead }: PeopleThere,
): StalenessTurn {
  if (agencyCode === null) return lead ? 'COUNTRY_LEAD' : 'COORDINATOR';
  if (focalPoint) return 'FOCAL_POINT';
  if (alternate) return 'ALTERNATE';
  return headquarters ? 'HEADQUARTERS' : 'COORDINATOR';
}
