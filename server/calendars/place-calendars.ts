import type { Queryable } from '../database/database.ts';
import { type PauseRow, readPauses, readWorkingWeeks } from './calendar.sql.ts';
import type { CalendarData } from './calendar-data.ts';
import type { WorkingCalendar } from './working-days.ts';

/** An agency in a country, or with null the country team. */
export type CalendarOf = { countryCode: string; agencyCode: string | null };

/** The calendar of a place, and whether its weekend is certain. */
export type PlaceCalendar = WorkingCalendar & { weekendConfirmed: boolean };

/** The calendars of all places as they stand, read at once. */
export type PlaceCalendars = {
  calendarOf: (place: CalendarOf) => PlaceCalendar;
  pausesOf: (place: CalendarOf) => readonly PauseRow[];
};

/** Reads by which days is counted where: what packages know, the weeks that country teams set, and what was declared. */
export async function readPlaceCalendars(connection: Queryable, data: CalendarData): Promise<PlaceCalendars> {
  const weeks = new Map(
    (await readWorkingWeeks(connection, null)).map(({ countryCode, weekend }) => [countryCode, weekend]),
  );
  const pauses = byCountry(await readPauses(connection, null));
  const pausesOf = (place: CalendarOf) =>
    (pauses.get(place.countryCode) ?? []).filter((one) => concerns(one, place));
  return {
    pausesOf,
    calendarOf: (place) => {
      const { weekend, confirmed } = data.weekendOf(place.countryCode);
      const set = weeks.get(place.countryCode);
      return {
        ...data.holidaysOf(place.countryCode),
        weekend: set ?? weekend,
        weekendConfirmed: set !== undefined || confirmed,
        pauses: pausesOf(place),
      };
    },
  };
}

function byCountry(pauses: readonly PauseRow[]): Map<string, PauseRow[]> {
  const found = new Map<string, PauseRow[]>();
  for (const pause of pauses) {
    found.set(pause.countryCode, [...(found.get(pause.countryCode) ?? []), pause]);
  }
  return found;
}

/** Whether a pause is one of a place: of its agency, or of all of its country; a leave without agency is the team's alone. */
function concerns({ agencyCode, kind }: PauseRow, place: CalendarOf): boolean {
  return agencyCode === place.agencyCode || (agencyCode === null && kind !== 'LEAVE');
}
