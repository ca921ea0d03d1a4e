import type { RoleToGive } from '../../schema/types/role-to-give.ts';
import { roles, type Viewer } from '../domain/viewer.ts';
import { mayGiveRole } from './administration.policy.ts';
import { narrowings } from './check-role.ts';

/** Stands for every code that nobody names: what is allowed for it is allowed for all of them. No code is empty. */
const ANY_OTHER = '';

/**
 * Which roles somebody may give where. Nothing is decided here: `mayGiveRole` is asked for every code that the
 * person's roles or their token name. It is also asked for one code that they don't name, which stands for all
 * others.
 */
export function rolesToGive(viewer: Viewer): RoleToGive[] {
  const scopes = [...viewer.memberships, ...(viewer.tokenScope ? [viewer.tokenScope] : [])];
  const agencies = distinct(scopes.map(({ agencyCode }) => agencyCode));
  const countries = distinct(scopes.map(({ countryCode }) => countryCode));
  const found: RoleToGive[] = [];
  for (const role of roles) {
    const { agency, country } = narrowings[role];
    for (const alternate of [false, true]) {
      for (const agencyCode of agency === 'never' ? [null] : agencies) {
        for (const countryCode of country === 'never' ? [null] : countries) {
          const fixed = { startsOn: null, endsOn: null, residentCoordinator: false, monitoring: false };
          const grant = { role, agencyCode, countryCode, alternate, ...fixed };
          if (!mayGiveRole(viewer, grant)) continue;
          // Any country is also all of them at once, where the role can be that.
          const inAll = countryCode === ANY_OTHER && country === 'may';
          if (inAll && !mayGiveRole(viewer, { ...grant, countryCode: null })) continue;
          const given = {
            role,
            agencyCode: agencyCode || null,
            countryCode: countryCode || null,
            alternateOnly: alternate,
          };
          if (!found.some((wider) => covers(wider, given))) found.push(given);
        }
      }
    }
  }
  return found;
}

/** Those that are none of the others come first, so that what they cover isn't said again. */
function distinct(codes: (string | null)[]): string[] {
  return [ANY_OTHER, ...new Set(codes.filter((code) => code !== null))];
}

function covers(wider: RoleToGive, { role, agencyCode, countryCode, alternateOnly }: RoleToGive): boolean {
  return (
    wider.role === role &&
    (wider.agencyCode === null || wider.agencyCode === agencyCode) &&
    (wider.countryCode === null || wider.countryCode === countryCode) &&
    (!wider.alternateOnly || alternateOnly)
  );
}
