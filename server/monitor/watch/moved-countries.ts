import { mayAnywhere } from '../../access/permissions.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import type { Pulse, Pulses } from './pulse.sql.ts';

/** Of a country where nothing has happened yet. */
const unmoved: Pulse = { position: 0, told: 0, called: 0, openTo: [] };

/** Throws FORBIDDEN for whoever follows no country's monitor. */
export function requireFollower(viewer: Viewer): void {
  monitorPolicy.requireSomewhere(viewer, 'readAlerts', 'readIncidents', 'openIncidents');
}

/** Whether somebody may follow the monitor of any country. */
export function follows(viewer: Viewer): boolean {
  const actions = ['readAlerts', 'readIncidents', 'openIncidents'] as const;
  return !viewer.closedToMonitor && actions.some((action) => mayAnywhere(viewer, action));
}

/** How far somebody has heard of each country, and of no country of which they may hear nothing. */
export function heardOf(viewer: Viewer, now: Pulses): [country: string, told: number, position: number][] {
  return movedCountries(viewer, new Map(), now).map((country) => {
    const { position, told, openTo } = now.get(country) ?? unmoved;
    const all = monitorPolicy.mayIn(viewer, 'readIncidents', country) || openTo.includes(viewer.personId);
    return [country, told, all ? position : 0];
  });
}

/**
 * Countries, by code, in which something has happened that somebody may know of: anything for those who read incidents there
 * now; for those who see alerts alone, something with these. It asks nothing of the database: what happened in a country would
 * show in what was asked then.
 */
export function movedCountries(viewer: Viewer, before: Pulses, now: Pulses): string[] {
  const mayHear = (country: string) => {
    const { position, told, openTo } = now.get(country) ?? unmoved;
    const heard = before.get(country) ?? unmoved;
    if (told > heard.told && monitorPolicy.mayIn(viewer, 'readAlerts', country)) return true;
    if (position <= heard.position) return false;
    if (monitorPolicy.mayIn(viewer, 'readIncidents', country)) return true;
    return monitorPolicy.mayIn(viewer, 'openIncidents', country) && openTo.includes(viewer.personId);
  };
  return [...now.keys()].filter(mayHear).sort();
}
