import { randomUUID } from 'node:crypto';
import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { Told } from './decide.ts';

export type MailKind = 'NOTICES' | 'INVITATION';

/** A message that has not ended. `handedAt`: all of it was with a mail server, which nobody heard of since. */
export type OpenMail = Told & {
  id: string;
  kind: MailKind;
  handedAt: Date | null;
  tries: number;
  repeats: number;
  /** Not before then. */
  retryAt: Date | null;
  madeAt: Date;
};

const openStatement: Statement = {
  name: 'mail-open',
  text: `
    select id, kind, handed_at as "handedAt", tries, repeats, retry_at as "retryAt", made_at as "madeAt",
           to_char(daily_on, 'YYYY-MM-DD') as "dailyOn", to_char(weekly_on, 'YYYY-MM-DD') as "weeklyOn"
      from mail where person_id = $1::uuid and kind = $2 and state = 'OPEN'`,
};

export async function readOpenMail(
  connection: Queryable,
  personId: string,
  kind: MailKind,
): Promise<OpenMail | null> {
  return (await connection.query<OpenMail>(openStatement, [personId, kind]))[0] ?? null;
}

const make: Statement = {
  name: 'mail-make',
  text: `
    insert into mail (id, person_id, kind, state, made_at, daily_on, weekly_on)
    values ($1::uuid, $2::uuid, $3, 'OPEN', $4::timestamptz, $5::date, $6::date)
    on conflict (id) do update set daily_on = excluded.daily_on, weekly_on = excluded.weekly_on`,
};
const unlink: Statement = {
  name: 'mail-unlink',
  text: 'update notice set mail_id = null where mail_id = $1::uuid',
};
const link: Statement = {
  name: 'mail-link',
  text: `
    update notice set mail_id = $1::uuid
      from jsonb_to_recordset($3::jsonb) as held (topic text, key text)
     where notice.person_id = $2::uuid and notice.topic = held.topic and notice.key = held.key`,
};

/** Makes a message that holds these notices, or lets the one that waits hold them; returns its id. */
export async function holdInMail(
  connection: Queryable,
  personId: string,
  waiting: OpenMail | null,
  held: readonly { topic: NoticeTopic; key: string }[],
  { dailyOn, weeklyOn }: Told,
  at: Date,
): Promise<string> {
  const id = waiting?.id ?? randomUUID();
  await connection.query(make, [id, personId, 'NOTICES', at, dailyOn, weeklyOn]);
  if (waiting) await connection.query(unlink, [id]);
  const keys = held.map(({ topic, key }) => ({ topic, key }));
  await connection.query(link, [id, personId, JSON.stringify(keys)]);
  return id;
}

/** Makes an invitation's message; returns its id. */
export async function makeInvitationMail(connection: Queryable, personId: string, at: Date): Promise<string> {
  const id = randomUUID();
  await connection.query(make, [id, personId, 'INVITATION', at, null, null]);
  return id;
}

const begin: Statement = {
  name: 'mail-begin',
  text: `update mail set tries = tries + 1, address = $2 where id = $1::uuid and state = 'OPEN'`,
};

/** Notes that a try begins, and where it goes. */
export async function beginTry(connection: Queryable, id: string, address: string): Promise<void> {
  await connection.query(begin, [id, address]);
}

const hand: Statement = {
  name: 'mail-hand',
  text: `
    update mail set repeats = repeats + (handed_at is not null)::integer, handed_at = $2::timestamptz
     where id = $1::uuid and state = 'OPEN'`,
};

/** Notes that it is about to end at the mail server: from then on nobody can say that it was not taken over. */
export async function noteHanded(connection: Queryable, id: string, at: Date): Promise<void> {
  await connection.query(hand, [id, at]);
}

const defer: Statement = {
  name: 'mail-defer',
  text: `
    update mail set code = $2,
           handed_at = case when repeats > 0 then handed_at end, repeats = greatest(repeats - 1, 0)
     where id = $1::uuid and state = 'OPEN'`,
};
const deferBefore: Statement = {
  name: 'mail-defer-before',
  text: `update mail set code = $2 where id = $1::uuid and state = 'OPEN'`,
};

/**
 * Notes that this try was certainly not taken over. Where it was `handed`, that takes back what handing it said; what an
 * earlier try left uncertain stays so.
 */
export async function noteDeferred(
  connection: Queryable,
  id: string,
  code: string | null,
  handed: boolean,
): Promise<void> {
  if (handed) await connection.query(defer, [id, code]);
  else await connection.query(deferBefore, [id, code]);
}

const retry: Statement = {
  name: 'mail-retry',
  text: `update mail set retry_at = $2::timestamptz where id = $1::uuid and state = 'OPEN'`,
};

/** Notes when it is tried again. */
export async function tryLater(connection: Queryable, id: string, at: Date): Promise<void> {
  await connection.query(retry, [id, at]);
}

const end: Statement = {
  name: 'mail-end',
  text: `update mail set state = $2, code = $3, ended_at = $4::timestamptz where id = $1::uuid and state = 'OPEN'`,
};
const tell: Statement = {
  name: 'mail-tell',
  text: 'update notice set told_at = $2::timestamptz where mail_id = $1::uuid and told_at is null',
};

/** Ends a message. What it held counts as told, unless it was refused. */
export async function endMail(
  connection: Queryable,
  id: string,
  state: 'SENT' | 'UNCERTAIN' | 'REFUSED',
  code: string | null,
  at: Date,
): Promise<void> {
  await connection.query(end, [id, state, code, at]);
  if (state === 'REFUSED') await connection.query(unlink, [id]);
  else await connection.query(tell, [id, at]);
}
