import type { Queryable, Statement } from '../database/database.ts';
import type { Role } from '../domain/viewer.ts';

/** A role as it is invited to or given: where, from when to when, and whether as somebody's alternate. */
export type RoleGrant = {
  role: Role;
  agencyCode: string | null;
  countryCode: string | null;
  /** `YYYY-MM-DD`, in UTC; null: at once. */
  startsOn: string | null;
  /** The last day; null: until it is ended. */
  endsOn: string | null;
  alternate: boolean;
  /** Of a country lead: as the Resident Coordinator, who endorses. */
  residentCoordinator: boolean;
  /** Of a country lead: they read incidents. Never by an invitation: two people give it. */
  monitoring: boolean;
};

const grantColumns = `
  role, agency_code as "agencyCode", country_code as "countryCode", starts_on as "startsOn", ends_on as "endsOn", alternate,
  resident_coordinator as "residentCoordinator", false as monitoring`;

/** Neither accepted, nor taken back, nor too old. */
const isOpen = '(accepted_at is null and revoked_at is null and expires_at > clock_timestamp())';

const addInvitation: Statement = {
  name: 'invitation-add',
  text: `
    insert into invitation (id, person_id, role, agency_code, country_code, starts_on, ends_on, alternate, resident_coordinator,
                            invited_by, created_at, expires_at)
    select gen_random_uuid(), $1::uuid, $2, $3, $4, $5::date, $6::date, $7::boolean, $8::boolean, $9::uuid, now, now + interval '30 days'
      from clock_timestamp() as now
    returning id`,
};

/** Invites a person to a role; by an operator's command where `invitedBy` is null. It holds for 30 days. */
export async function insertInvitation(
  connection: Queryable,
  personId: string,
  grant: RoleGrant,
  invitedBy: string | null,
): Promise<string> {
  const [row] = await connection.query<{ id: string }>(addInvitation, [
    personId,
    grant.role,
    grant.agencyCode,
    grant.countryCode,
    grant.startsOn,
    grant.endsOn,
    grant.alternate,
    grant.residentCoordinator,
    invitedBy,
  ]);
  if (!row) throw new Error('an invitation was inserted without a result');
  return row.id;
}

const acceptInvitations: Statement = {
  name: 'invitation-accept',
  text: `
    update invitation set accepted_at = clock_timestamp() where person_id = $1::uuid and ${isOpen}
    returning ${grantColumns}`,
};

/** Accepts all that are open for a person; returns the roles that they are for. */
export function acceptOpenInvitations(connection: Queryable, personId: string): Promise<RoleGrant[]> {
  return connection.query<RoleGrant>(acceptInvitations, [personId]);
}

const revokeInvitations: Statement = {
  name: 'invitation-revoke',
  text: `
    update invitation set revoked_at = clock_timestamp()
     where person_id = $1::uuid and ($2::uuid is null or id = $2) and accepted_at is null and revoked_at is null
    returning ${grantColumns}`,
};

/** Takes back all of a person's invitations that nobody accepted, or the one that is named. */
export function revokeInvitationsOf(
  connection: Queryable,
  personId: string,
  invitationId: string | null,
): Promise<RoleGrant[]> {
  return connection.query<RoleGrant>(revokeInvitations, [personId, invitationId]);
}

export type StoredInvitation = RoleGrant & { id: string; personId: string; createdAt: Date; expiresAt: Date };

const openInvitations: Statement = {
  name: 'invitation-list',
  text: `
    select id, person_id as "personId", ${grantColumns}, created_at as "createdAt", expires_at as "expiresAt"
      from invitation where person_id = any ($1::uuid[]) and ${isOpen} order by created_at, id`,
};

/** The open invitations of these people, the oldest first. */
export function readOpenInvitations(connection: Queryable, personIds: string[]): Promise<StoredInvitation[]> {
  return connection.query<StoredInvitation>(openInvitations, [personIds]);
}

const oneInvitation: Statement = {
  name: 'invitation-one',
  text: `
    select id, person_id as "personId", ${grantColumns}, created_at as "createdAt", expires_at as "expiresAt"
      from invitation where id = $1::uuid and accepted_at is null and revoked_at is null`,
};

/** One that is neither accepted nor taken back, however old; null where there is none. */
export async function readInvitation(
  connection: Queryable,
  invitationId: string,
): Promise<StoredInvitation | null> {
  const [row] = await connection.query<StoredInvitation>(oneInvitation, [invitationId]);
  return row ?? null;
}
