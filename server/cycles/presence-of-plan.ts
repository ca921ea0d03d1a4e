import type { PresenceOf } from './compare-cells.ts';
import type { PlannedPresence } from './planned-presence.sql.ts';

/** What a plan says of everybody: who is not named in it doesn't report. */
export function presenceOfPlan(plan: readonly PlannedPresence[]): PresenceOf {
  const named = presenceOfLines(plan);
  return (agency, country) => named(agency, country) ?? 'NONE';
}

/** What some lines say of those that they name. */
export function presenceOfLines(lines: readonly PlannedPresence[]): PresenceOf {
  const named = new Map(lines.map(({ country, agency, presence }) => [`${country}/${agency}`, presence]));
  return (agency, country) => named.get(`${country}/${agency}`);
}
