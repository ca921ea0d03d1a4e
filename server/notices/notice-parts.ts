import type { CalendarData } from '../calendars/calendar-data.ts';
import type { Database } from '../database/database.ts';
import type { PostOffice } from '../mail/post-office.ts';
import type { NoticePerson } from './person.sql.ts';

/** The jobs of this capability: one for each person who has a role, by their id. */
export const LOOK_AFTER = 'notices';

/** What notices need. */
export type NoticeParts = {
  database: Database;
  calendars: CalendarData;
  /** Null: nothing is mailed, the page alone tells. */
  post: PostOffice | null;
  /** Whether alerts are heard of: the monitor’s role is there. */
  monitorIsOpen: boolean;
  /** Where people reach Concord, without a slash at its end. */
  home: string;
  /** Signs what ends mails with one click. */
  key: string;
  /** Where messages to somebody go; null: nowhere. */
  addressOf: (person: NoticePerson) => string | null;
};
