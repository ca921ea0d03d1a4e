import type { ComparisonReason } from '../../schema/types/comparison.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Counts } from '../domain/cell.ts';
import type { comparedField, ResponseContent } from '../domain/response-fields.ts';

type Level = ResponseContent[typeof comparedField];

/** What somebody asks a report of: a country, or the whole network for null; a snapshot, or for null the cycle as it stands. */
export type ReportSubject = { cycle: string; country: string | null; snapshot: string | null };

/**
 * What a report says at one place of the log, in codes and figures: kept with the report, so that it can be made again in any
 * language. It holds no word that anybody wrote: of those only their places in the log, where erasing reaches them.
 */
export type ReportFacts = {
  subject: ReportSubject;
  /** Of the checklist that the cycle asks. */
  checklistVersion: number;
  cursor: string;
  /** When the last change up to there was made, in ISO 8601. */
  at: string;
  /** Those in which answers are due. */
  countries: readonly CountryFacts[];
  parties: readonly PartyFacts[];
  items: readonly ItemFacts[];
  /** Of one country alone, those that are no drafts. */
  answers: readonly AnswerFacts[];
  /** With the last closing before; null where there is none. */
  compared: ComparedFacts | null;
};

export type CountryFacts = { code: string; counts: Counts };

/** An agency, or the country teams for null, with in how many countries it reports. */
export type PartyFacts = { agency: string | null; countries: number; counts: Counts };

/** `ratings` are those of answers that are submitted or accepted, in the order of `ratingOrder`; the last has none. */
export type ItemFacts = {
  item: string;
  due: number;
  answered: number;
  returned: number;
  ratings: readonly number[];
};

export type AnswerFacts = {
  agency: string | null;
  item: string;
  status: ResponseStatus;
  /** What it says on the scale; null where it says nothing. */
  level: Level;
  /** The position of the event that brought its words. */
  words: number | null;
};

/** How many pairs of answers became what: see `comparison`. */
export type ChangeFacts = {
  gains: number;
  losses: number;
  unchanged: number;
  notComparable: number;
};

export type ComparedFacts = {
  cycle: string;
  snapshot: string;
  at: string;
  total: ChangeFacts;
  reasons: readonly { reason: ComparisonReason; pairs: number }[];
  /** By country of the network, by section of a country. */
  rows: readonly { code: string; change: ChangeFacts }[];
};

/** Ratings as reports list them. */
export const ratingOrder: readonly Level[] = [
  'MISSING',
  'APPROACHES',
  'MEETS',
  'EXCEEDS',
  'NOT_APPLICABLE',
  null,
];
