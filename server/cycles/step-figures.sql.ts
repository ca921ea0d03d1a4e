import { membershipCounts } from '../access/counting-roles.sql.ts';
import type { ItemData } from '../catalogue/catalogue-data.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { NewCell } from './cycle.sql.ts';

/** How many items a cell of each kind has. */
export type ItemCounts = Record<ItemData['answeredBy'], number>;

const items: Statement = {
  name: 'cycle-item-counts',
  text: `
    select count(*) filter (where answered_by = 'AGENCY')::integer as "AGENCY",
           count(*) filter (where answered_by = 'COUNTRY_TEAM')::integer as "COUNTRY_TEAM"
      from checklist_item where version = coalesce($1::integer, (select max(version) from checklist_version))`,
};

/** How many items a cell has in this version of the checklist; null: in the newest, which a cycle that opens gets. */
export async function countItems(connection: Queryable, version: number | null): Promise<ItemCounts> {
  const [row] = await connection.query<ItemCounts>(items, [version]);
  return row ?? { AGENCY: 0, COUNTRY_TEAM: 0 };
}

const unfinished: Statement = {
  name: 'cycle-unfinished',
  text: `
    select coalesce(sum(not_started + in_progress + returned), 0)::integer as count
      from cell where cycle_code = $1 and presence is distinct from 'NONE'`,
};

/** How many answers of a cycle are due and neither submitted nor accepted. */
export async function countUnfinished(connection: Queryable, cycleCode: string): Promise<number> {
  return (await connection.query<{ count: number }>(unfinished, [cycleCode]))[0]?.count ?? 0;
}

const roles: Statement = {
  name: 'cycle-roles-ending',
  text: `
    select count(*)::integer as count
      from membership join person on person.id = membership.person_id
     where membership.ended_at is null and person.deactivated_at is null
       and membership.ends_on >= (clock_timestamp() at time zone 'utc')::date and membership.ends_on < $1::date`,
};

/** How many roles that haven't ended yet end before this day. */
export async function countRolesEnding(connection: Queryable, lastDay: string): Promise<number> {
  return (await connection.query<{ count: number }>(roles, [lastDay]))[0]?.count ?? 0;
}

/** Agencies meet agencies, and leads the country’s team, by equality. */
const writers: Statement = {
  name: 'cycle-count-writers',
  text: `
    with place as materialized (select * from unnest($1::text[], $2::text[]) as place (country, agency))
    select count(distinct membership.person_id)::integer as count
      from membership join person on person.id = membership.person_id
     where person.deactivated_at is null and ${membershipCounts}
       and case
             when membership.role in ('FOCAL_POINT', 'CONTRIBUTOR') then exists (
               select from place where place.agency = membership.agency_code
                and (membership.country_code is null or place.country = membership.country_code))
             when membership.role = 'COUNTRY_LEAD' then exists (
               select from place where place.agency is null and place.country = membership.country_code)
             else false
           end`,
};

/** How many people answer in these cells by their roles: focal points and contributors, and leads for country teams. */
export async function countWriters(connection: Queryable, cells: readonly NewCell[]): Promise<number> {
  const places = [cells.map(({ country }) => country), cells.map(({ agency }) => agency)];
  return (await connection.query<{ count: number }>(writers, places))[0]?.count ?? 0;
}
