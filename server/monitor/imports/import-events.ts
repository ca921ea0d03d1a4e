import { createHash, randomUUID } from 'node:crypto';
import type { CountryData } from '../../catalogue/catalogue-data.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { checkName } from '../check-words.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { requireCountry } from '../require-country.ts';
import { checkMapping } from './check-mapping.ts';
import {
  countryOfImport,
  deleteImport,
  type ImportedEventRow,
  type ImportRow,
  insertImport,
  insertImported,
  lockImports,
  readImported,
  readImports,
  readKnown,
  readMappings,
} from './import.sql.ts';
import { type MappedFile, mapFile } from './map-file.ts';
import type { ImportedEvent, Mapping } from './mapping.ts';
import { READY_MAPPINGS } from './ready-mappings.ts';

/** Rows that one statement writes: each takes some 30 ms. */
const ROWS_A_STATEMENT = 1_000;
export const IMPORTED_EVENTS = { usual: 50, most: 200 };
export const MOST_IMPORTS = 100;

export type ImportGiven = { country: string; source: string; mapping: Mapping; file: string };

/** What a file holds and what became of it. `made` is null in a dry run, and where nothing was new. */
export type Imported = { file: MappedFile; known: number; made: ImportRow | null };

/**
 * Imports a file of events to a country, or only says what that would do. Events that are there stay as they are, so the same
 * file a second time changes nothing. Throws BAD_USER_INPUT where the file or the mapping can't be used.
 */
export async function importEvents(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  given: ImportGiven,
  dryRun: boolean,
): Promise<Imported> {
  const countryCode = given.country;
  monitorPolicy.requireIn(viewer, 'recordIncidents', countryCode);
  const country = await requireCountry(database, countryCode);
  const named = checkName('source', given.source);
  const mapping = checkMapping(given.mapping);
  const today = new Date().toISOString().slice(0, 10);
  const file = await mapFile(given.file, {
    mapping,
    country: countryCode,
    ownNames: namesOf(country),
    today,
  });
  const fileHash = createHash('sha256').update(given.file, 'utf8').digest();
  return asMonitor(database, viewer, async (connection) => {
    if (!dryRun) await lockImports(connection, countryCode);
    const source = await spellingOf(connection, countryCode, named);
    const ids = file.events.map(({ sourceEventId }) => sourceEventId);
    const known = await readKnown(connection, countryCode, source, ids);
    const fresh = file.events.filter(({ sourceEventId }) => !known.has(sourceEventId));
    if (dryRun || fresh.length === 0) return { file, known: known.size, made: null };
    const id = randomUUID();
    const rows = { rowsTaken: fresh.length, rowsRefused: file.refused.length };
    await insertImport(connection, { id, countryCode, source, mapping, fileHash, ...rows });
    await insertInParts(connection, { id, countryCode, source }, fresh);
    const made = (await readImports(connection, countryCode, MOST_IMPORTS)).find((one) => one.id === id);
    if (!made) throw new Error('an import that was just made is not there');
    await log.append(connection, { countryCode, kind: 'EVENTS_IMPORTED', subjectId: id });
    return { file, known: known.size, made };
  });
}

async function insertInParts(
  connection: MonitorConnection,
  where: Pick<ImportRow, 'id' | 'countryCode' | 'source'>,
  events: readonly ImportedEvent[],
): Promise<void> {
  for (let from = 0; from < events.length; from += ROWS_A_STATEMENT) {
    await insertImported(connection, where, events.slice(from, from + ROWS_A_STATEMENT));
  }
}

/** Deletes an import with every event that it brought: it was of another country, or its mapping was wrong. */
export function removeImport(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  id: string,
): Promise<string> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  return asMonitor(database, viewer, async (connection) => {
    const countryCode = await countryOfImport(connection, id);
    const may = countryCode !== null && monitorPolicy.mayIn(viewer, 'recordIncidents', countryCode);
    if (!may || !(await deleteImport(connection, id))) {
      throw notFound('No import that you may remove has this id.');
    }
    await log.append(connection, { countryCode, kind: 'IMPORT_REMOVED', subjectId: id });
    return id;
  });
}

export type OfferedMapping = Mapping & { source: string; used: boolean };

/** Mappings for those who import to a country: of the last import of each source, else a ready one. */
export async function listMappings(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  countryCode: string,
): Promise<OfferedMapping[]> {
  monitorPolicy.requireIn(viewer, 'recordIncidents', countryCode);
  const kept = await asMonitor(database, viewer, (connection) =>
    readMappings(connection, countryCode, MOST_IMPORTS),
  );
  const used = kept.map(({ source, mapping }) => ({ source, used: true, ...mapping }));
  const ready = [...READY_MAPPINGS]
    .filter(([source]) => !used.some((one) => isSame(one.source, source)))
    .map(([source, mapping]) => ({ source, used: false, ...mapping }));
  return [...used, ...ready].sort((left, right) => (left.source < right.source ? -1 : 1));
}

/** A country's imports, the latest first. */
export function listImports(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  countryCode: string,
): Promise<ImportRow[]> {
  return asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, countryCode);
    return readImports(connection, countryCode, MOST_IMPORTS);
  });
}

/** A page of the events that were imported to a country, the one that happened last first, and whether more follow. */
export async function listImportedEvents(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  { country, first, offset }: { country: string; first: number | null; offset: number },
): Promise<{ events: ImportedEventRow[]; hasNextPage: boolean }> {
  const size = first ?? IMPORTED_EVENTS.usual;
  if (size < 0 || size > IMPORTED_EVENTS.most) {
    throw badUserInput(`A page holds 0 to ${IMPORTED_EVENTS.most} events.`);
  }
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 events.');
  const rows = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return readImported(connection, country, size + 1, offset);
  });
  return { events: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** A source as it is spelled already, so that the same one isn't two. */
async function spellingOf(
  connection: MonitorConnection,
  countryCode: string,
  named: string,
): Promise<string> {
  const kept = await readMappings(connection, countryCode, MOST_IMPORTS);
  const spelled = [...kept.map(({ source }) => source), ...READY_MAPPINGS.keys()];
  return spelled.find((source) => isSame(source, named)) ?? named;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** All that stands for a country in a file, in lower case: its codes, with and without leading zeros, and its names. */
function namesOf({ code, alpha2, m49, names }: CountryData): Set<string> {
  const all = [code, alpha2, m49, m49.replace(/^0+/, ''), ...Object.values(names)];
  return new Set(all.map((name) => name.toLowerCase()));
}
