import type { SourceReliability } from '../../../schema/types/incident-judgement.ts';
import type { ReportConsent } from '../../../schema/types/monitor-report-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';
import type { ReportState } from './report-states.ts';

/** A report as it is stored. */
export type ReportRow = {
  id: string;
  countryCode: string;
  state: ReportState;
  receivedOn: string;
  /** What the analyst calls the source; never who it is. */
  sourceCode: string;
  sourceReliability: SourceReliability;
  consent: ReportConsent;
  retention: Retention;
  sealed: Buffer;
  incidentId: string | null;
  recordedAt: Date;
  recordedBy: { id: string; name: string };
};

const columns = `
  monitor_report.id, country_code as "countryCode", state, received_on as "receivedOn", source_code as "sourceCode",
  source_reliability as "sourceReliability", consent, retention, sealed, incident_id as "incidentId",
  recorded_at as "recordedAt",
  (select json_build_object('id', person.id, 'name', person.name) from person where person.id = recorded_by) as "recordedBy"`;

const insert: Statement = {
  name: 'monitor-report-insert',
  text: `
    insert into monitor_report (id, country_code, state, received_on, source_code, source_reliability, consent, retention,
                                sealed, recorded_by, recorded_at, mutation_id)
    values ($1, $2, 'RECEIVED', $3, $4, $5, $6, $7, $8, $9, clock_timestamp(), $10)
    on conflict (recorded_by, mutation_id) do nothing returning id`,
};

export type NewReport = Omit<ReportRow, 'state' | 'incidentId' | 'recordedAt' | 'recordedBy'> & {
  mutationId: string;
};

/** Whether it is new: the same request may have recorded it before. */
export async function insertReport(connection: MonitorConnection, report: NewReport): Promise<boolean> {
  const { id, countryCode, receivedOn, sourceCode, sourceReliability, consent } = report;
  const rows = await connection.query(insert, [
    id,
    countryCode,
    receivedOn,
    sourceCode,
    sourceReliability,
    consent,
    report.retention,
    report.sealed,
    connection.inNameOf,
    report.mutationId,
  ]);
  return rows.length > 0;
}

const byMutation: Statement = {
  name: 'monitor-report-by-mutation',
  text: `select ${columns} from monitor_report where recorded_by = $1 and mutation_id = $2`,
};

export async function readReportOf(
  connection: MonitorConnection,
  mutationId: string,
): Promise<ReportRow | null> {
  const [row] = await connection.query<ReportRow>(byMutation, [connection.inNameOf, mutationId]);
  return row ?? null;
}

const lock: Statement = {
  name: 'monitor-report-lock',
  text: `select ${columns} from monitor_report where id = any ($1::uuid[]) order by id for update`,
};

/** Reports by their ids, held until the transaction ends; those that aren't there are left out. */
export function lockReports(connection: MonitorConnection, ids: readonly string[]): Promise<ReportRow[]> {
  return connection.query<ReportRow>(lock, [ids]);
}

const list: Statement = {
  name: 'monitor-reports',
  text: `
    select ${columns} from monitor_report
     where country_code = $1 and ($2::text is null or state = $2) and ($3::uuid is null or incident_id = $3)
     order by recorded_at desc, monitor_report.id limit $4 offset $5`,
};

export type ReportFilter = { countryCode: string; state: ReportState | null; incidentId: string | null };

/** A country's reports, the latest first. */
export function readReports(
  connection: MonitorConnection,
  { countryCode, state, incidentId }: ReportFilter,
  limit: number,
  offset = 0,
): Promise<ReportRow[]> {
  return connection.query<ReportRow>(list, [countryCode, state, incidentId, limit, offset]);
}

const move: Statement = {
  name: 'monitor-report-move',
  text: 'update monitor_report set state = $2, incident_id = $3 where id = $1',
};

export async function updateReport(
  connection: MonitorConnection,
  id: string,
  state: ReportState,
  incidentId: string | null,
): Promise<void> {
  await connection.query(move, [id, state, incidentId]);
}

const remove: Statement = { name: 'monitor-report-delete', text: 'delete from monitor_report where id = $1' };
const lockLeft: Statement = {
  name: 'monitor-incidents-lock-left',
  text: 'select id from monitor_incident where id = any ($1::uuid[]) order by id for update',
};
const lockMerged: Statement = {
  name: 'monitor-incidents-lock-merged',
  text: 'select id from monitor_incident where merged_into = any ($1::uuid[]) order by id for update',
};
// One that counts by itself comes before one that doesn't: as the heir of the rest the event counts as before.
const bequeath: Statement = {
  name: 'monitor-incident-bequeath',
  text: `
    with heir as (
      select distinct on (part.merged_into) part.merged_into as emptied_id, part.id
        from monitor_incident as part
        left join monitor_merge on merged_id = part.id and kept_id = part.merged_into and undone_at is null
       where part.merged_into = any ($1::uuid[])
         and not exists (select from monitor_report where incident_id = part.merged_into)
       order by part.merged_into, part.proof in ('REASONABLE_GROUNDS', 'CLEAR_AND_CONVINCING') desc,
                monitor_merge.merged_at, part.id
    ),
    moved as (
      update monitor_merge set kept_id = heir.id from heir
       where kept_id = heir.emptied_id and merged_id <> heir.id and undone_at is null
    )
    update monitor_incident as part set merged_into = nullif(heir.id, part.id) from heir
     where part.merged_into = heir.emptied_id`,
};
const removeEmptied: Statement = {
  name: 'monitor-incident-delete-emptied',
  text: `
    delete from monitor_incident
     where id = any ($1::uuid[]) and not exists (select from monitor_report where incident_id = monitor_incident.id)`,
};

/** Deletes a report with its words; what of its incident is left is for `deleteEmptied`. */
export async function deleteReportRow(connection: MonitorConnection, id: string): Promise<void> {
  await connection.query(remove, [id]);
}

/**
 * Deletes those of these incidents of which no report is left, with what they say. They are held first: of two who
 * take the last two reports at once, the second sees that none is left. What was merged into one is still one event: one of
 * those stands for the others from then on, or each would count.
 */
export async function deleteEmptied(
  connection: MonitorConnection,
  incidentIds: readonly (string | null)[],
): Promise<void> {
  const left = incidentIds.filter((id) => id !== null);
  if (left.length === 0) return;
  await connection.query(lockLeft, [left]);
  await connection.query(lockMerged, [left]);
  await connection.query(bequeath, [left]);
  await connection.query(removeEmptied, [left]);
}
