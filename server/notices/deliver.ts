import type { Database, Queryable } from '../database/database.ts';
import { holdsJob, type Job } from '../jobs/job.sql.ts';
import type { Message } from '../mail/message.ts';
import type { PostOffice } from '../mail/post-office.ts';
import {
  beginTry,
  endMail,
  type MailKind,
  noteDeferred,
  noteHanded,
  type OpenMail,
  readOpenMail,
  tryLater,
} from './mail.sql.ts';
import { nextTry } from './next-try.ts';
import { noteFailedAddress, saveTold } from './person.sql.ts';

/** A message that waits to be sent, and to whom. */
export type WaitingMail = { id: string; kind: MailKind; personId: string; address: string };

/** Sends it, and notes what became of it. Returns when it is to be tried again; null: never, or somebody else sees to it. */
export async function deliver(
  database: Database,
  post: PostOffice,
  job: Job,
  { id, kind, personId, address }: WaitingMail,
  words: Omit<Message, 'id' | 'to'>,
  now: Date,
): Promise<Date | null> {
  await beginTry(database, id, address);
  let handed = false;
  const { outcome, code } = await post.send({ ...words, id, to: address }, now, () =>
    database.transaction('READ COMMITTED', async (connection) => {
      if (!(await holdsJob(connection, job))) throw new Error('a message took longer than its job was held');
      await noteHanded(connection, id, now);
      handed = true;
    }),
  );
  return database.transaction('READ COMMITTED', async (connection) => {
    if (!(await holdsJob(connection, job))) return null;
    const mail = await readOpenMail(connection, personId, kind);
    if (mail?.id !== id) return null;
    if (outcome === 'SENT') {
      await endAndTell(connection, personId, mail, 'SENT', code, now);
      return null;
    }
    if (outcome === 'REFUSED') {
      await endMail(connection, id, 'REFUSED', code, now);
      await noteFailedAddress(connection, personId, address, now, code);
      return null;
    }
    if (outcome === 'DEFERRED') await noteDeferred(connection, id, code, handed);
    const again = nextTry(mail.tries, now);
    await tryLater(connection, id, again);
    return again;
  });
}

/** Ends a message that was taken over, as far as anybody knows. */
export async function endAndTell(
  connection: Queryable,
  personId: string,
  mail: OpenMail,
  state: 'SENT' | 'UNCERTAIN',
  code: string | null,
  now: Date,
): Promise<void> {
  await endMail(connection, mail.id, state, code, now);
  if (mail.kind === 'NOTICES') await saveTold(connection, personId, mail);
}
