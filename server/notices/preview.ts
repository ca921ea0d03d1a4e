import type { PlannedMessage } from '../../schema/types/notice-wishes.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import { addDays, restOf } from './days.ts';
import { decide, morningOf } from './decide.ts';
import { readPreviewed } from './preview.sql.ts';
import { dayIn } from './time-zones.ts';
import { toldAs, topics, usual } from './topics.ts';

/** Messages that a preview holds at most. */
export const MOST_PREVIEWED = 500;

/**
 * Who gets a message on the morning of their tomorrow, as things stand now. What happens until then changes it, and alerts
 * are not in it.
 */
export async function previewTomorrow(
  database: Database,
  calendars: CalendarData,
  now: Date,
): Promise<PlannedMessage[]> {
  const { calendarOf } = await readPlaceCalendars(database, calendars);
  const people = await readPreviewed(database);
  const messages = people.flatMap((person): PlannedMessage[] => {
    const countries = person.roles.map(({ countryCode }) => countryCode);
    const rest = restOf(person, { countries, alpha2s: person.alpha2s }, (countryCode) =>
      calendarOf({ countryCode, agencyCode: null }),
    );
    const morning = morningOf(rest.zone, addDays(dayIn(rest.zone, now), 1));
    const wishes = { frequencies: { ...usual, ...person.topics }, pausedUntil: person.pausedUntil };
    const untold = person.untold.map((notice) => ({ ...notice, urgent: false, at: now }));
    const { send } = decide(morning, rest, wishes, person, untold);
    const counts = topics.map((topic) => ({
      topic,
      count: send.filter((notice) => toldAs(notice.topic) === topic).length,
    }));
    if (send.length === 0) return [];
    return [{ person: toPerson(person), topics: counts.filter(({ count }) => count > 0) }];
  });
  return messages.slice(0, MOST_PREVIEWED);
}
