import type { WorkingCalendar } from '../calendars/working-days.ts';
import { zoneNamed, zoneOfCountry } from './time-zones.ts';

const DAY = 86_400_000;

/** On which days somebody is left alone. Days are dates where they are, as `2027-01-31`, weekdays Monday 1 to Sunday 7. */
export type Rest = {
  /** By whose clocks their days begin. */
  zone: string;
  weekdays: readonly number[];
  /** Other days of rest: holidays, and pauses that were declared where they work. */
  isFree: (day: string) => boolean;
};

/** Where somebody’s roles are; null: everywhere, or for an area without a code. */
export type Places = {
  countries: readonly (string | null)[];
  /** The same as ISO 3166-1 alpha-2. */
  alpha2s: readonly (string | null)[];
};

/** What somebody set themselves; null: what is usual where their roles are. */
export type OwnDays = { restDays: readonly number[] | null; timeZone: string | null };

/**
 * Somebody's days of rest: those that they set; otherwise those of the one country in which all their roles are, with its
 * holidays and pauses; otherwise Saturday and Sunday. Their days begin by the clocks that they set; otherwise by those of
 * that country, if it has one zone; otherwise by UTC.
 */
export function restOf(
  { restDays, timeZone }: OwnDays,
  { countries, alpha2s }: Places,
  calendarOf: (country: string) => WorkingCalendar,
): Rest {
  const zone = (timeZone && zoneNamed(timeZone)) ?? zoneOfCountry(onlyOne(alpha2s) ?? '');
  if (restDays !== null) return { zone, weekdays: restDays, isFree: () => false };
  const country = onlyOne(countries);
  if (country === null) return { zone, weekdays: [6, 7], isFree: () => false };
  const { weekend, holidays, pauses } = calendarOf(country);
  return {
    zone,
    weekdays: weekend,
    isFree: (day) =>
      holidays.has(day) || pauses.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn),
  };
}

function onlyOne(values: readonly (string | null)[]): string | null {
  const [one = null, ...others] = new Set(values);
  return others.length > 0 ? null : one;
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

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}
