import type { NoticeWishes, NoticeWishesInput } from '../../schema/types/notice-wishes.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import type { Database } from '../database/database.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { addDays, dayOf, restOf } from './days.ts';
import { LOOK_AFTER } from './notice-parts.ts';
import { readNoticePerson } from './person.sql.ts';
import { topics, usual } from './topics.ts';
import { readRefused, writeWish } from './wish.sql.ts';

/** What somebody wishes to be told. `mails`: whether anything is mailed at all. */
export async function readWishes(
  database: Database,
  calendars: CalendarData,
  personId: string,
  mails: boolean,
): Promise<NoticeWishes> {
  const person = await readNoticePerson(database, personId);
  if (!person) throw new Error('whoever asks is nobody');
  const [refused] = await readRefused(database, personId, 1);
  const { calendarOf } = await readPlaceCalendars(database, calendars);
  const { weekdays } = restOf(
    null,
    person.roles.map(({ countryCode }) => countryCode),
    (countryCode) => calendarOf({ countryCode, agencyCode: null }),
  );
  return {
    topics: topics.map((topic) => ({ topic, frequency: person.topics[topic] ?? usual[topic] })),
    restDays: person.restDays,
    usualRestDays: [...weekdays],
    pausedUntil: person.pausedUntil,
    address: mails ? person.email : null,
    refusedAt: refused?.refusedAt ?? null,
  };
}

/** Keeps what somebody wishes. Throws BAD_USER_INPUT for what can't be wished. */
export async function saveWishes(
  database: Database,
  personId: string,
  { topics: wished, restDays = null, pausedUntil = null }: NoticeWishesInput,
  now: Date,
): Promise<void> {
  if (new Set(wished.map(({ topic }) => topic)).size < wished.length) {
    throw badUserInput('Name each topic once.');
  }
  const days = restDays === null ? null : [...new Set(restDays)].sort();
  if (days && (days.length > 6 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))) {
    throw badUserInput('Days of rest are up to six weekdays, Monday 1 to Sunday 7.');
  }
  const today = dayOf(now);
  if (
    pausedUntil !== null &&
    !(isCalendarDate(pausedUntil) && pausedUntil >= today && pausedUntil <= addDays(today, 366))
  ) {
    throw badUserInput('A pause ends on a day from today on, within a year, such as 2027-01-31.');
  }
  const kept = Object.fromEntries(wished.map(({ topic, frequency }) => [topic, frequency]));
  await database.transaction('READ COMMITTED', async (connection) => {
    await writeWish(connection, personId, { topics: kept, restDays: days, pausedUntil });
    await callJobs(connection, LOOK_AFTER, [personId], now);
  });
}
