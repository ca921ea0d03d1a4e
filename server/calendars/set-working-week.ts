import { mayDo } from '../access/permissions.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { lockCountry, readCalendarPlace, readWorkingWeeks, saveWorkingWeek } from './calendar.sql.ts';
import type { CalendarData } from './calendar-data.ts';

/**
 * Says on which weekdays nobody works in a country. What is so already is no event. Throws NOT_FOUND where nothing is due
 * in the open cycle, FORBIDDEN, or BAD_USER_INPUT.
 */
export function setWorkingWeek(
  database: Database,
  data: CalendarData,
  actor: Viewer,
  country: string,
  weekdays: readonly number[],
): Promise<boolean> {
  const weekend = [...new Set(weekdays)].sort();
  if (weekend.length === 7 || weekend.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw badUserInput(
      'Name the weekdays on which nobody works, from 1 for Monday to 7 for Sunday, six at most.',
    );
  }
  return database.transaction('READ COMMITTED', async (connection) => {
    if (!(await lockCountry(connection, country))) throw notFound('There is no country with this code.');
    const place = await readCalendarPlace(connection, country, null);
    if (!place) throw notFound('No cycle is open in which this country answers.');
    if (!mayDo(actor, 'setWorkingWeek', { countryCode: country, agencyCode: null, ...place })) {
      throw forbidden('A country’s working week is set by those who write its country team’s answers.');
    }
    const [set] = await readWorkingWeeks(connection, country);
    const from = set?.weekend ?? data.weekendOf(country).weekend;
    if (set && from.join() === weekend.join()) return false;
    await saveWorkingWeek(connection, country, weekend, actor.personId);
    await appendEvent(connection, {
      kind: 'WORKING_WEEK_SET',
      actorId: actor.personId,
      cycleCode: place.cycleCode,
      cellId: place.cellId,
      changes: [{ field: 'weekend', from: from.join(), to: weekend.join() }],
      note: null,
    });
    return true;
  });
}
