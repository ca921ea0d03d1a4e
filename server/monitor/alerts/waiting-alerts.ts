import { mayAnywhere } from '../../access/permissions.ts';
import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { isForbidden } from '../../lib/api-errors.ts';
import { asMonitor } from '../monitor-connection.ts';
import { type AlertRow, readWaiting } from './alert.sql.ts';
import { type Turn, turnOf, whoIsAsked } from './alert-turn.ts';
import { seesAlert } from './read-alerts.ts';

/** More than ever wait for one person. */
const MOST_WAITING = 200;

/** An alert for whoever it is the turn of: how pressing, where, since when and by when. None of its words. */
export type WaitingAlert = Pick<AlertRow, 'id' | 'countryCode' | 'level'> & Omit<Turn, 'passings'>;

/**
 * Alerts that it is somebody's turn to decide on, those with the nearest deadline first. For whoever may decide on none
 * nothing is asked of the database.
 */
export async function readWaitingAlerts(
  database: Database,
  viewer: Viewer,
  now: Date,
): Promise<WaitingAlert[]> {
  if (viewer.closedToMonitor || !mayAnywhere(viewer, 'decideAlerts')) return [];
  try {
    return await asMonitor(database, viewer, async (connection) => {
      const found: WaitingAlert[] = [];
      for (const alert of await readWaiting(connection, MOST_WAITING)) {
        const { passings: _passings, ...turn } = turnOf(alert, alert.roles, now);
        const asked = whoIsAsked(alert.roles, turn.turn, now).some(({ id }) => id === viewer.personId);
        if (!asked || !(await seesAlert(connection, viewer, alert))) continue;
        const { id, countryCode, level } = alert;
        found.push({ id, countryCode, level, ...turn });
      }
      return found.sort(byDeadline);
    });
  } catch (error) {
    // The monitor is closed as a whole, which must not close the list of everything else that waits.
    if (isForbidden(error)) return [];
    throw error;
  }
}

function byDeadline(one: WaitingAlert, other: WaitingAlert): number {
  const late = (alert: WaitingAlert) => alert.deadline?.getTime() ?? Number.POSITIVE_INFINITY;
  return late(one) === late(other) ? one.since.getTime() - other.since.getTime() : late(one) - late(other);
}
