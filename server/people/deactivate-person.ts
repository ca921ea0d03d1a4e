import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { revokeTokensOf } from '../sessions/access-token.sql.ts';
import { endSessionsOf } from '../sessions/session.sql.ts';
import { mayAdministerPeople, mayDeactivate } from './administration.policy.ts';
import { revokeInvitationsOf } from './invitation.sql.ts';
import { endMembershipRows, readMembershipsOf } from './membership.sql.ts';
import { lockPeople, setDeactivated, unbindIdentities } from './person.sql.ts';
import { personEvent, roleEvent } from './person-event.ts';

/**
 * Shuts somebody out: roles, invitations, sessions and tokens end. The identities that they signed in with are
 * forgotten, so that letting them back in needs a new invitation. What they wrote stays. Returns the ids of the
 * sessions and tokens that ended, for the watch over open connections. Throws FORBIDDEN, BAD_USER_INPUT or
 * NOT_FOUND.
 */
export function deactivatePerson(database: Database, actor: Viewer, personId: string): Promise<string[]> {
  if (!mayAdministerPeople(actor)) throw forbidden('Only a coordinator may deactivate somebody.');
  if (!mayDeactivate(actor, personId)) throw badUserInput('Another coordinator has to deactivate you.');
  return database.transaction('READ COMMITTED', async (connection) => {
    const [person] = await lockPeople(connection, [personId]);
    if (!person) throw notFound('Nobody has this id.');
    if (person.deactivatedAt) return [];
    const held = await readMembershipsOf(connection, [personId]);
    const ended = await endMembershipRows(
      connection,
      held.map(({ id }) => id),
    );
    const revoked = await revokeInvitationsOf(connection, personId, null);
    const sessions = await endSessionsOf(connection, personId, null);
    const tokens = await revokeTokensOf(connection, personId, null);
    await unbindIdentities(connection, personId);
    await setDeactivated(connection, personId, true);
    const by = actor.personId;
    const events = [
      ...ended.map((grant) => roleEvent('MEMBERSHIP_ENDED', by, personId, grant)),
      ...revoked.map((grant) => roleEvent('INVITATION_REVOKED', by, personId, grant)),
      personEvent('PERSON_DEACTIVATED', by, personId),
    ];
    for (const event of events) await appendEvent(connection, event);
    return [...sessions, ...tokens];
  });
}
