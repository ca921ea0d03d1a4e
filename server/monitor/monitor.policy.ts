import type { MonitorAction } from '../access/action.ts';
import { mayAnywhere, mayDo } from '../access/permissions.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden } from '../lib/api-errors.ts';
import type { MonitorConnection } from './monitor-connection.ts';
import { hasOpened } from './openings/opening.sql.ts';

/*
 * The first of the monitor's two guards. Whether somebody is refused follows from who asks and which country they name,
 * never from what is there. The second is row-level security, which shows them nothing even where this would.
 */

const refusals: Readonly<Record<MonitorAction, string>> = {
  proposeMonitoringRole: 'Roles of the monitor are proposed by coordinators.',
  confirmMonitoringRole: 'Roles of the monitor are confirmed by coordinators and the Resident Coordinator.',
  readMonitoredGroups: 'The monitor’s groups are for those who follow its signals in the country.',
  readIncidents:
    'Reports and incidents are for the country’s analysts, its adviser and a lead whose role says so. A coordinator opens them first, with a reason.',
  recordIncidents: 'Reports and incidents are recorded by the country’s analysts.',
  openIncidents: 'Coordinators open the incidents of a country.',
  readIncidentOpenings:
    'Who opened incidents is for the country’s analysts, its adviser and its Resident Coordinator.',
  readSignals:
    'Signals are for the country’s analysts, its adviser and its lead. A coordinator opens the incidents first, with a reason.',
  readAlerts: 'Alerts are for the country’s analysts, its adviser, its lead and coordinators.',
  proposeAlerts: 'Alerts are proposed by the country’s analysts, its adviser, its lead and coordinators.',
  decideAlerts:
    'Alerts are decided by the country’s lead, its adviser and, when it is their turn, coordinators.',
  planEarlyActions:
    'Early actions are planned by the country’s analysts, its adviser, its lead and coordinators.',
};

/** Whether somebody's roles allow it in a country. */
function mayIn(viewer: Viewer, action: MonitorAction, countryCode: string): boolean {
  return mayDo(viewer, action, { countryCode, agencyCode: null });
}

/** Throws FORBIDDEN where somebody's roles don't allow it in a country. */
function requireIn(viewer: Viewer, action: MonitorAction, countryCode: string): void {
  if (!mayIn(viewer, action, countryCode)) throw forbidden(refusals[action]);
}

/** Throws FORBIDDEN where somebody's roles allow none of it anywhere: before anything is looked for by an id. */
function requireSomewhere(viewer: Viewer, action: MonitorAction, ...others: readonly MonitorAction[]): void {
  const may = [action, ...others].some((one) => mayAnywhere(viewer, one));
  if (viewer.closedToMonitor || !may) throw forbidden(refusals[action]);
}

/** Whether somebody reads a country's reports and incidents now, by their role or because they opened them. */
async function readsIncidents(
  connection: MonitorConnection,
  viewer: Viewer,
  countryCode: string,
): Promise<boolean> {
  if (mayIn(viewer, 'readIncidents', countryCode)) return true;
  return mayIn(viewer, 'openIncidents', countryCode) && hasOpened(connection, countryCode);
}

/** Throws FORBIDDEN where they don't. */
async function requireReader(
  connection: MonitorConnection,
  viewer: Viewer,
  countryCode: string,
): Promise<void> {
  if (!(await readsIncidents(connection, viewer, countryCode))) throw forbidden(refusals.readIncidents);
}

/** One object, so that a test can put a stub in the place of each and see what the second guard does alone. */
export const monitorPolicy = { mayIn, requireIn, requireSomewhere, readsIncidents, requireReader };
