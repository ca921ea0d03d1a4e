import { membershipCounts } from '../access/counting-roles.sql.ts';
import { servesArea } from '../catalogue/area.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { type CountColumns, countsOf } from '../progress/read-progress.sql.ts';
import type { CellFacts, Waiting } from './rules.ts';

const dayOf = (moment: string) => `to_char(${moment} at time zone 'utc', 'YYYY-MM-DD')`;

/**
 * The answer of a cell that has waited longest in a status. Days on which the cycle was closed are nobody's: what came
 * before the cycle opened last, or before the agency’s presence began last, counts from then.
 */
const waiting = (status: 'RETURNED' | 'SUBMITTED', wanted: string) => `
  (select json_build_object('itemCode', response.item_code, 'since', ${dayOf('greatest(response.updated_at, opened.at, present.at)')})
     from response
    where cell.${status.toLowerCase()} > 0 and response.cell_id = cell.id and response.status = '${status}' and ${wanted}
    order by response.updated_at, response.item_code limit 1)`;

/** `counted` has the columns of a cell’s counts; `wanted` is a condition on `response`. */
const cellsOf = (counted: string, wanted: string, more = '') => `
    with opened as materialized (
      select max(at) as at from event where kind = 'CYCLE_OPENED' and cycle_code = $1
    ),
    present as materialized (
      select cell_id, max(at) as at from event
       where kind = 'PRESENCE_CHANGED' and cycle_code = $1 and coalesce(changes -> 0 ->> 'from', 'NONE') = 'NONE'
       group by cell_id
    )
    select cell.country_code, cell.agency_code,
           ${counted}.not_started, ${counted}.in_progress, ${counted}.submitted, ${counted}.returned, ${counted}.accepted,
           ${counted}.carried, ${counted}.updated_at,
           ${dayOf(`greatest(${counted}.updated_at, present.at, opened.at)`)} as changed_on,
           ${waiting('RETURNED', wanted)} as longest_returned, ${waiting('SUBMITTED', wanted)} as longest_submitted
      from cell cross join opened left join present on present.cell_id = cell.id ${more}
     where cell.cycle_code = $1 and cell.presence is distinct from 'NONE'
       and ($2::text[] is null or cell.country_code = any($2))
       and ($3::text[] is null or cell.agency_code = any($3) or ($4::boolean and cell.agency_code is null))`;

const cellsStatement: Statement = { name: 'staleness-cells', text: cellsOf('cell', 'true') };

/** The same as if only the items of an area were asked. */
const inArea = servesArea('response.item_code', '$1', '$5');
const statusCount = (status: string) => `(count(*) filter (where response.status = '${status}'))::integer`;
const cellsInAreaStatement: Statement = {
  name: 'staleness-cells-in-area',
  text: cellsOf(
    'said',
    inArea,
    `cross join lateral (
       select ${statusCount('NOT_STARTED')} as not_started, ${statusCount('IN_PROGRESS')} as in_progress,
              ${statusCount('SUBMITTED')} as submitted, ${statusCount('RETURNED')} as returned,
              ${statusCount('ACCEPTED')} as accepted, (count(*) filter (where response.carried and response.revision = 0))::integer as carried,
              max(response.updated_at) as updated_at
         from response where response.cell_id = cell.id and ${inArea}) as said`,
  ),
};

type CellRow = CountColumns & {
  country_code: string;
  agency_code: string | null;
  carried: number;
  updated_at: Date | null;
  changed_on: string;
  longest_returned: Waiting | null;
  longest_submitted: Waiting | null;
};

/** Which cells are looked at; null is all. */
export type CellFilter = {
  countries: string[] | null;
  agencies: string[] | null;
  countryTeam: boolean;
  /** Of the Call to Action: as if only its items were asked. */
  area: number | null;
};

