import type { RoleGrant } from './invitation.sql.ts';
import { mayDo, permissions } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** Everything at once: what concerns a person as a whole. */
const everywhere = { countryCode: null, agencyCode: null };

/** Whether somebody may deal with people as a whole: shut them out, and let them back in. */
export function mayAdministerPeople(viewer: Viewer): boolean {
  return mayDo(viewer, 'administerPeople', everywhere);
}

/**
 * Whether somebody may give this role and take it away. Those who assign colleagues do so for their own agency where they
 * work themselves: contributors, and alternates for focal points.
 */
export function mayGiveRole(viewer: Viewer, grant: RoleGrant): boolean {
  const { role, agencyCode, countryCode, alternate } = grant;
  if (mayDo(viewer, 'administerPeople', { agencyCode, countryCode })) return true;
  const colleague = role === 'CONTRIBUTOR' || (role === 'FOCAL_POINT' && alternate);
  return colleague && agencyCode !== null && mayDo(viewer, 'assignColleagues', { agencyCode, countryCode });
}

/** Of which agencies somebody sees the people: null for all, none for nobody. */
export function visibleAgencies(viewer: Viewer): string[] | null {
  if (mayDo(viewer, 'readAdministration', everywhere)) return null;
  const assigning = viewer.memberships.filter(({ role }) => permissions[role].assignColleagues !== 'NEVER');
  return assigning.flatMap(({ agencyCode }) => agencyCode ?? []);
}
