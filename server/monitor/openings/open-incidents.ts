import { randomUUID } from 'node:crypto';
import { LONGEST_NOTE } from '../../domain/text-limits.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { checkWords } from '../check-words.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import { idOfRequest } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { requireCountry } from '../require-country.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { insertOpening, type OpeningRow, readOpenings, readOwnOpening } from './opening.sql.ts';

export const MOST_OPENINGS = 100;
const retention = 'FIVE_YEARS';

/** An opening with its reason; null where the key of the reason is gone. */
export type Opening = Omit<OpeningRow, 'sealed' | 'retention'> & { reason: string | null };

/**
 * Opens to a coordinator what a country's readers of incidents read, for 24 hours from now. Whoever reads there sees that
 * they did, and why. With a `mutationId` it is done once for each of a coordinator's.
 */
export async function openIncidents(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  countryCode: string,
  reason: string,
  mutationId: string = randomUUID(),
): Promise<Opening> {
  monitorPolicy.requireIn(viewer, 'openIncidents', countryCode);
  const words = checkWords('reason', reason, LONGEST_NOTE);
  await requireCountry(database, countryCode);
  const id = idOfRequest(viewer.personId, `opening ${countryCode}`, mutationId);
  const sealed = await seal(keys, { id, country: countryCode, retention }, { reason: words });
  const row = await asMonitor(database, viewer, async (connection) => {
    const isNew = await insertOpening(connection, { id, countryCode, retention, sealed });
    const made = (await readOpenings(connection, countryCode, MOST_OPENINGS)).find((one) => one.id === id);
    if (!made) throw new Error('an opening that was just made is not there');
    if (isNew) await log.append(connection, { countryCode, kind: 'INCIDENTS_OPENED', subjectId: id });
    return made;
  });
  return openOpening(keys, row);
}

/** Until when a coordinator has a country's incidents open; null where they have not opened them. */
export function findOwnOpening(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  countryCode: string,
): Promise<Date | null> {
  monitorPolicy.requireIn(viewer, 'openIncidents', countryCode);
  return asMonitor(database, viewer, (connection) => readOwnOpening(connection, countryCode));
}

/** Who opened a country's incidents and why, the latest first. */
export async function listOpenings(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  countryCode: string,
): Promise<Opening[]> {
  monitorPolicy.requireIn(viewer, 'readIncidentOpenings', countryCode);
  const rows = await asMonitor(database, viewer, (connection) =>
    readOpenings(connection, countryCode, MOST_OPENINGS),
  );
  return Promise.all(rows.map((row) => openOpening(keys, row)));
}

async function openOpening(
  keys: KeyProvider | null,
  { sealed, retention: kept, ...row }: OpeningRow,
): Promise<Opening> {
  const place = { id: row.id, country: row.countryCode, retention: kept };
  return { ...row, reason: (await unseal<{ reason: string }>(keys, place, sealed))?.reason ?? null };
}
