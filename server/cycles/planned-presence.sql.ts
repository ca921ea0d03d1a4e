import type { Presence } from '../catalogue/catalogue-data.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** Who is to report where in a planned cycle. */
export type PlannedPresence = { country: string; agency: string; presence: Presence };

const read: Statement = {
  name: 'planned-presence-read',
  text: `
    select country_code as country, agency_code as agency, presence from planned_presence
     where cycle_code = $1 order by country_code, agency_code`,
};

/** Who is to report in a planned cycle; those who won't are not among them. */
export function readPlannedPresence(connection: Queryable, cycleCode: string): Promise<PlannedPresence[]> {
  return connection.query<PlannedPresence>(read, [cycleCode]);
}

const write: Statement = {
  name: 'planned-presence-write',
  text: `
    with said as materialized (
      select * from unnest($2::text[], $3::text[], $4::text[]) as said (country, agency, presence)
    ),
    gone as (
      delete from planned_presence using said
       where cycle_code = $1 and country_code = country and agency_code = agency and said.presence = 'NONE'
    )
    insert into planned_presence (cycle_code, country_code, agency_code, presence)
    select $1, country, agency, presence from said where presence <> 'NONE'
    on conflict (cycle_code, country_code, agency_code) do update set presence = excluded.presence`,
};

/** Says it anew for these agencies in these countries, each named once. */
export async function writePlannedPresence(
  connection: Queryable,
  cycleCode: string,
  said: readonly PlannedPresence[],
): Promise<void> {
  await connection.query(write, [
    cycleCode,
    said.map(({ country }) => country),
    said.map(({ agency }) => agency),
    said.map(({ presence }) => presence),
  ]);
}

const clear: Statement = {
  name: 'planned-presence-clear',
  text: 'delete from planned_presence where cycle_code = $1',
};

/** Forgets the plan, once the cells say it. */
export async function clearPlannedPresence(connection: Queryable, cycleCode: string): Promise<void> {
  await connection.query(clear, [cycleCode]);
}
