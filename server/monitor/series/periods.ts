/** How long the periods of a series are: ISO weeks, from Monday, or months; both in UTC. */
export type Step = 'WEEK' | 'MONTH';

/** Periods in a year, as detectors count them. */
export const frequencies: Readonly<Record<Step, number>> = { WEEK: 52, MONTH: 12 };

const DAY_MS = 86_400_000;
/** 1970-01-01, day 0, was a Thursday. */
const FROM_MONDAY = 3;

/**
 * When something happened, as far as it is known. `endedOn` null, or the same day for what others publish: nobody said how long
 * it was, and the precision tells.
 */
export type EventTime = { occurredOn: string; endedOn: string | null; datePrecision: string };

/** The number of the period that a day, `YYYY-MM-DD`, is in. Numbers of consecutive periods follow each other. */
export function periodOf(step: Step, day: string): number {
  return step === 'WEEK' ? weekOf(dayNumber(day)) : monthOf(day);
}

/** The first day of a period. */
export function startOf(step: Step, period: number): string {
  if (step === 'WEEK') return dayOf(period * 7 - FROM_MONDAY);
  return new Date(Date.UTC(1970, period, 1)).toISOString().slice(0, 10);
}

/**
 * The period in which an event counts; null where its date is too vague for such a series. What took several days counts
 * where most of them lie, and of two halves in the first. Weeks have no event that is vaguer than a week, months none that
 * is vaguer than a month, whichever days its source gives of it.
 */
export function placeInTime({ occurredOn, endedOn, datePrecision }: EventTime, step: Step): number | null {
  if (datePrecision === 'YEAR' || (datePrecision === 'MONTH' && step === 'WEEK')) return null;
  const { first, last } = spanOf({ occurredOn, endedOn, datePrecision });
  if (last - first >= (step === 'WEEK' ? 7 : 31)) return null;
  const middle = Math.floor((first + last) / 2);
  return step === 'WEEK' ? weekOf(middle) : monthOf(dayOf(middle));
}

/** Whether what counts in one week may lie in the next as well. */
export function crossesWeeks(time: EventTime): boolean {
  const { first, last } = spanOf(time);
  return weekOf(first) !== weekOf(last);
}

/** Its first and last day. Of one that is known to a week, the first of seven days was recorded. */
function spanOf({ occurredOn, endedOn, datePrecision }: EventTime): { first: number; last: number } {
  const first = dayNumber(occurredOn);
  const said = endedOn === null ? first : dayNumber(endedOn);
  return { first, last: said === first && datePrecision === 'WEEK' ? first + 6 : said };
}

function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

function weekOf(day: number): number {
  return Math.floor((day + FROM_MONDAY) / 7);
}

function monthOf(day: string): number {
  return (Number(day.slice(0, 4)) - 1970) * 12 + Number(day.slice(5, 7)) - 1;
}
