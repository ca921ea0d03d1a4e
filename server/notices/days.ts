import type { WorkingCalendar } from '../calendars/working-days.ts';

const DAY = 86_400_000;

/** On which days somebody is left alone. Days are UTC dates as `2027-01-31`, weekdays Monday 1 to Sunday 7. */
export type Rest = {
  weekdays: readonly number[];
  /** Other days of rest: holidays, and pauses that were declared where they work. */
  isFree: (day: string) => boolean;
};

/** Of whoever works in several countries, and of whom nothing is known. */
const usualRest: Rest = { weekdays: [6, 7], isFree: () => false };

/**
 * Somebody's days of rest: those that they set; otherwise those of the one country in which all their roles are, with its
 * holidays and pauses; otherwise Saturday and Sunday.
 */
export function restOf(
  wished: readonly number[] | null,
  countries: readonly (string | null)[],
  calendarOf: (country: string) => WorkingCalendar,
): Rest {
  if (wished !== null) return { weekdays: wished, isFree: () => false };
  const [country = null, ...others] = [...new Set(countries)];
  if (country === null || others.length > 0) return usualRest;
  const { weekend, holidays, pauses } = calendarOf(country);
  return {
    weekdays: weekend,
    isFree: (day) =>
      holidays.has(day) || pauses.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
  };
}

export function isRest({ weekdays, isFree }: Rest, day: string): boolean {
  return weekdays.includes(weekdayOf(day)) || isFree(day);
}

/**
 * The first day of the week that a day is in. Weeks begin with the first weekday, from Monday on, that follows a day of rest: for
 * Saturday and Sunday with Monday, for Friday and Saturday with Sunday.
 */
export function weekBegin({ weekdays }: Rest, day: string): string {
  const all = [1, 2, 3, 4, 5, 6, 7];
  const before = (weekday: number) => (weekday === 1 ? 7 : weekday - 1);
  const first = all.find((weekday) => !weekdays.includes(weekday) && weekdays.includes(before(weekday))) ?? 1;
  return addDays(day, -((weekdayOf(day) - first + 7) % 7));
}

/** Working days from tomorrow up to a day, that day included; 0 where it is today or over. */
export function workingDaysUntil(rest: Rest, today: string, last: string): number {
  let count = 0;
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1)) if (!isRest(rest, day)) count++;
  return count;
}

export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY));
}

function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}
