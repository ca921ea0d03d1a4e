import type { Queryable, Statement } from '../database/database.ts';
import type { Places } from './days.ts';

/** What somebody is invited to who has never signed in. */
export type Invited = Places & { until: string };

const read: Statement = {
  name: 'notice-invited',
  text: `
    select to_char(max(expires_at) at time zone 'utc', 'YYYY-MM-DD') as until,
           array_agg(country_code) as countries, array_agg(country.alpha2) as alpha2s
      from invitation left join country on country.code = country_code
     where person_id = $1::uuid and accepted_at is null and revoked_at is null and expires_at > clock_timestamp()
       and not exists (select from identity_binding as bound where bound.person_id = invitation.person_id)
    having max(created_at) > coalesce((
             select max(made_at) from mail
              where person_id = $1::uuid and kind = 'INVITATION' and state in ('SENT', 'UNCERTAIN')),
             '-infinity')`,
};

/**
 * Invitations that wait for somebody who was not written to since; null where there is none. One that was refused reached nobody:
 * it is the refused address that keeps it from being sent again.
 */
export async function readUnsaidInvitation(connection: Queryable, personId: string): Promise<Invited | null> {
  return (await connection.query<Invited>(read, [personId]))[0] ?? null;
}
