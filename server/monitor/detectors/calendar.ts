import { z } from 'zod';
import type { IndicatorLevel } from './indicator-rise.ts';
import { type Finding, notComputable, type Result, toResult } from './result.ts';
import { list, type Say, sentenceOf } from './words.ts';

/** A day on which tension may turn: an election, a census, an anniversary, a verdict. */
export type SensitiveDate = { name: string /** A UTC date as `2027-01-31`. */; day: string };

/** An indicator of a factor as it was last assessed. */
export type AssessedIndicator = { factor: string; code: string; level: IndicatorLevel };

/** What it saw: the days ahead, and the factors that are there. */
export type CalendarSeen = {
  dates: (SensitiveDate & { daysAhead: number })[];
  factors: string[];
  withinDays: number;
};

const DAY = 86_400_000;

const parameters = z.strictObject({
  withinDays: z.int().min(0).max(366).default(30),
  /** So many factors must be there. */
  atLeastFactors: z.int().min(1).max(14).default(1),
});

const definition = {
  detector: 'calendar',
  version: 1,
  source: 'UN Framework of Analysis for Atrocity Crimes 2014, A/70/741–S/2016/71, risk factor 8',
};

/** Sensitive dates from today on within some days, while factors are present: one with an indicator that is present or severe. */
export const calendar = {
  ...definition,
  defaults: parameters.parse({}),
  /**
   * One finding; not computable where a date comes and no factor is known to be there while some are unknown. `today` is
   * a UTC date. A ZodError where the parameters are not its own.
   */
  detect(
    dates: readonly SensitiveDate[],
    indicators: readonly AssessedIndicator[],
    today: string,
    given: unknown = {},
  ): Result<CalendarSeen> {
    const chosen = parameters.parse(given);
    return toResult(definition, chosen, 0, [judge(dates, indicators, today, chosen)]);
  },
  /** One sentence about a finding of its own. */
  sentence: (finding: Finding<CalendarSeen>) => sentenceOf(finding, say),
};

/** Its own sentence. */
const say: Say<CalendarSeen> = ({ seen: { dates, factors, withinDays } }) => {
  if (dates.length === 0) return `No sensitive date within ${withinDays} days.`;
  const days = list(dates.map(({ name, day, daysAhead }) => `${name} on ${day}, in ${daysAhead} days`));
  return `${days}; factors present: ${factors.length === 0 ? 'none' : list(factors)}.`;
};

function judge(
  dates: readonly SensitiveDate[],
  indicators: readonly AssessedIndicator[],
  today: string,
  { withinDays, atLeastFactors }: z.infer<typeof parameters>,
): Finding<CalendarSeen> {
  const coming = dates
    .map(({ name, day }) => ({ name, day, daysAhead: (Date.parse(day) - Date.parse(today)) / DAY }))
    .filter(({ daysAhead }) => daysAhead >= 0 && daysAhead <= withinDays)
    .sort((left, right) => left.daysAhead - right.daysAhead || (left.name < right.name ? -1 : 1));
  const factors = [
    ...new Set(
      indicators.filter(({ level }) => level === 'PRESENT' || level === 'SEVERE').map(({ factor }) => factor),
    ),
  ];
  const enough = factors.length >= atLeastFactors;
  const unknown = indicators.length === 0 || indicators.some(({ level }) => level === 'UNKNOWN');
  if (coming.length > 0 && !enough && unknown) return notComputable(0, null, 'NOTHING_KNOWN');
  return {
    period: 0,
    observed: coming.length,
    outcome: coming.length > 0 && enough ? 'ALARM' : 'QUIET',
    upperbound: null,
    p: null,
    seen: { dates: coming, factors, withinDays },
  };
}
