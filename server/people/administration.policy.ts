import { permissions } from '../access/permission-table.ts';
import { type Grant, grantsOf, mayDo, narrowedTo } from '../access/permissions.ts';
import { type MembershipScope, monitoringRoles, type Role, type Viewer } from '../domain/viewer.ts';
import type { RoleGrant } from './invitation.sql.ts';

/** Everything at once: what concerns a person as a whole. */
const everywhere = { countryCode: null, agencyCode: null };

/** Roles that are somebody's work in a country, and are handed on when they leave. */
const handedOn: readonly Role[] = ['FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD'];

/** Whether somebody may deal with people as a whole: shut them out, and let them back in. */
export function mayAdministerPeople(viewer: Viewer): boolean {
  return mayDo(viewer, 'administerPeople', everywhere);
}

/** Whether somebody may shut a person out. Nobody does so to themselves: the last coordinator would be gone by mistake. */
export function mayDeactivate(viewer: Viewer, personId: string): boolean {
  return mayAdministerPeople(viewer) && personId !== viewer.personId;
}

/** Whether one person alone may give this role: those of the monitor are given by two. */
export function mayGiveRole(viewer: Viewer, grant: RoleGrant): boolean {
  return !monitoringRoles.includes(grant.role) && !grant.monitoring && mayEndRole(viewer, grant);
}

/**
 * Whether somebody may take this role away, and give it, unless it is of the monitor. Those who assign colleagues do so for their own agency where they
 * work themselves: contributors, and alternates for focal points.
 */
export function mayEndRole(viewer: Viewer, grant: RoleGrant): boolean {
  const { role, agencyCode, countryCode, alternate } = grant;
  if (mayDo(viewer, 'administerPeople', { agencyCode, countryCode })) return true;
  const colleague = role === 'CONTRIBUTOR' || (role === 'FOCAL_POINT' && alternate);
  return colleague && agencyCode !== null && mayDo(viewer, 'assignColleagues', { agencyCode, countryCode });
}

/** What somebody hands to a successor of all that they hold: in these countries, or everything. */
export function workIn<Held extends RoleGrant>(
  held: readonly Held[],
  countries: readonly string[] | null,
): Held[] {
  return held.filter(
    ({ role, countryCode }) =>
      handedOn.includes(role) &&
      (countries === null || (countryCode !== null && countries.includes(countryCode))),
  );
}

/** Whether somebody may hand this work to a successor: all of it or nothing. */
export function mayHandOver(viewer: Viewer, work: readonly RoleGrant[]): boolean {
  return work.length > 0 && work.every((grant) => mayEndRole(viewer, grant));
}

/**
 * Which people somebody sees with their roles and invitations: those with a role of an agency, in a country; null
 * for any. The list is empty for somebody who sees nobody. People who assign colleagues see those of their agency
 * in every country.
 */
export function visiblePeople(viewer: Viewer): Pick<Grant, 'agency' | 'country'>[] {
  return viewer.memberships
    .flatMap((membership) => [...grantsOf(membership, 'readAdministration'), ...colleaguesOf(membership)])
    .flatMap((reading) => narrowedTo(reading, viewer.tokenScope));
}

/** Only who assigns an agency's own colleagues: a token that is narrowed to an agency makes no role one of it. */
function colleaguesOf({ role, agencyCode }: MembershipScope): Grant[] {
  return agencyCode === null || permissions[role].assignColleagues !== 'OWN_AGENCY'
    ? []
    : [{ agency: agencyCode, country: null, reporting: null }];
}
