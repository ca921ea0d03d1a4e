import type { Role } from '../../schema/types/role.ts';

export type { Role };

/** All roles, those that reach furthest first. */
export const roles: readonly Role[] = [
  'COORDINATOR',
  'CO_CHAIR',
  'COUNTRY_LEAD',
  'FOCAL_POINT',
  'CONTRIBUTOR',
  'OBSERVER',
  'MONITORING_ANALYST',
  'HUMAN_RIGHTS_ADVISER',
  'MANDATE_HOLDER',
];

/** Given by two people, counting only with a second factor, and never by a program's token. */
export const monitoringRoles: readonly Role[] = [
  'MONITORING_ANALYST',
  'HUMAN_RIGHTS_ADVISER',
  'MANDATE_HOLDER',
];

/** A role, narrowed to an agency and a country where it has one; null means all. */
export type MembershipScope = {
  role: Role;
  agencyCode: string | null;
  countryCode: string | null;
  /** Of a country lead: they are the Resident Coordinator. */
  residentCoordinator?: true;
  /** Of a country lead: they read reports and incidents of the monitor too. */
  monitoring?: true;
};

/** Who is asking, as far as any decision needs to know. */
export type Viewer = {
  personId: string;
  name: string;
  /** Those that count now: begun, not ended, and not withheld for want of a second factor. */
  memberships: MembershipScope[];
  /** Roles that count once the person signs in with a second factor. */
  withheldRoles?: Role[];
  /** Signed in with a program's token that may only read: nothing may be changed, even where the roles allow it. */
  readOnly?: boolean;
  /** Nothing of the monitor is for them, whatever their roles: a program's token, or nobody's second factor. */
  closedToMonitor?: true;
  /** What a program's token is narrowed to. Roles are narrowed already; this is for rules that look at no role. */
  tokenScope?: { agencyCode: string | null; countryCode: string | null };
};
