import type { Queryable } from '../database/database.ts';
import type { PersonEvent } from '../log/append-event.sql.ts';
import { insertInvitation, type RoleGrant, readOpenInvitations } from './invitation.sql.ts';
import { insertMembership, readMembershipsOf } from './membership.sql.ts';
import type { PersonRow } from './person.sql.ts';
import { roleEvent } from './person-event.ts';

/** `counts`: today is one of its days; an invitation never says so. */
type HeldRole = RoleGrant & { counts?: boolean };

/** What giving a role did, and what the log is to say of it. */
export type GivenRole =
  | { result: 'INVITED' | 'GRANTED'; event: PersonEvent }
  | { result: 'UNCHANGED'; event: null };

/**
 * Gives a role to a person with a locked row: at once where they have signed in before, otherwise as an invitation.
 * A role that they have, or are invited to, and that is `enough` stays as it is: any such role, also where the dates differ, unless
 * something else is asked.
 */
export async function giveRole(
  connection: Queryable,
  person: PersonRow,
  grant: RoleGrant,
  actorId: string | null,
  enough: (held: HeldRole, wanted: RoleGrant) => boolean = isSameRole,
): Promise<GivenRole> {
  const held = await readMembershipsOf(connection, [person.id]);
  const invited = await readOpenInvitations(connection, [person.id]);
  if ([...held, ...invited].some((one) => enough(one, grant))) return { result: 'UNCHANGED', event: null };
  if (person.bound) {
    await insertMembership(connection, person.id, grant);
    return { result: 'GRANTED', event: roleEvent('MEMBERSHIP_GRANTED', actorId, person.id, grant) };
  }
  await insertInvitation(connection, person.id, grant, actorId);
  return { result: 'INVITED', event: roleEvent('PERSON_INVITED', actorId, person.id, grant) };
}

/** Whether a role gives all that another would, from as early and for as long, and not only as somebody's alternate. */
export function covers(held: HeldRole, wanted: RoleGrant): boolean {
  const begins =
    held.counts || !held.startsOn || (wanted.startsOn !== null && held.startsOn <= wanted.startsOn);
  const lasts = !held.endsOn || (wanted.endsOn !== null && held.endsOn >= wanted.endsOn);
  return isSameRole(held, wanted) && (wanted.alternate || !held.alternate) && begins && lasts;
}

function isSameRole(one: RoleGrant, other: RoleGrant): boolean {
  return (
    one.role === other.role &&
    one.agencyCode === other.agencyCode &&
    one.countryCode === other.countryCode &&
    one.residentCoordinator === other.residentCoordinator
  );
}
