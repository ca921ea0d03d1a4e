import { isCalendarDate } from '../../lib/is-calendar-date.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * A day as sources write it, `2027-01-31` with or without a time after it or `31 January 2027`, as the former; null where it
 * is written otherwise. Days of figures alone are not guessed: 01/02/2027 is one day here and another there.
 */
export function readDay(said: string): string | null {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(said) ?? [];
  if (iso !== undefined) return isCalendarDate(iso) ? iso : null;
  const [, day = '', name = '', year = ''] = /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(said) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return null;
  const written = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(written) ? written : null;
}
