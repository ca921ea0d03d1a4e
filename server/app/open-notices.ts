import { readCalendarData } from '../calendars/calendar-data.ts';
import type { Database } from '../database/database.ts';
import { SmtpPost } from '../mail/smtp-post.ts';
import type { NoticeParts } from '../notices/notice-parts.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Config } from './config.ts';

/** What notices need, as the environment says. */
export function openNotices(
  { mail, publicUrl, host, port }: Config,
  database: Database,
  sessions: Sessions,
  monitorIsOpen: boolean,
): NoticeParts {
  const home = publicUrl ?? `http://${host}:${port}`;
  return {
    database,
    calendars: readCalendarData(),
    post: mail && new SmtpPost(mail.url, { from: mail.from, host: new URL(home).hostname }),
    monitorIsOpen,
    home,
    key: sessions.keyFor('notices').toString('base64url'),
    addressOf: ({ email }) => email,
  };
}
