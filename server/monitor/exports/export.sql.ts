import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';

/** That somebody exported a country's incidents; why is sealed. */
export type ExportRow = {
  id: string;
  countryCode: string;
  exportedAt: Date;
  retention: Retention;
  sealed: Buffer;
  person: { id: string; name: string };
};

const insert: Statement = {
  name: 'monitor-export-insert',
  text: `
    insert into monitor_export (id, country_code, person_id, exported_at, retention, sealed)
    values ($1, $2, $3, clock_timestamp(), $4, $5)`,
};

export async function insertExport(
  connection: MonitorConnection,
  { id, countryCode, retention, sealed }: Pick<ExportRow, 'id' | 'countryCode' | 'retention' | 'sealed'>,
): Promise<void> {
  await connection.query(insert, [id, countryCode, connection.inNameOf, retention, sealed]);
}

const list: Statement = {
  name: 'monitor-exports',
  text: `
    select id, country_code as "countryCode", exported_at as "exportedAt", retention, sealed,
           (select json_build_object('id', person.id, 'name', person.name) from person where person.id = person_id) as person
      from monitor_export where country_code = $1 order by exported_at desc, id limit $2`,
};

/** Who exported a country's incidents, the latest first. */
export function readExports(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<ExportRow[]> {
  return connection.query<ExportRow>(list, [countryCode, limit]);
}

/** A row of a table that is exported, by the names of its columns. */
export type ExportedRow = Readonly<Record<string, string | number | null>>;

/** The incidents of which some part is severe: the highest level of any part rules the whole, whichever of them it was merged into. */
const severeWholes = `(select coalesce(part.merged_into, part.id) from monitor_incident as part
                        where part.country_code = $1 and part.sensitivity = 'SEVERE')`;

const incidents: Statement = {
  name: 'monitor-export-incidents',
  text: `
    select incident.id, country_code as country, (select name from monitor_group where monitor_group.id = group_id) as "group",
           array_to_string(categories, ' ') as categories, occurred_on::text as occurred_on, date_precision, region,
           place_precision, actor, low, best, high, basis, source_reliability, information_validity, proof, sensitivity,
           merged_into::text as merged_into, revision,
           (select count(*)::integer from monitor_report where incident_id = incident.id and state = 'CODED') as reports
      from monitor_incident as incident
     where country_code = $1 and coalesce(merged_into, incident.id) not in ${severeWholes}
     order by occurred_on, incident.id limit $2`,
};
const reports: Statement = {
  name: 'monitor-export-reports',
  text: `
    select report.id, report.country_code as country, state, received_on::text as received_on, source_code,
           report.source_reliability, consent, incident_id::text as incident_id
      from monitor_report as report left join monitor_incident as incident on incident.id = report.incident_id
     where report.country_code = $1
       and (incident.id is null or coalesce(incident.merged_into, incident.id) not in ${severeWholes})
     order by received_on, report.id limit $2`,
};
const imported: Statement = {
  name: 'monitor-export-imported',
  text: `
    select id, country_code as country, source, source_event_id, array_to_string(categories, ' ') as categories,
           occurred_on::text as occurred_on, ended_on::text as ended_on, date_precision, region, latitude, longitude,
           place_precision, actor, low, best, high, array_to_string(flags, ' ') as flags
      from monitor_imported_event where country_code = $1 order by occurred_on, id limit $2`,
};
const severe: Statement = {
  name: 'monitor-export-severe',
  text: `
    select count(*)::integer as count from monitor_incident as incident
     where country_code = $1 and coalesce(merged_into, incident.id) in ${severeWholes}`,
};

export type ExportedTables = {
  incidents: ExportedRow[];
  reports: ExportedRow[];
  importedEvents: ExportedRow[];
};

/** What a country's analyst takes out: codes and numbers, up to a limit of each; and how many severe incidents stay. */
export async function readTables(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<ExportedTables & { leftOut: number }> {
  const read = (statement: Statement) => connection.query<ExportedRow>(statement, [countryCode, limit]);
  const [left] = await connection.query<{ count: number }>(severe, [countryCode]);
  return {
    incidents: await read(incidents),
    reports: await read(reports),
    importedEvents: await read(imported),
    leftOut: left?.count ?? 0,
  };
}
