import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import { countingRoles } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { countriesOfRoles, type NoticePerson } from './person.sql.ts';

export type Previewed = Pick<
  NoticePerson,
  | 'id'
  | 'name'
  | 'roles'
  | 'alpha2s'
  | 'topics'
  | 'restDays'
  | 'timeZone'
  | 'pausedUntil'
  | 'dailyOn'
  | 'weeklyOn'
> & { untold: { topic: NoticeTopic; key: string }[] };

const read: Statement = {
  name: 'notice-previewed',
  text: `
    select person.id, person.name, ${countingRoles} as roles, ${countriesOfRoles} as alpha2s,
           coalesce(wish.topics, '{}') as topics, wish.rest_days as "restDays", wish.time_zone as "timeZone",
           to_char(wish.paused_until, 'YYYY-MM-DD') as "pausedUntil",
           to_char(told.daily_on, 'YYYY-MM-DD') as "dailyOn", to_char(told.weekly_on, 'YYYY-MM-DD') as "weeklyOn",
           due.untold
      from (
        select person_id, jsonb_agg(jsonb_build_object('topic', topic, 'key', key)) as untold
          from notice where told_at is null and settled_at is null and topic <> 'ALERT' group by person_id
      ) as due
      join person on person.id = due.person_id
      left join notice_wish as wish on wish.person_id = person.id
      left join notice_state as told on told.person_id = person.id
     where person.deactivated_at is null and told.failed_address is distinct from coalesce(person.email, '')
       and (person.email is not null or person.persona is not null)
     order by person.name_folded, person.id`,
};

/** Everybody of whom something stands that they were not told, and whom a message can reach. Alerts are the monitor’s to tell of. */
export function readPreviewed(connection: Queryable): Promise<Previewed[]> {
  return connection.query<Previewed>(read);
}
