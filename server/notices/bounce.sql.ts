import type { Database, Statement } from '../database/database.ts';

const bounce: Statement = {
  name: 'notice-bounce',
  text: `
    with bounced as (
      update mail set state = 'REFUSED', code = $2, ended_at = clock_timestamp()
       where id = $1::uuid and state <> 'REFUSED' returning id, person_id, address
    ), untold as (
      update notice set mail_id = null, told_at = null from bounced where notice.mail_id = bounced.id
    ), paused as (
      insert into notice_state (person_id, failed_address, failed_at, failed_code)
      select person.id, address, clock_timestamp(), $2 from bounced join person on person.id = bounced.person_id
       where person.email = address
      on conflict (person_id) do update
        set failed_address = excluded.failed_address, failed_at = excluded.failed_at, failed_code = excluded.failed_code
    )
    select id from bounced`,
};

/**
 * Notes that a message came back for good: what it held was told to nobody, and nothing more goes to that address while it is
 * its person's. False where that is known, or the message is not.
 */
export async function noteBounce(database: Database, mailId: string, code: string): Promise<boolean> {
  return (await database.query(bounce, [mailId, code])).length > 0;
}
