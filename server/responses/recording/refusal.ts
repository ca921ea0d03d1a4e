export type RefusalCode =
  | 'FORBIDDEN'
  | 'CYCLE_NOT_OPEN'
  | 'UNKNOWN_COUNTRY'
  | 'UNKNOWN_AGENCY'
  | 'UNKNOWN_ITEM'
  | 'NOT_REPORTING'
  | 'INVALID'
  | 'OWN_ANSWER'
  | 'NOT_ENDORSED'
  | 'SECOND_PERSON_NEEDED'
  | 'NOT_CARRIED'
  | 'REWORDED'
  | 'NOT_CONFIRMABLE';

/** Why nothing was recorded: a code for programs, a sentence for people. */
export type Refusal = { code: RefusalCode; message: string };
