export type Role = 'COORDINATOR' | 'FOCAL_POINT' | 'OBSERVER';

/** A role, narrowed to an agency and a country where it has one; null means all. */
export type MembershipScope = { role: Role; agencyCode: string | null; countryCode: string | null };

/** Who is asking, as far as any decision needs to know. */
export type Viewer = { personId: string; name: string; memberships: MembershipScope[] };
