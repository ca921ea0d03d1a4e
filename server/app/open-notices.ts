import { readCalendarData } from '../calendars/calendar-data.ts';
import type { Database } from '../database/database.ts';
import { bounceAddress } from '../mail/bounce-address.ts';
import { FolderPost } from '../mail/folder-post.ts';
import { SmtpPost } from '../mail/smtp-post.ts';
import type { NoticeParts } from '../notices/notice-parts.ts';
import type { NoticePerson } from '../notices/person.sql.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Config } from './config.ts';

/** What notices need, as the environment says. */
export function openNotices(
  { mail, mailFolder, demo, publicUrl, host, port }: Config,
  database: Database,
  sessions: Sessions,
  monitorIsOpen: boolean,
): NoticeParts {
  const home = publicUrl ?? `http://${host}:${port}`;
  const { hostname } = new URL(home);
  const key = sessions.keyFor('notices').toString('base64url');
  const bounces = mail?.bounces ?? null;
  const returnTo = bounces && ((mailId: string) => bounceAddress(key, bounces.address, mailId));
  const post =
    mailFolder === null
      ? mail && new SmtpPost(mail.url, { from: mail.from, host: hostname, returnTo })
      : new FolderPost(mailFolder, { from: 'Concord <concord@demonstration.example>', host: hostname });
  return {
    database,
    calendars: readCalendarData(),
    post,
    monitorIsOpen,
    home,
    key,
    addressOf: (person) => person.email ?? (demo ? addressInDemonstration(person) : null),
  };
}

/** Nobody of the demonstration has an address, and this one leads nowhere. */
function addressInDemonstration({ persona }: NoticePerson): string | null {
  return persona && `${persona.toLowerCase().replace(/[^a-z]+/g, '.')}@demonstration.example`;
}
