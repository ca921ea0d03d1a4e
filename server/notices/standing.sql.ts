import { membershipCounts } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { mayOf, reached } from '../todo/todo.sql.ts';
import type { TodoGrant } from '../todo/todo-grants.ts';

/** A last day of the open cycle, and how many places have open answers that somebody is to write by then. */
export type LastDay = { cycle: string; day: string; places: number };

const lastDayStatement: Statement = {
  name: 'notice-last-days',
  text: `
    with may as materialized (${mayOf('$1')})
    select cell.cycle_code as cycle, to_char(last.day, 'YYYY-MM-DD') as day, count(*)::integer as places
      from cycle join cell on cell.cycle_code = cycle.code
      left join later_last_day as later
        on later.cycle_code = cell.cycle_code and later.country_code = cell.country_code
     cross join lateral (select greatest(cycle.closes_on, later.closes_on) as day) as last
     where cycle.state = 'OPEN' and cell.presence is distinct from 'NONE'
       and cell.not_started + cell.in_progress + cell.returned > 0
       and last.day between $2::date and $2::date + 45 and ${reached('TO_FIX')}
     group by cell.cycle_code, last.day order by last.day`,
};

/** The last days that come near, of answers that these grants let somebody write. `today`: `YYYY-MM-DD`. */
export async function readLastDays(
  connection: Queryable,
  grants: readonly TodoGrant[],
  today: string,
): Promise<LastDay[]> {
  if (!grants.some(({ kind }) => kind === 'TO_FIX')) return [];
  return connection.query<LastDay>(lastDayStatement, [JSON.stringify(grants), today]);
}

/** A cycle's latest opening or closing, while it still is as that left it. */
export type CycleStep = { position: number | string; cycle: string; opened: boolean };

const stepStatement: Statement = {
  name: 'notice-cycle-steps',
  text: `
    select step.position, cycle.code as cycle, step.kind = 'CYCLE_OPENED' as opened
      from cycle
     cross join lateral (
       select position, kind, at from event
        where kind in ('CYCLE_OPENED', 'CYCLE_CLOSED') and cycle_code = cycle.code
        order by position desc limit 1
     ) as step
     where step.at between $1::timestamptz - interval '14 days' and $1::timestamptz
       and cycle.state = case step.kind when 'CYCLE_OPENED' then 'OPEN' else 'CLOSED' end
     order by step.position`,
};

/** What was done to cycles in the last 14 days. */
export function readCycleSteps(connection: Queryable, now: Date): Promise<CycleStep[]> {
  return connection.query<CycleStep>(stepStatement, [now]);
}

/** A role that somebody else gave, and that is held. */
export type GivenRole = {
  position: number | string;
  role: string;
  agency: string | null;
  country: string | null;
};

const roleStatement: Statement = {
  name: 'notice-given-roles',
  text: `
    select event.position, given.role, given.agency, given.country
      from event
     cross join lateral (
       select max(change ->> 'to') filter (where change ->> 'field' = 'role') as role,
              max(change ->> 'to') filter (where change ->> 'field' = 'agency') as agency,
              max(change ->> 'to') filter (where change ->> 'field' = 'country') as country
         from jsonb_array_elements(event.changes) as change
     ) as given
     where event.visibility = 'PEOPLE' and event.changes -> 0 ->> 'to' = $1 and event.kind = 'MEMBERSHIP_GRANTED'
       and event.actor_id is distinct from $1::uuid and event.at between $2::timestamptz - interval '14 days' and $2::timestamptz
       and exists (
         select from membership
          where membership.person_id = $1::uuid and membership.role = given.role
            and membership.agency_code is not distinct from given.agency
            and membership.country_code is not distinct from given.country and ${membershipCounts})
     order by event.position`,
};

/** Roles that somebody was given in the last 14 days. */
export function readGivenRoles(connection: Queryable, personId: string, now: Date): Promise<GivenRole[]> {
  return connection.query<GivenRole>(roleStatement, [personId, now]);
}
