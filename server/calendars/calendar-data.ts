import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';
import type { WorkingCalendar } from './working-days.ts';

/** Weekdays that are no working days in a country; Monday is 1, Sunday is 7. */
export type Weekend = { weekend: number[]; confirmed: boolean };

/** What packages and our own file know of weekends and holidays. */
export type CalendarData = {
  weekendOf(country: string): Weekend;
  holidaysOf(country: string): Pick<WorkingCalendar, 'holidays' | 'holidaysKnown'>;
};

type HolidayFile = {
  firstYear: number;
  lastYear: number;
  /** By country and year: days as `01-31`, with `~` after one that may move. */
  countries: Record<string, Record<string, string>>;
};
type WeekFile = { default: number[]; countries: Record<string, number[]> };
type OwnWeekFile = { countries: Record<string, Weekend> };

/** Reads the files of server/calendars/data, whose README says where they are from. */
export function readCalendarData(): CalendarData {
  const holidays = readJson<HolidayFile>('holidays.json');
  const weeks = readJson<WeekFile>('working-weeks.json');
  const own = readJson<OwnWeekFile>('working-weeks.ours.json');
  const known = { from: `${holidays.firstYear}-01-01`, until: `${holidays.lastYear}-12-31` };
  const days = new Map(
    Object.entries(holidays.countries).map(([country, years]) => [country, daysOf(years)]),
  );
  return {
    weekendOf: (country) =>
      own.countries[country] ?? { weekend: weeks.countries[country] ?? weeks.default, confirmed: true },
    holidaysOf: (country) => {
      const found = days.get(country);
      return { holidays: found ?? new Map(), holidaysKnown: found ? known : null };
    },
  };
}

function daysOf(years: Record<string, string>): Map<string, boolean> {
  return new Map(
    Object.entries(years).flatMap(([year, days]) =>
      days
        .split(' ')
        .filter((day) => day !== '')
        .map((day): [string, boolean] => [`${year}-${day.slice(0, 5)}`, day.endsWith('~')]),
    ),
  );
}

function readJson<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(packageRoot(), 'server/calendars/data', name), 'utf8')) as Content;
}
