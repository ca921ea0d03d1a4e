import type { DeviceHeard, Heartbeat } from '../../schema/types/heartbeat.ts';
import { grantsOf, narrowedTo } from '../access/permissions.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { type HeartbeatRow, readHeartbeats } from './heartbeat.sql.ts';

const MOST_ELSEWHERE = 3;

/** When the people of each cell were last heard of, where this person may know; only cells of whose people anything was heard. */
export async function heartbeatsFor(
  database: Database,
  viewer: Viewer,
  cycleCode: string,
  countries: readonly string[] | null,
): Promise<Heartbeat[]> {
  const grants = viewer.memberships
    .flatMap((membership) => grantsOf(membership, 'readHeartbeats'))
    .flatMap((grant) => narrowedTo(grant, viewer.tokenScope));
  if (grants.length === 0) return [];
  const rows = await readHeartbeats(database, cycleCode, countries, grants);
  const cells: Heartbeat[] = [];
  for (const row of rows) {
    const { country_code: countryCode, agency_code: agencyCode } = row;
    const cell = cells.at(-1);
    if (cell?.countryCode !== countryCode || cell.agencyCode !== agencyCode) {
      cells.push({ countryCode, agencyCode, last: toHeard(row), elsewhere: [] });
    } else if (row.waiting > 0 && cell.elsewhere.length < MOST_ELSEWHERE) cell.elsewhere.push(toHeard(row));
  }
  return cells;
}

function toHeard({ heard_at: heardAt, waiting, waiting_since: waitingSince }: HeartbeatRow): DeviceHeard {
  return { heardAt, waiting, waitingSince };
}
