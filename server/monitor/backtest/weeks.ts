const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** The first Monday after 1 January 1970. */
const FIRST_MONDAY = 4 * DAY;

/** Which ISO week a day is in, counted from the first one of 1970: weeks in a row have numbers in a row. */
export function weekOf(day: string): number {
  return Math.floor((Date.parse(day) - FIRST_MONDAY) / WEEK);
}

/** The Sunday on which a week ends, as `2027-01-31`. */
export function lastDayOf(week: number): string {
  return new Date(week * WEEK + FIRST_MONDAY + 6 * DAY).toISOString().slice(0, 10);
}

/** Its name by ISO 8601, as `2017-W05`: it is of the year in which its Thursday is. */
export function weekName(week: number): string {
  const thursday = new Date(week * WEEK + FIRST_MONDAY + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / WEEK) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}
