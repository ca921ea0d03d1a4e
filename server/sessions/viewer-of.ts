import { type MembershipScope, monitoringRoles, type Role, type Viewer } from '../domain/viewer.ts';
import type { TokenAccess } from './access-token.sql.ts';

type Holder = { personId: string; name: string; roles: MembershipScope[]; mfa: boolean };
type TokenScope = { access: TokenAccess; agencyCode: string | null; countryCode: string | null };

/**
 * What the holder of a session or token may do with it. Roles that need a second factor count only where there was
 * one. A token's roles are narrowed to its agency and country, without those of the monitor, and a read-only token makes the
 * viewer `readOnly`.
 */
export function viewerOf(
  { personId, name, roles, mfa }: Holder,
  mfaRoles: readonly Role[],
  token?: TokenScope,
): Viewer {
  const withheld = (role: Role) => !mfa && mfaRoles.includes(role);
  const withheldRoles = [...new Set(roles.map(({ role }) => role).filter(withheld))];
  const closedToMonitor =
    token !== undefined || (!mfa && monitoringRoles.some((role) => mfaRoles.includes(role)));
  const memberships = roles
    .filter(({ role }) => !withheld(role))
    .filter(({ role }) => token === undefined || !monitoringRoles.includes(role));
  return {
    personId,
    name,
    memberships: token ? memberships.flatMap((one) => narrow(one, token)) : memberships,
    ...(withheldRoles.length > 0 && { withheldRoles }),
    ...(closedToMonitor && { closedToMonitor }),
    ...(token?.access === 'READ' && { readOnly: true }),
    ...(token &&
      (token.agencyCode !== null || token.countryCode !== null) && {
        tokenScope: { agencyCode: token.agencyCode, countryCode: token.countryCode },
      }),
  };
}

/** A role within a token's agency and country; none where it lies outside. */
function narrow(role: MembershipScope, token: TokenScope): MembershipScope[] {
  const agencyCode = within(role.agencyCode, token.agencyCode);
  const countryCode = within(role.countryCode, token.countryCode);
  return agencyCode === undefined || countryCode === undefined ? [] : [{ ...role, agencyCode, countryCode }];
}

/** Null means all; undefined that the two have nothing in common. */
function within(code: string | null, limit: string | null): string | null | undefined {
  if (limit === null || code === limit) return code;
  return code === null ? limit : undefined;
}
