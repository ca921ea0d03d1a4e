import type {
  InformationValidity,
  ProofStandard,
  Sensitivity,
  SourceClass,
  SourceReliability,
} from '../../../schema/types/incident-judgement.ts';
import type {
  AllegedActor,
  DatePrecision,
  IncidentCategory,
  NumbersBasis,
  PlacePrecision,
} from '../../../schema/types/incident-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';

/** What an analyst says of an incident, beside its free text. */
export type Coding = {
  groupId: string | null;
  categories: IncidentCategory[];
  occurredOn: string;
  datePrecision: DatePrecision;
  region: string | null;
  placePrecision: PlacePrecision;
  actor: AllegedActor;
  low: number | null;
  best: number | null;
  high: number | null;
  basis: NumbersBasis;
  sourceReliability: SourceReliability;
  informationValidity: InformationValidity;
  proof: ProofStandard;
  sensitivity: Sensitivity;
};

export type IncidentRow = Coding & {
  id: string;
  countryCode: string;
  sourceClass: SourceClass;
  retention: Retention;
  sealed: Buffer;
  mergedInto: string | null;
  revision: number;
  codedAt: Date;
  codedBy: { id: string; name: string };
  groupName: string | null;
  /** Reports that stand for it, those of incidents that were merged into it with them. */
  reports: number;
};

const columns = `
  incident.id, incident.country_code as "countryCode", incident.group_id as "groupId", incident.categories,
  incident.occurred_on as "occurredOn", incident.date_precision as "datePrecision", incident.region,
  incident.place_precision as "placePrecision", incident.actor, incident.low, incident.best, incident.high, incident.basis,
  incident.source_reliability as "sourceReliability", incident.information_validity as "informationValidity",
  incident.proof, incident.sensitivity, incident.source_class as "sourceClass", incident.retention, incident.sealed,
  incident.merged_into as "mergedInto", incident.revision, incident.coded_at as "codedAt",
  (select json_build_object('id', person.id, 'name', person.name) from person where person.id = incident.coded_by) as "codedBy",
  (select name from monitor_group where monitor_group.id = incident.group_id) as "groupName",
  (select count(*)::integer from monitor_report join monitor_incident as told on told.id = monitor_report.incident_id
    where monitor_report.state = 'CODED' and (told.id = incident.id or told.merged_into = incident.id)) as reports`;

const list: Statement = {
  name: 'monitor-incidents',
  text: `
    select ${columns} from monitor_incident as incident where incident.country_code = $1
     order by incident.occurred_on desc, incident.id limit $2 offset $3`,
};

/** A country's incidents, the latest first. */
export function readIncidents(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
  offset: number,
): Promise<IncidentRow[]> {
  return connection.query<IncidentRow>(list, [countryCode, limit, offset]);
}

const some: Statement = {
  name: 'monitor-incidents-by-id',
  text: `select ${columns} from monitor_incident as incident where incident.id = any ($1::uuid[]) order by incident.id`,
};

export function readIncidentsById(
  connection: MonitorConnection,
  ids: readonly string[],
): Promise<IncidentRow[]> {
  return connection.query<IncidentRow>(some, [ids]);
}

const lock: Statement = {
  name: 'monitor-incidents-lock',
  text: 'select id from monitor_incident where id = any ($1::uuid[]) order by id for update',
};

/** The same, held until the transaction ends. */
export async function lockIncidents(
  connection: MonitorConnection,
  ids: readonly string[],
): Promise<IncidentRow[]> {
  await connection.query(lock, [ids]);
  return readIncidentsById(connection, ids);
}

const insert: Statement = {
  name: 'monitor-incident-insert',
  text: `
    insert into monitor_incident (id, country_code, group_id, categories, occurred_on, date_precision, region, place_precision,
      actor, low, best, high, basis, source_reliability, information_validity, proof, sensitivity, sealed, retention, coded_by,
      source_class, revision, coded_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'OWN', 1,
            clock_timestamp())`,
};
const update: Statement = {
  name: 'monitor-incident-update',
  text: `
    update monitor_incident
       set group_id = $3, categories = $4, occurred_on = $5, date_precision = $6, region = $7, place_precision = $8, actor = $9,
           low = $10, best = $11, high = $12, basis = $13, source_reliability = $14, information_validity = $15, proof = $16,
           sensitivity = $17, sealed = $18, revision = revision + 1
     where id = $1 and country_code = $2`,
};

type Written = Coding & Pick<IncidentRow, 'id' | 'countryCode' | 'sealed'>;

export async function insertIncident(
  connection: MonitorConnection,
  incident: Written & Pick<IncidentRow, 'retention'>,
): Promise<void> {
  await connection.query(insert, [...parametersOf(incident), incident.retention, connection.inNameOf]);
}

export async function updateIncident(connection: MonitorConnection, incident: Written): Promise<void> {
  await connection.query(update, parametersOf(incident));
}

const keepWords: Statement = {
  name: 'monitor-incident-keep-words',
  text: 'update monitor_incident set retention = $2, sealed = $3 where id = $1',
};

/** Writes how long its words are kept, with the same words as they are encrypted for that time. No coding changes with it. */
export async function updateWords(
  connection: MonitorConnection,
  id: string,
  retention: Retention,
  sealed: Buffer,
): Promise<void> {
  await connection.query(keepWords, [id, retention, sealed]);
}

function parametersOf({ id, countryCode, sealed, ...coding }: Written): unknown[] {
  return [
    id,
    countryCode,
    coding.groupId,
    coding.categories,
    coding.occurredOn,
    coding.datePrecision,
    coding.region,
    coding.placePrecision,
    coding.actor,
    coding.low,
    coding.best,
    coding.high,
    coding.basis,
    coding.sourceReliability,
    coding.informationValidity,
    coding.proof,
    coding.sensitivity,
    sealed,
  ];
}
