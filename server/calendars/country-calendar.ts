import type { CalendarAction, CountryCalendar } from '../../schema/types/country-calendar.ts';
import type { Pause } from '../../schema/types/pause.ts';
import { mayDo } from '../access/permissions.ts';
import { readCountryByCode } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { type PauseRow, readCalendarPlace, readPauses, readWorkingWeeks } from './calendar.sql.ts';
import type { CalendarData } from './calendar-data.ts';

/** By what a country's working days are counted, with the holidays of a year. NOT_FOUND for no country. */
export async function readCountryCalendar(
  database: Database,
  data: CalendarData,
  viewer: Viewer,
  country: string,
  year: number,
): Promise<CountryCalendar> {
  if (!Number.isInteger(year) || year < 1900 || year > 9999) throw badUserInput('A year is given as 2027.');
  return database.transaction('REPEATABLE READ', async (connection) => {
    if (!(await readCountryByCode(connection, country)))
      throw notFound('There is no country with this code.');
    const [set] = await readWorkingWeeks(connection, country);
    const place = await readCalendarPlace(connection, country, null);
    const target = { countryCode: country, agencyCode: null, ...place };
    const may = (action: 'setWorkingWeek' | 'declarePause') =>
      place !== null && mayDo(viewer, action, target);
    const packaged = data.weekendOf(country);
    return {
      countryCode: country,
      weekend: set?.weekend ?? packaged.weekend,
      weekendConfirmed: set !== undefined || packaged.confirmed,
      weekendSetBy: set ? toPerson(set.setBy) : null,
      weekendSetAt: set?.setAt ?? null,
      holidays: holidaysOf(data, country, String(year)),
      pauses: (await readPauses(connection, country)).map(toPause),
      viewerCan: [
        ...(may('setWorkingWeek') ? ['SET_WORKING_WEEK' as CalendarAction] : []),
        ...(may('declarePause') ? ['DECLARE_PAUSE' as CalendarAction] : []),
      ],
    };
  });
}

/** A pause as the API shows it. */
export function toPause({ declaredBy, ...row }: PauseRow): Pause {
  return { ...row, declaredBy: toPerson(declaredBy) };
}

function holidaysOf(data: CalendarData, country: string, year: string): CountryCalendar['holidays'] {
  const { holidays, holidaysKnown: known } = data.holidaysOf(country);
  if (!known || year < known.from.slice(0, 4) || year > known.until.slice(0, 4)) return null;
  return [...holidays].filter(([day]) => day.startsWith(year)).map(([day, mayMove]) => ({ day, mayMove }));
}
