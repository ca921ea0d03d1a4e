import { membershipCounts } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { Role } from '../domain/viewer.ts';
import { LOOK_AFTER } from './notice-parts.ts';

/** Events that one step reads at most. */
const PAGE = 500;

// What makes something wait or settles it: a status, a mention, an assignment, an endorsement, a cycle's step or a role.
const concerns = `(
  event.kind in ('RESPONSE_ENDORSED', 'RESPONSE_ASSIGNED', 'CYCLE_OPENED', 'CYCLE_CLOSED', 'COMMENT_ADDED', 'COMMENT_EDITED',
                 'COMMENT_RESOLVED', 'COMMENT_REOPENED', 'COMMENT_ERASED', 'COMMENT_HANDED_OVER', 'MEMBERSHIP_GRANTED',
                 'MEMBERSHIP_ENDED', 'PERSON_INVITED', 'PERSON_DEACTIVATED')
  or (event.kind = 'RESPONSE_RECORDED' and event.changes @> '[{"field": "status"}]'))`;

/** The demonstration has thousands of people: those are looked after whom somebody has been, or may choose at once. */
const isSomebody = `(
  person.persona is null or exists (select from session where session.person_id = person.id)
  or exists (select from job where job.kind = '${LOOK_AFTER}' and job.key = person.id::text))`;

const pageStatement: Statement = {
  name: 'notice-follow-log',
  text: `
    with page as materialized (
      select position, kind, cell_id, changes from event where position > $1::bigint order by position limit ${PAGE}
    ),
    event as materialized (select * from page as event where ${concerns}),
    place as materialized (
      select distinct cell.country_code, cell.agency_code from event join cell on cell.id = event.cell_id
    ),
    named as materialized (
      select distinct change ->> 'to' as id from event cross join jsonb_array_elements(changes) as change
       where change ->> 'field' in ('person', 'mention', 'assignedTo', 'returnedTo') and change ->> 'to' is not null
       union
      select distinct change ->> 'from' from event cross join jsonb_array_elements(changes) as change
       where change ->> 'field' in ('mention', 'assignedTo', 'returnedTo') and change ->> 'from' is not null
    )
    select (select coalesce(max(position), $1::bigint) from page) as position,
           (select count(*) from page) = ${PAGE} as more,
           array(
             select person.id::text from person
              where person.deactivated_at is null and ${isSomebody} and (
                person.id::text in (select id from named)
                or exists (
                  select from membership
                   where membership.person_id = person.id and ${membershipCounts}
                     and (exists (select from event where kind in ('CYCLE_OPENED', 'CYCLE_CLOSED'))
                          or exists (select from place
                                      where coalesce(membership.country_code, place.country_code) = place.country_code
                                        and (place.agency_code is null
                                             or coalesce(membership.agency_code, place.agency_code) = place.agency_code)))))
           ) as people`,
};

/** What the next events of the log mean: how far they come, and whom they may concern. */
export type FollowedPage = { position: number; more: boolean; people: string[] };

/** The next events after a position. People are looked after once more than needed rather than once too few. */
export async function readFollowedPage(connection: Queryable, after: number): Promise<FollowedPage> {
  const [row] = await connection.query<FollowedPage & { position: number | string }>(pageStatement, [after]);
  if (!row) throw new Error('a page of the log came back without a row');
  return { ...row, position: Number(row.position) };
}

const everybody: Statement = {
  name: 'notice-everybody',
  text: `
    select person.id::text as id from person
     where person.deactivated_at is null and ${isSomebody}
       and exists (select from membership where membership.person_id = person.id and ${membershipCounts})
       and not exists (select from job where job.kind = $1 and job.key = person.id::text)`,
};

/** People with a role, nobody of whom is to be looked after: who came before notices did, or whose role begins today. */
export async function readForgotten(connection: Queryable, kind: string): Promise<string[]> {
  return (await connection.query<{ id: string }>(everybody, [kind])).map(({ id }) => id);
}

const holders: Statement = {
  name: 'notice-holders',
  text: `
    select distinct person.id::text as id from membership join person on person.id = membership.person_id
     where person.deactivated_at is null and ${isSomebody} and ${membershipCounts} and membership.role = any ($1::text[])
       and (membership.country_code is null or membership.country_code = any ($2::text[]))`,
};

/** Who has one of these roles in one of these countries, or in all. */
export async function readHolders(
  connection: Queryable,
  roles: readonly Role[],
  countries: readonly string[],
): Promise<string[]> {
  return (await connection.query<{ id: string }>(holders, [roles, countries])).map(({ id }) => id);
}
