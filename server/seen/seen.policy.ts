import { grantsOf, mayDo } from '../access/permissions.ts';
import type { Viewer } from '../domain/viewer.ts';

/** Whose answer it is, and who reports in its country. */
type Place = { countryCode: string; agencyCode: string | null; reportingAgencies: readonly string[] };

/** Whether those who write there are shown that this person opened an answer: as a coordinator of its country. */
export function countsAsSeen(viewer: Viewer, countryCode: string): boolean {
  return mayDo(viewer, 'countAsSeen', { countryCode, agencyCode: null });
}

/** The countries in which what somebody marks counts as seen: null for all, an empty list for none. */
export function coordinatedBy(viewer: Viewer): readonly string[] | null {
  const grants = viewer.readOnly
    ? []
    : viewer.memberships.flatMap((membership) => grantsOf(membership, 'countAsSeen'));
  if (grants.some(({ country }) => country === null)) return null;
  return grants.flatMap(({ country }) => country ?? []);
}

/** Whether somebody is told that a coordinator saw an answer: who writes it, beside coordinators. */
export function readsWhetherSeen(viewer: Viewer, place: Place): boolean {
  return mayDo(viewer, place.agencyCode === null ? 'readTeamSeen' : 'readAgencySeen', place);
}
