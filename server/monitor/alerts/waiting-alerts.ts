import { mayAnywhere } from '../../access/permissions.ts';
import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { isForbidden } from '../../lib/api-errors.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import { type AlertRow, readWaiting } from './alert.sql.ts';
import { type Turn, turnOf, whoIsAsked } from './alert-turn.ts';
import { seesAlert } from './read-alerts.ts';

/** As many as a person looks through, those with the nearest deadline. */
const MOST_WAITING = 200;
/** Alerts that are read at once. Most may wait for others, so that all have to be looked at. */
const READ_AT_ONCE = 200;

/** An alert for whoever it is the turn of: how pressing, where, since when and by when. None of its words. */
export type WaitingAlert = Pick<AlertRow, 'id' | 'countryCode' | 'level'> & Omit<Turn, 'passings'>;

/** Alerts that it is somebody's turn to decide on, those with the nearest deadline first. */
export async function readWaitingAlerts(
  database: Database,
  viewer: Viewer,
  now: Date,
): Promise<WaitingAlert[]> {
  return (await readAlertTurns(database, viewer, now)).mine.slice(0, MOST_WAITING);
}

/** All the alerts of readWaitingAlerts, however many, and the deadlines of all that somebody sees: whose turn it is may change then. */
export type AlertTurns = { mine: WaitingAlert[]; deadlines: Date[] };

/** For whoever may decide on no alert nothing is asked of the database. */
export async function readAlertTurns(database: Database, viewer: Viewer, now: Date): Promise<AlertTurns> {
  if (viewer.closedToMonitor || !mayAnywhere(viewer, 'decideAlerts')) return { mine: [], deadlines: [] };
  try {
    return await asMonitor(database, viewer, async (connection) => {
      const found: WaitingAlert[] = [];
      const deadlines: Date[] = [];
      for await (const alert of allWaiting(connection)) {
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

async function* allWaiting(connection: MonitorConnection): AsyncGenerator<AlertRow> {
  let last: AlertRow | null = null;
  do {
    const page: AlertRow[] = await readWaiting(connection, READ_AT_ONCE, last);
    yield* page;
    last = page.length < READ_AT_ONCE ? null : (page.at(-1) ?? null);
  } while (last !== null);
}

function byDeadline(one: WaitingAlert, other: WaitingAlert): number {
  const late = (alert: WaitingAlert) => alert.deadline?.getTime() ?? Number.POSITIVE_INFINITY;
  return late(one) === late(other) ? one.since.getTime() - other.since.getTime() : late(one) - late(other);
}
