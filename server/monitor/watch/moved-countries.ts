import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { Pulses } from './pulse.sql.ts';

/** Throws FORBIDDEN for whoever follows no country's monitor. */
export function requireFollower(viewer: Viewer): void {
  monitorPolicy.requireSomewhere(viewer, 'readAlerts', 'readIncidents', 'openIncidents');
}

/**
 * Countries, by code, in which something has happened that somebody may know of: anything for those who read incidents there
 * now; to those who see its alerts, something with these.
 */
export async function movedCountries(
  database: Database,
  viewer: Viewer,
  before: Pulses,
  now: Pulses,
): Promise<string[]> {
  const at = (pulses: Pulses, country: string) => pulses.get(country) ?? { position: 0, told: 0 };
  const moved = [...now.keys()].filter((one) => at(now, one).position > at(before, one).position);
  const told = moved.filter(
    (one) => at(now, one).told > at(before, one).told && monitorPolicy.mayIn(viewer, 'readAlerts', one),
  );
  const others = moved.filter(
    (one) =>
      !told.includes(one) &&
      (monitorPolicy.mayIn(viewer, 'readIncidents', one) ||
        monitorPolicy.mayIn(viewer, 'openIncidents', one)),
  );
  const read =
    others.length === 0
      ? []
      : await asMonitor(database, viewer, async (connection) => {
          const found: string[] = [];
          for (const one of others) {
            if (await monitorPolicy.readsIncidents(connection, viewer, one)) found.push(one);
          }
          return found;
        });
  return [...told, ...read].sort();
}
