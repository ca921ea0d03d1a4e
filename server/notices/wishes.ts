import type { NoticeWishes, NoticeWishesInput } from '../../schema/types/notice-wishes.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import type { Database } from '../database/database.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { addDays, type OwnDays, type Rest, restOf } from './days.ts';
import { LOOK_AFTER } from './notice-parts.ts';
import { type NoticePerson, readNoticePerson, saveTold } from './person.sql.ts';
import { dayIn, zoneNamed } from './time-zones.ts';
import { topics, usual } from './topics.ts';
import { readRefused, writeWish } from './wish.sql.ts';

/** What somebody wishes to be told. `mails`: whether anything is mailed at all. */
export async function readWishes(
  database: Database,
  calendars: CalendarData,
  personId: string,
  mails: boolean,
): Promise<NoticeWishes> {
  const person = await readPerson(database, personId);
  const [refused] = await readRefused(database, personId, 1);
  const usualRest = await restIf(database, calendars, person, { restDays: null, timeZone: null });
  return {
    topics: topics.map((topic) => ({ topic, frequency: person.topics[topic] ?? usual[topic] })),
    restDays: person.restDays,
    usualRestDays: [...usualRest.weekdays],
    timeZone: person.timeZone,
    usualTimeZone: usualRest.zone,
    pausedUntil: person.pausedUntil,
    address: mails ? person.email : null,
    refusedAt: refused?.refusedAt ?? null,
  };
}

/** Keeps what somebody wishes. Throws BAD_USER_INPUT for what can't be wished. */
export async function saveWishes(
  database: Database,
  calendars: CalendarData,
  personId: string,
  { topics: wished, restDays = null, timeZone = null, pausedUntil = null }: NoticeWishesInput,
  now: Date,
): Promise<void> {
  if (new Set(wished.map(({ topic }) => topic)).size < wished.length) {
    throw badUserInput('Name each topic once.');
  }
  const days = restDays === null ? null : [...new Set(restDays)].sort();
  if (days && (days.length > 6 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))) {
    throw badUserInput('Days of rest are up to six weekdays, Monday 1 to Sunday 7.');
  }
  const zone = timeZone === null ? null : zoneNamed(timeZone);
  if (timeZone !== null && zone === null) {
    throw badUserInput('This is no time zone: name one as Africa/Nairobi.');
  }
  const person = await readPerson(database, personId);
  const before = await restIf(database, calendars, person, person);
  const after = await restIf(database, calendars, person, { restDays: days, timeZone: zone });
  const today = dayIn(after.zone, now);
  if (
    pausedUntil !== null &&
    !(isCalendarDate(pausedUntil) && pausedUntil >= today && pausedUntil <= addDays(today, 366))
  ) {
    throw badUserInput('A pause ends on a day from today on, within a year, such as 2027-01-31.');
  }
  const kept = Object.fromEntries(wished.map(({ topic, frequency }) => [topic, frequency]));
  await database.transaction('READ COMMITTED', async (connection) => {
    await writeWish(connection, personId, { topics: kept, restDays: days, timeZone: zone, pausedUntil });
    // Whoever had today's message has had it, though by other clocks today is another day.
    if (person.dailyOn === dayIn(before.zone, now) && person.dailyOn !== today) {
      await saveTold(connection, personId, { dailyOn: today, weeklyOn: person.weeklyOn });
    }
    await callJobs(connection, LOOK_AFTER, [personId], now);
  });
}

async function readPerson(database: Database, personId: string): Promise<NoticePerson> {
  const person = await readNoticePerson(database, personId);
  if (!person) throw new Error('whoever asks is nobody');
  return person;
}

/** Somebody's days, if they had set these themselves. */
async function restIf(
  database: Database,
  calendars: CalendarData,
  { roles, alpha2s }: NoticePerson,
  own: OwnDays,
): Promise<Rest> {
  const { calendarOf } = await readPlaceCalendars(database, calendars);
  const countries = roles.map(({ countryCode }) => countryCode);
  return restOf(own, { countries, alpha2s }, (countryCode) => calendarOf({ countryCode, agencyCode: null }));
}