/** The cells of an open cycle in which answers are due. */
export async function readCellFacts(
  connection: Queryable,
  cycle: string,
  { countries, agencies, countryTeam, area }: CellFilter,
): Promise<CellFacts[]> {
  const asked = [cycle, countries, agencies, countryTeam];
  const rows =
    area === null
      ? await connection.query<CellRow>(cellsStatement, asked)
      : await connection.query<CellRow>(cellsInAreaStatement, [...asked, area]);
  return rows.map((row) => ({
    countryCode: row.country_code,
    agencyCode: row.agency_code,
    counts: countsOf(row),
    carried: row.carried,
    updatedAt: row.updated_at,
    changedOn: row.changed_on,
    returned: row.longest_returned,
    submitted: row.longest_submitted,
  }));
}

const momentStatement: Statement = {
  name: 'staleness-moment',
  text: `
    select ${dayOf('clock_timestamp()')} as today,
           (select ${dayOf('max(at)')} from event where kind = 'CYCLE_OPENED' and cycle_code = $1) as "openedOn"`,
};

/** Today, and the day on which the cycle opened last. */
export async function readMoment(
  connection: Queryable,
  cycle: string,
): Promise<{ today: string; openedOn: string }> {
  const [row] = await connection.query<{ today: string; openedOn: string | null }>(momentStatement, [cycle]);
  if (!row) throw new Error('the database gave no day');
  return { today: row.today, openedOn: row.openedOn ?? row.today };
}

/** A role in which somebody answers, as far as it is asked who is there. */
export type AnsweringRole = {
  role: 'FOCAL_POINT' | 'COUNTRY_LEAD';
  agencyCode: string | null;
  countryCode: string | null;
  alternate: boolean;
};

const rolesStatement: Statement = {
  name: 'staleness-roles',
  text: `
    select distinct role, agency_code as "agencyCode", country_code as "countryCode", alternate
      from membership join person on person.id = membership.person_id
     where role in ('FOCAL_POINT', 'COUNTRY_LEAD') and person.deactivated_at is null and ${membershipCounts}`,
};

/** Every role in which somebody answers now. */
export function readAnsweringRoles(connection: Queryable): Promise<AnsweringRole[]> {
  return connection.query<AnsweringRole>(rolesStatement);
}

export type NeverSignedIn = Omit<AnsweringRole, 'alternate'> & { countryCode: string; invitedOn: string };

const neverStatement: Statement = {
  name: 'staleness-never-signed-in',
  text: `
    select role, agency_code as "agencyCode", country_code as "countryCode", ${dayOf('min(created_at)')} as "invitedOn"
      from invitation
     where role in ('FOCAL_POINT', 'COUNTRY_LEAD') and not alternate and country_code is not null
       and accepted_at is null and revoked_at is null
       and not exists (select from identity_binding as bound where bound.person_id = invitation.person_id)
       and not exists (select from session where session.person_id = invitation.person_id)
     group by role, agency_code, country_code`,
};

/** Where somebody was invited to answer in one country who never signed in, by the day of the first invitation. */
export function readNeverSignedIn(connection: Queryable): Promise<NeverSignedIn[]> {
  return connection.query<NeverSignedIn>(neverStatement);
}

const lastLeadStatement: Statement = {
  name: 'staleness-last-lead',
  text: `
    select country_code as "countryCode",
           to_char(max(least((ended_at at time zone 'utc')::date, ends_on,
                             (person.deactivated_at at time zone 'utc')::date)), 'YYYY-MM-DD') as "lastDay"
      from membership join person on person.id = membership.person_id
     where role = 'COUNTRY_LEAD' and country_code is not null
     group by country_code`,
};

/** The last day on which a country had a lead of its own, where one ended. */
export async function readLastLeads(connection: Queryable): Promise<Map<string, string>> {
  const rows = await connection.query<{ countryCode: string; lastDay: string | null }>(lastLeadStatement);
  return new Map(
    rows.flatMap(({ countryCode, lastDay }) => (lastDay === null ? [] : [[countryCode, lastDay]])),
  );
}
