import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import { countedIncidents } from './counted.sql.ts';

const point: Statement = {
  name: 'monitor-incident-merge',
  text: 'update monitor_incident set merged_into = $2 where id = $1',
};
const keep: Statement = {
  name: 'monitor-merge-insert',
  text: `
    insert into monitor_merge (id, country_code, kept_id, merged_id, merged_by, merged_at)
    values ($1, $2, $3, $4, $5, clock_timestamp())`,
};

/** Notes that an incident is another one, and by whom. */
export async function insertMerge(
  connection: MonitorConnection,
  id: string,
  countryCode: string,
  keptId: string,
  mergedId: string,
): Promise<void> {
  await connection.query(point, [mergedId, keptId]);
  await connection.query(keep, [id, countryCode, keptId, mergedId, connection.inNameOf]);
}

const end: Statement = {
  name: 'monitor-merge-undo',
  text: `
    update monitor_merge set undone_by = $2, undone_at = clock_timestamp() where merged_id = $1 and undone_at is null`,
};

/** Takes it back. */
export async function undoMergeOf(connection: MonitorConnection, mergedId: string): Promise<void> {
  await connection.query(point, [mergedId, null]);
  await connection.query(end, [mergedId, connection.inNameOf]);
}

const children: Statement = {
  name: 'monitor-incident-holds',
  text: 'select from monitor_incident where merged_into = $1 limit 1',
};

/** Whether others were merged into an incident. */
export async function holdsOthers(connection: MonitorConnection, id: string): Promise<boolean> {
  return (await connection.query(children, [id])).length > 0;
}

const apart: Statement = {
  name: 'monitor-apart-insert',
  text: `
    insert into monitor_apart (one_id, other_id, country_code, decided_by, decided_at)
    values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, clock_timestamp())
    on conflict (one_id, other_id) do nothing returning one_id`,
};

/** Notes that two incidents are two; false where somebody did before. */
export async function insertApart(
  connection: MonitorConnection,
  oneId: string,
  otherId: string,
  countryCode: string,
): Promise<boolean> {
  return (await connection.query(apart, [oneId, otherId, countryCode, connection.inNameOf])).length > 0;
}

export type NearPair = { oneId: string; otherId: string; daysApart: number };

const near: Statement = {
  name: 'monitor-near-pairs',
  text: `
    with standing as (
      select id, group_id, occurred_on, region,
             case date_precision when 'DAY' then 0 when 'WEEK' then 7 else 31 end as span
        from monitor_incident
       where country_code = $1 and merged_into is null
         and exists (select from monitor_report where incident_id = monitor_incident.id and state = 'CODED')
    )
    select one.id as "oneId", other.id as "otherId", abs(one.occurred_on - other.occurred_on) as "daysApart"
      from standing as one join standing as other on one.id < other.id
     where one.group_id is not distinct from other.group_id
       and abs(one.occurred_on - other.occurred_on) <= 3 + one.span + other.span
       and (one.region is null or other.region is null or lower(one.region) = lower(other.region))
       and not exists (select from monitor_apart where one_id = one.id and other_id = other.id)
     order by greatest(one.occurred_on, other.occurred_on) desc, one.id, other.id limit $2`,
};

/** Pairs of incidents of the same group, near in time and place, about which nobody has decided; the latest first. */
export function readNearPairs(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<NearPair[]> {
  return connection.query<NearPair>(near, [countryCode, limit]);
}

export type CountedRow = { category: string; incidents: number };

const counted: Statement = {
  name: 'monitor-counted',
  text: `
    with ${countedIncidents()}
    select category, count(*)::integer as incidents from counted, unnest(categories) as category group by category
    union all
    select 'ANY', count(*)::integer from counted
     order by category`,
};

/** How many incidents of a country count, in each of their categories and once as ANY. */
export function readCounted(connection: MonitorConnection, countryCode: string): Promise<CountedRow[]> {
  return connection.query<CountedRow>(counted, [countryCode]);
}
