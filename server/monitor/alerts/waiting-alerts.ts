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

/** Alerts that it is somebody's turn to decide on, those with the nearest deadline first. */
export async function readWaitingAlerts(
  database: Database,
  viewer: Viewer,
  now: Date,
): Promise<WaitingAlert[]> {
  return (await readAlertTurns(database, viewer, now)).mine;
}

/** The alerts of readWaitingAlerts, and the deadlines of all that somebody sees: whose turn it is may change then. */
export type AlertTurns = { mine: WaitingAlert[]; deadlines: Date[] };

/** For whoever may decide on no alert nothing is asked of the database. */
export async function readAlertTurns(database: Database, viewer: Viewer, now: Date): Promise<AlertTurns> {
  if (viewer.closedToMonitor || !mayAnywhere(viewer, 'decideAlerts')) return { mine: [], deadlines: [] };
  try {
    return await asMonitor(database, viewer, async (connection) => {
      const found: WaitingAlert[] = [];
      const deadlines: Date[] = [];
      for (const alert of await readWaiting(connection, MOST_WAITING)) {
        const { passings: _passings, ...turn } = turnOf(alert, alert.roles, now);
        if (turn.deadline) deadlines.push(turn.deadline);
        const asked = whoIsAsked(alert.roles, turn.turn, now).some(({ id }) => id === viewer.personId);
        if (!asked || !(await seesAlert(connection, viewer, alert))) continue;
        const { id, countryCode, level } = alert;
        found.push({ id, countryCode, level, ...turn });
      }
      return { mine: found.sort(byDeadline), deadlines };
    });
  } catch (error) {
    // The monitor is closed as a whole, which must not close the list of everything else that waits.
    if (isForbidden(error)) return { mine: [], deadlines: [] };
    throw error;
  }
}

function byDeadline(one: WaitingAlert, other: WaitingAlert): number {
  const late = (alert: WaitingAlert) => alert.deadline?.getTime() ?? Number.POSITIVE_INFINITY;
  return late(one) === late(other) ? one.since.getTime() - other.since.getTime() : late(one) - late(other);
}
