import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { ImportedEvent, Mapping } from './mapping.ts';

/** A file that was imported. */
export type ImportRow = {
  id: string;
  countryCode: string;
  source: string;
  rowsTaken: number;
  rowsRefused: number;
  importedAt: Date;
  importedBy: { id: string; name: string };
};

/** An event that was imported, as it is stored. */
export type ImportedEventRow = ImportedEvent & {
  id: string;
  countryCode: string;
  importId: string;
  source: string;
};

const lock: Statement = {
  name: 'monitor-import-lock',
  text: `select pg_advisory_xact_lock(hashtextextended('monitor import ' || $1, 0))`,
};

/** Lets one import to a country go on at a time, until the transaction ends: what one brings is known to the next. */
export async function lockImports(connection: MonitorConnection, countryCode: string): Promise<void> {
  await connection.query(lock, [countryCode]);
}

const known: Statement = {
  name: 'monitor-imported-known',
  text: `
    select source_event_id as id from monitor_imported_event
     where country_code = $1 and source = $2 and source_event_id = any ($3::text[])`,
};

/** Of some events of a source, those that are there. */
export async function readKnown(
  connection: MonitorConnection,
  countryCode: string,
  source: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await connection.query<{ id: string }>(known, [countryCode, source, ids]);
  return new Set(rows.map(({ id }) => id));
}

const insert: Statement = {
  name: 'monitor-import-insert',
  text: `
    insert into monitor_import (id, country_code, source, mapping, file_hash, rows_taken, rows_refused, imported_by, imported_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
};

export async function insertImport(
  connection: MonitorConnection,
  given: Omit<ImportRow, 'importedAt' | 'importedBy'> & { mapping: Mapping; fileHash: Buffer },
): Promise<void> {
  const { id, countryCode, source, mapping, fileHash, rowsTaken, rowsRefused } = given;
  const values = [id, countryCode, source, JSON.stringify(mapping), fileHash, rowsTaken, rowsRefused];
  await connection.query(insert, [...values, connection.inNameOf]);
}

const insertMany: Statement = {
  name: 'monitor-imported-insert',
  text: `
    insert into monitor_imported_event (id, country_code, import_id, source, source_event_id, group_id, categories, occurred_on,
      ended_on, date_precision, region, latitude, longitude, place_precision, actor, low, best, high, flags)
    select gen_random_uuid(), $1, $2, $3, given."sourceEventId", null, given.categories, given."occurredOn", given."endedOn",
           given."datePrecision", given.region, given.latitude, given.longitude, given."placePrecision", given.actor, given.low,
           given.best, given.high, given.flags
      from jsonb_to_recordset($4::jsonb) as given ("sourceEventId" text, categories text[], "occurredOn" date, "endedOn" date,
           "datePrecision" text, region text, latitude double precision, longitude double precision, "placePrecision" text,
           actor text, low integer, best integer, high integer, flags text[])`,
};

/** Writes new events of an import. */
export async function insertImported(
  connection: MonitorConnection,
  { id, countryCode, source }: Pick<ImportRow, 'id' | 'countryCode' | 'source'>,
  events: readonly ImportedEvent[],
): Promise<void> {
  await connection.query(insertMany, [countryCode, id, source, JSON.stringify(events)]);
}

const imports: Statement = {
  name: 'monitor-imports',
  text: `
    select id, country_code as "countryCode", source, rows_taken as "rowsTaken", rows_refused as "rowsRefused",
           imported_at as "importedAt",
           (select json_build_object('id', person.id, 'name', person.name) from person where person.id = imported_by) as "importedBy"
      from monitor_import where country_code = $1 order by imported_at desc, id limit $2`,
};

/** A country's imports, the latest first. */
export function readImports(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<ImportRow[]> {
  return connection.query<ImportRow>(imports, [countryCode, limit]);
}

const mappings: Statement = {
  name: 'monitor-import-mappings',
  text: `
    select distinct on (lower(source)) source, mapping from monitor_import where country_code = $1
     order by lower(source), imported_at desc limit $2`,
};

/** The mapping of the last import of each source, by source. */
export function readMappings(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
): Promise<{ source: string; mapping: Mapping }[]> {
  return connection.query<{ source: string; mapping: Mapping }>(mappings, [countryCode, limit]);
}

const country: Statement = {
  name: 'monitor-import-country',
  text: 'select country_code as "countryCode" from monitor_import where id = $1',
};

/** Of which country an import is; null where it isn't there. */
export async function countryOfImport(connection: MonitorConnection, id: string): Promise<string | null> {
  const [row] = await connection.query<{ countryCode: string }>(country, [id]);
  return row?.countryCode ?? null;
}

const removeEvents: Statement = {
  name: 'monitor-imported-delete',
  text: 'delete from monitor_imported_event where import_id = $1',
};
const remove: Statement = {
  name: 'monitor-import-delete',
  text: 'delete from monitor_import where id = $1 returning id',
};

/** Deletes an import and every event that it brought; false where somebody did before. */
export async function deleteImport(connection: MonitorConnection, id: string): Promise<boolean> {
  await connection.query(removeEvents, [id]);
  return (await connection.query(remove, [id])).length > 0;
}

const events: Statement = {
  name: 'monitor-imported-events',
  text: `
    select id, country_code as "countryCode", import_id as "importId", source, source_event_id as "sourceEventId", categories,
           occurred_on as "occurredOn", ended_on as "endedOn", date_precision as "datePrecision", region, latitude, longitude,
           place_precision as "placePrecision", actor, low, best, high, flags
      from monitor_imported_event where country_code = $1 order by occurred_on desc, id limit $2 offset $3`,
};

/** Events that were imported to a country, the one that happened last first. */
export function readImported(
  connection: MonitorConnection,
  countryCode: string,
  limit: number,
  offset: number,
): Promise<ImportedEventRow[]> {
  return connection.query<ImportedEventRow>(events, [countryCode, limit, offset]);
}
