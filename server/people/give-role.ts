import type { Queryable } from '../database/database.ts';
import type { PersonEvent } from '../log/append-event.sql.ts';
import { insertInvitation, type RoleGrant, readOpenInvitations } from './invitation.sql.ts';
import { insertMembership, readMembershipsOf } from './membership.sql.ts';
import type { PersonRow } from './person.sql.ts';
import { roleEvent } from './person-event.ts';

/** What giving a role did, and what the log is to say of it. */
export type GivenRole =
  | { result: 'INVITED' | 'GRANTED'; event: PersonEvent }
  | { result: 'UNCHANGED'; event: null };

/**
 * Gives a role to a person with a locked row: at once where they have signed in before, otherwise as an invitation.
 * A role that they have, or are invited to, stays as it is, also where the dates differ.
 */
export async function giveRole(
  connection: Queryable,
  person: PersonRow,
  grant: RoleGrant,
  actorId: string | null,
): Promise<GivenRole> {
  const held = await readMembershipsOf(connection, [person.id]);
  const invited = await readOpenInvitations(connection, [person.id]);
  if ([...held, ...invited].some((one) => isSameRole(one, grant)))
    return { result: 'UNCHANGED', event: null };
  if (person.bound) {
    await insertMembership(connection, person.id, grant);
    return { result: 'GRANTED', event: roleEvent('MEMBERSHIP_GRANTED', actorId, person.id, grant) };
  }
  await insertInvitation(connection, person.id, grant, actorId);
  return { result: 'INVITED', event: roleEvent('PERSON_INVITED', actorId, person.id, grant) };
}

function isSameRole(one: RoleGrant, other: RoleGrant): boolean {
  return (
    one.role === other.role &&
    one.agencyCode === other.agencyCode &&
    one.countryCode === other.countryCode &&
    one.residentCoordinator === other.residentCoordinator
  );
}
