import type { AgencyPresence } from '../../schema/types/agency-presence.ts';
import type { PlannedPresence } from './planned-presence.sql.ts';

/** The same by agency and kind of presence: a whole cycle is thousands of lines, and some sixty of these. */
export function groupPresence(lines: readonly PlannedPresence[]): AgencyPresence[] {
  const groups = new Map<string, AgencyPresence>();
  for (const { agency, country, presence } of lines) {
    const key = `${agency}/${presence}`;
    const group = groups.get(key) ?? { agencyCode: agency, presence, countryCodes: [] };
    group.countryCodes.push(country);
    groups.set(key, group);
  }
  return [...groups.values()];
}
