/** Counts below this are never shown, zero included; nor are movements below it. */
export const THRESHOLD = 5;

/** What is left out before anything is counted, in every release, whether or not there was any. */
export const LEFT_OUT = ['HIGH', 'SEVERE'] as const;

/** How much an incident could hurt somebody if it were known. */
export type Sensitivity = 'LOW' | 'MODERATE' | (typeof LEFT_OUT)[number];

/** The place in which all regions are; M49 has the number 001 for it. */
export const WORLD = 'World';

/** What a release is about. Its shape follows from this alone, never from a count. */
export type ReleaseTable = {
  /** Each with its M49 region. */
  countries: readonly { code: string; region: string }[];
  categories: readonly string[];
  /** Those that are over: `2026-01`. */
  months: readonly string[];
  /** Those whose months are all there: `2026`. Each has a sum. */
  years: readonly string[];
};

/** How many incidents of one kind are known by now. What is not named is zero. */
export type CountedIncidents = {
  country: string;
  category: string;
  month: string;
  sensitivity: Sensitivity;
  count: number;
};

/** A place of the table: a number that was so on a day, or nothing. */
export type ReleasedNumber = {
  /** A country’s code, a region, or the world. */
  place: string;
  category: string;
  /** A month, or a year. */
  period: string;
  /** Null where it is hidden. */
  count: number | null;
  /** The release that showed this count first. */
  since: string | null;
};

/** What anybody may read; frozen once it is made. */
export type Release = {
  /** A day: `2026-11-30`. */
  madeOn: string;
  threshold: number;
  leftOut: readonly Sensitivity[];
  table: ReleaseTable;
  numbers: readonly ReleasedNumber[];
};
