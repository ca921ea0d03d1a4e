import { MonitorAction } from '../../schema/types/monitor-access.ts';
import type { MonitorAction as Allowed } from '../access/action.ts';
import type { Viewer } from '../domain/viewer.ts';
import { monitorPolicy } from './monitor.policy.ts';

const behind: Readonly<Record<MonitorAction, Allowed>> = {
  PROPOSE_ROLE: 'proposeMonitoringRole',
  CONFIRM_ROLE: 'confirmMonitoringRole',
  READ_GROUPS: 'readMonitoredGroups',
  READ_INCIDENTS: 'readIncidents',
  RECORD_INCIDENTS: 'recordIncidents',
  OPEN_INCIDENTS: 'openIncidents',
  READ_OPENINGS: 'readIncidentOpenings',
  READ_SIGNALS: 'readSignals',
  READ_ALERTS: 'readAlerts',
  PROPOSE_ALERTS: 'proposeAlerts',
  DECIDE_ALERTS: 'decideAlerts',
  PLAN_ACTIONS: 'planEarlyActions',
};

/** A code that no country has: what is allowed there is allowed in every country. */
const ANYWHERE = '*';

/** What somebody's roles allow in the monitor, by country. It follows from who asks alone. */
export function listMonitorAccess(
  viewer: Viewer,
): { countryCode: string | null; viewerCan: MonitorAction[] }[] {
  const countries = [...new Set(viewer.memberships.map(({ countryCode }) => countryCode))];
  return countries.flatMap((countryCode) => {
    const viewerCan = Object.values(MonitorAction).filter((action) =>
      monitorPolicy.mayIn(viewer, behind[action], countryCode ?? ANYWHERE),
    );
    return viewerCan.length > 0 ? [{ countryCode, viewerCan }] : [];
  });
}
