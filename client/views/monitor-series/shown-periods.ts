import type { Series } from './read-series.ts';

/** Two years of weeks, or ten of months: more bars would be too thin. */
const longest = { WEEK: 104, MONTH: 120 } as const;

/** The latest periods of a series that a picture has room for: their counts, when they begin, and when there were most. */
export function shownOf({ counts, start, step }: Pick<Series, 'counts' | 'start' | 'step'>): {
  readonly counts: readonly number[];
  readonly start: string;
  readonly peak: string;
  readonly sum: number;
} {
  const from = Math.max(0, counts.length - longest[step]);
  const shown = counts.slice(from);
  const peak = shown.indexOf(Math.max(...shown, 0));
  return {
    counts: shown,
    start: dayOf(start, step, from),
    peak: dayOf(start, step, from + Math.max(peak, 0)),
    sum: shown.reduce((sum, count) => sum + count, 0),
  };
}

/** The first day of the period so many after the one that begins on `start`. */
function dayOf(start: string, step: Series['step'], after: number): string {
  const day = new Date(`${start}T00:00:00Z`);
  if (step === 'WEEK') day.setUTCDate(day.getUTCDate() + 7 * after);
  else day.setUTCMonth(day.getUTCMonth() + after);
  return day.toISOString().slice(0, 10);
}
