import { randomUUID } from 'node:crypto';
import { LONGEST_NOTE } from '../../domain/text-limits.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { writeCsv } from '../../lib/csv.ts';
import { checkWords } from '../check-words.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { type ExportedRow, type ExportRow, insertExport, readExports, readTables } from './export.sql.ts';

export const MOST_EXPORTS = 100;
/** Of each of the three tables: some 15 MB of text. */
const MOST_ROWS = 100_000;
const retention = 'FIVE_YEARS';

/** An export with its reason; null where the key of the reason is gone. */
export type Exported = Omit<ExportRow, 'sealed' | 'retention'> & { reason: string | null };

/** Three tables as CSV. */
export type ExportedFiles = {
  export: Exported;
  incidents: string;
  reports: string;
  importedEvents: string;
  leftOut: number;
};

const columns = {
  incidents:
    'id country group categories occurred_on date_precision region place_precision actor low best high basis ' +
    'source_reliability information_validity proof sensitivity merged_into revision reports',
  reports: 'id country state received_on source_code source_reliability consent incident_id',
  importedEvents:
    'id country source source_event_id categories occurred_on ended_on date_precision region latitude longitude ' +
    'place_precision actor low best high flags',
};

/**
 * What an analyst takes out of a country's monitor, with a reason that is kept. Severe incidents stay, with their reports, and
 * so does every text: out there no key deletes it.
 */
export async function exportIncidents(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  countryCode: string,
  reason: string,
): Promise<ExportedFiles> {
  monitorPolicy.requireIn(viewer, 'recordIncidents', countryCode);
  const words = checkWords('reason', reason, LONGEST_NOTE);
  const id = randomUUID();
  const sealed = await seal(keys, { id, country: countryCode, retention }, { reason: words });
  return asMonitor(database, viewer, async (connection) => {
    const { leftOut, ...tables } = await readTables(connection, countryCode, MOST_ROWS + 1);
    if (Object.values(tables).some((rows) => rows.length > MOST_ROWS)) {
      throw badUserInput(
        `A table of this country has more than ${MOST_ROWS} rows: ask the operator for it, with your reason.`,
      );
    }
    await insertExport(connection, { id, countryCode, retention, sealed });
    const made = (await readExports(connection, countryCode, MOST_EXPORTS)).find((one) => one.id === id);
    if (!made) throw new Error('an export that was just noted is not there');
    await log.append(connection, { countryCode, kind: 'INCIDENTS_EXPORTED', subjectId: id });
    return {
      export: { ...made, reason: words },
      incidents: csvOf(columns.incidents, tables.incidents),
      reports: csvOf(columns.reports, tables.reports),
      importedEvents: csvOf(columns.importedEvents, tables.importedEvents),
      leftOut,
    };
  });
}

/** Who exported a country's incidents and why, the latest first. */
export async function listExports(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  countryCode: string,
): Promise<Exported[]> {
  monitorPolicy.requireIn(viewer, 'readIncidentOpenings', countryCode);
  const rows = await asMonitor(database, viewer, (connection) =>
    readExports(connection, countryCode, MOST_EXPORTS),
  );
  return Promise.all(
    rows.map(async ({ sealed, retention: kept, ...row }) => {
      const place = { id: row.id, country: row.countryCode, retention: kept };
      const content = await unseal<{ reason: string }>(keys, place, sealed);
      return { ...row, reason: content?.reason ?? null };
    }),
  );
}

function csvOf(names: string, rows: readonly ExportedRow[]): string {
  const head = names.split(' ');
  return writeCsv([head, ...rows.map((row) => head.map((name) => row[name] ?? null))]);
}
