import type { Language } from '../domain/languages.ts';
import { holdsJob, type Job } from '../jobs/job.sql.ts';
import type { Message } from '../mail/message.ts';
import { isRest, type Places, type Rest } from './days.ts';
import { deliver, endAndTell } from './deliver.ts';
import { readUnsaidInvitation } from './invited.sql.ts';
import { makeInvitationMail, readOpenMail } from './mail.sql.ts';
import type { NoticeParts } from './notice-parts.ts';
import { dayIn } from './time-zones.ts';
import { dayInWords, fill, noticeWords } from './words/languages.ts';
import { asHtml, asText, type Link } from './write-message.ts';

/** Nothing is left to send; it is a day of rest; or when it is to be tried again. */
export type InvitationOutcome = 'DONE' | 'LATER' | Date;

/** Writes to whoever was invited and never signed in, once for what they are invited to. */
export async function inviteByMail(
  { database, post, home }: NoticeParts & { post: NonNullable<NoticeParts['post']> },
  job: Job,
  { id: personId, language, address }: { id: string; language: Language; address: string },
  restIn: (places: Places) => Rest,
  now: Date,
): Promise<InvitationOutcome> {
  const planned = await database.transaction('READ COMMITTED', async (connection) => {
    if (!(await holdsJob(connection, job))) return 'DONE';
    const waiting = await readOpenMail(connection, personId, 'INVITATION');
    const invited = await readUnsaidInvitation(connection, personId);
    // Taken back or accepted meanwhile, or sent twice without an answer.
    if (waiting && (!invited || waiting.repeats > 0)) {
      await endAndTell(connection, personId, waiting, 'UNCERTAIN', null, now);
      return 'DONE';
    }
    if (!invited) return 'DONE';
    if (waiting?.retryAt && waiting.retryAt > now) return waiting.retryAt;
    const rest = restIn(invited);
    if (isRest(rest, dayIn(rest.zone, now))) return 'LATER';
    const mailId = waiting?.id ?? (await makeInvitationMail(connection, personId, now));
    return { mailId, until: invited.until };
  });
  if (typeof planned === 'string' || planned instanceof Date) return planned;
  const mail = { id: planned.mailId, kind: 'INVITATION' as const, personId, address };
  const words = writeInvitation(language, home, planned.until);
  return (await deliver(database, post, job, mail, words, now)) ?? 'DONE';
}

/** Without the name of whoever invites, and without what they are invited to: it is there once they have signed in. */
function writeInvitation(language: Language, home: string, until: string): Omit<Message, 'id' | 'to'> {
  const words = noticeWords[language];
  const { subject, heading, how, holds } = words.invitation;
  const paragraphs = [how, fill(holds, { day: dayInWords(language, until) })];
  const open: Link = { text: words.openConcord, address: `${home}/` };
  const page = { direction: words.direction, subject, heading };
  return {
    language,
    subject,
    text: asText(page, paragraphs, [open]),
    html: asHtml(
      page,
      language,
      paragraphs.map((line) => ({ line, places: [] })),
      [open],
    ),
    unsubscribe: null,
  };
}
