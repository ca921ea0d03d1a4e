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
} from './mail.sql.ts';
import { noteFailedAddress, saveTold } from './person.sql.ts';

/** A message that waits to be sent, and to whom. */
export type WaitingMail = { id: string; kind: MailKind; personId: string; address: string };

/** Sends it, and notes what became of it. False where it is to be tried again. */
export async function deliver(
  database: Database,
  post: PostOffice,
  job: Job,
  { id, kind, personId, address }: WaitingMail,
  words: Omit<Message, 'id' | 'to'>,
  now: Date,
): Promise<boolean> {
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
    if (!(await holdsJob(connection, job))) return true;
    const mail = await readOpenMail(connection, personId, kind);
    if (mail?.id !== id) return true;
    switch (outcome) {
      case 'SENT':
        await endAndTell(connection, personId, mail, 'SENT', code, now);
        return true;
      case 'REFUSED':
        await endMail(connection, id, 'REFUSED', code, now);
        await noteFailedAddress(connection, personId, address, now, code);
        return true;
      case 'DEFERRED':
        await noteDeferred(connection, id, code, handed);
        return false;
      case 'NO_ANSWER':
        return false;
    }
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
