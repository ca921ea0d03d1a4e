import type { Queryable, Statement } from '../database/database.ts';
import type { NoticePerson } from './person.sql.ts';

type Wish = Pick<NoticePerson, 'topics' | 'restDays' | 'timeZone' | 'pausedUntil'>;

const write: Statement = {
  name: 'notice-wish-write',
  text: `
    insert into notice_wish (person_id, topics, rest_days, paused_until, time_zone, saved_at)
    values ($1::uuid, $2::jsonb, $3::integer[], $4::date, $5, clock_timestamp())
    on conflict (person_id) do update
      set topics = excluded.topics, rest_days = excluded.rest_days, paused_until = excluded.paused_until,
          time_zone = excluded.time_zone, saved_at = excluded.saved_at`,
};

/** Keeps what somebody wishes, in place of what they wished before. */
export async function writeWish(
  connection: Queryable,
  personId: string,
  { topics, restDays, pausedUntil, timeZone }: Wish,
): Promise<void> {
  await connection.query(write, [personId, JSON.stringify(topics), restDays, pausedUntil, timeZone]);
}

const quiet: Statement = {
  name: 'notice-wish-end-topics',
  text: `
    insert into notice_wish (person_id, topics, saved_at)
    select id, $2::jsonb, clock_timestamp() from person where id = $1::uuid
    on conflict (person_id) do update
      set topics = notice_wish.topics || excluded.topics, saved_at = excluded.saved_at`,
};

/** Ends mails of these topics, and leaves everything else as somebody wished it. */
export async function endTopics(
  connection: Queryable,
  personId: string,
  ended: readonly string[],
): Promise<void> {
  const topics = Object.fromEntries(ended.map((topic) => [topic, 'NONE']));
  await connection.query(quiet, [personId, JSON.stringify(topics)]);
}

export type RefusedRow = {
  id: string;
  name: string;
  email: string;
  refusedAt: Date;
  code: string | null;
  neverSignedIn: boolean;
};

const refused: Statement = {
  name: 'notice-refused-addresses',
  text: `
    select person.id, person.name, person.email, told.failed_at as "refusedAt", told.failed_code as code,
           not exists (select from identity_binding as bound where bound.person_id = person.id)
             and exists (select from invitation where invitation.person_id = person.id and accepted_at is null
                            and revoked_at is null and expires_at > clock_timestamp()) as "neverSignedIn"
      from notice_state as told join person on person.id = told.person_id
     where told.failed_address = person.email and person.deactivated_at is null
       and ($1::uuid is null or person.id = $1::uuid)
     order by told.failed_at desc, person.id limit $2`,
};

/** Addresses that were refused and are somebody's still, the latest first; of one person, or of all. */
export function readRefused(
  connection: Queryable,
  personId: string | null,
  limit: number,
): Promise<RefusedRow[]> {
  return connection.query<RefusedRow>(refused, [personId, limit]);
}

const retry: Statement = {
  name: 'notice-try-again',
  text: `
    update notice_state set failed_address = null, failed_at = null, failed_code = null
     where person_id = $1::uuid and failed_address is not null
    returning person_id`,
};

/** Whether there was one that was refused: it is tried again. */
export async function forgetRefusal(connection: Queryable, personId: string): Promise<boolean> {
  return (await connection.query(retry, [personId])).length > 0;
}

const invitedAnew: Statement = {
  name: 'notice-try-again-invited',
  text: `
    update notice_state set failed_address = null, failed_at = null, failed_code = null
     where person_id = $1::uuid and failed_address is not null
       and not exists (select from identity_binding as bound where bound.person_id = notice_state.person_id)
       and exists (select from invitation
                    where invitation.person_id = notice_state.person_id and accepted_at is null and revoked_at is null
                      and expires_at > clock_timestamp() and created_at > failed_at)
    returning person_id`,
};

/** The same for somebody who never signed in and was invited since: whoever invites again says that the address is right. */
export async function forgetRefusalBeforeInvitation(
  connection: Queryable,
  personId: string,
): Promise<boolean> {
  return (await connection.query(invitedAnew, [personId])).length > 0;
}
