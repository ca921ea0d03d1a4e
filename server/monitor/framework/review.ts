import type { SensitiveDateKind } from '../../../schema/types/assessment-terms.ts';

/** Half a year. */
export const REVIEW_DAYS = 183;
/** So many days before a sensitive date what it may turn is looked at once more. */
export const BEFORE_DAYS = 30;

const DAY = 86_400_000;

/** A sensitive date as far as reviewing asks. Days are UTC dates as `2027-01-31`. */
export type DateToHeed = { id: string; kind: SensitiveDateKind; day: string; yearly: boolean };

/** What is to be looked at before each kind of date: always what may trigger, and what the event works on. */
export const factorsBefore: Readonly<Record<SensitiveDateKind, readonly string[]>> = {
  ELECTION: ['RF4', 'RF7', 'RF8'],
  CENSUS: ['RF4', 'RF8', 'RF9'],
  ANNIVERSARY: ['RF2', 'RF7', 'RF8'],
  VERDICT: ['RF3', 'RF7', 'RF8'],
  FESTIVAL: ['RF7', 'RF8', 'RF9'],
  OTHER: ['RF7', 'RF8'],
};

/** The day from which an indicator is due, half a year after it was last looked at. */
export function lookAgainOn(lastLooked: string): string {
  return addDays(lastLooked, REVIEW_DAYS);
}

/** Whether an indicator is due: half a year after the last look, and at once where nobody ever looked. */
export function isDue(lastLooked: string | null, today: string): boolean {
  return lastLooked === null || lookAgainOn(lastLooked) <= today;
}

/** When a date comes next, today included; null where it is over. 29 February comes on the 28th where a year has none. */
export function nextDay({ day, yearly }: Pick<DateToHeed, 'day' | 'yearly'>, today: string): string | null {
  if (day >= today) return day;
  if (!yearly) return null;
  const year = Number(today.slice(0, 4));
  const inYear = (one: number) => {
    const leaps = new Date(Date.UTC(one, 1, 29)).getUTCMonth() === 1;
    const rest = day.slice(4) === '-02-29' && !leaps ? '-02-28' : day.slice(4);
    return `${one}${rest}`;
  };
  return inYear(year) >= today ? inYear(year) : inYear(year + 1);
}

/**
 * The dates before which an indicator of a factor is still to be looked at. They come within 30 days and have to do with the
 * factor, and nobody has looked at the indicator in the 30 days before them.
 */
export function datesToLookBefore<Heeded extends DateToHeed>(
  factor: string,
  lastLooked: string | null,
  dates: readonly Heeded[],
  today: string,
): Heeded[] {
  return dates.filter((date) => {
    if (!factorsBefore[date.kind].includes(factor)) return false;
    const comes = nextDay(date, today);
    if (comes === null) return false;
    const from = addDays(comes, -BEFORE_DAYS);
    return from <= today && (lastLooked === null || lastLooked < from);
  });
}

/** A day so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));
}

/** The UTC day of a moment. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
