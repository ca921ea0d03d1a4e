import type { RoleInput } from '../../schema/types/role-input.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { mayEndRole, mayGiveRole } from './administration.policy.ts';
import { checkRole } from './check-role.ts';
import { giveRole } from './give-role.ts';
import { readInvitation, revokeInvitationsOf } from './invitation.sql.ts';
import { endMembershipRows, readMembership } from './membership.sql.ts';
import { lockPeople } from './person.sql.ts';
import { roleEvent } from './person-event.ts';
import { readRoleChoice } from './role-choice.ts';

/** Gives a person a role. One who never signed in is invited to it. */
export function grantMembership(
  database: Database,
  actor: Viewer,
  personId: string,
  input: RoleInput,
): Promise<void> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const grant = checkRole(input, await readRoleChoice(connection));
    if (typeof grant === 'string') throw badUserInput(grant);
    if (!mayGiveRole(actor, grant)) throw forbidden('None of your roles allows giving this role.');
    const [person] = await lockPeople(connection, [personId]);
    if (!person) throw notFound('Nobody has this id.');
    if (person.deactivatedAt) throw badUserInput('This person was deactivated: invite their address again.');
    const { event } = await giveRole(connection, person, grant, actor.personId);
    if (event) await appendEvent(connection, event);
  });
}

/**
 * Takes a role away, from this moment on; returns its holder's id. Throws NOT_FOUND where the actor may not end it.
 */
export function endMembership(database: Database, actor: Viewer, id: number): Promise<string> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const membership = await readMembership(connection, id);
    // A role that the actor may not end gets the same answer as a missing one: ids are numbers, and easily guessed.
    if (!membership || !mayEndRole(actor, membership)) {
      throw notFound('No role that you may end has this id.');
    }
    const { personId } = membership;
    await lockPeople(connection, [personId]);
    for (const ended of await endMembershipRows(connection, [id])) {
      await appendEvent(connection, roleEvent('MEMBERSHIP_ENDED', actor.personId, personId, ended));
    }
    return personId;
  });
}

/**
 * Takes an invitation back that nobody accepted; returns the id of the person it was for. Throws NOT_FOUND where
 * the actor may not.
 */
export function revokeInvitation(database: Database, actor: Viewer, id: string): Promise<string> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const invitation = await readInvitation(connection, id);
    if (!invitation || !mayGiveRole(actor, invitation)) {
      throw notFound('No open invitation that you may take back has this id.');
    }
    const { personId } = invitation;
    await lockPeople(connection, [personId]);
    for (const revoked of await revokeInvitationsOf(connection, personId, id)) {
      await appendEvent(connection, roleEvent('INVITATION_REVOKED', actor.personId, personId, revoked));
    }
    return personId;
  });
}
