import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent, type PersonEvent } from '../log/append-event.sql.ts';
import { revokeTokensOf } from '../sessions/access-token.sql.ts';
import { endSessionsOf } from '../sessions/session.sql.ts';
import { mayAdministerPeople, mayDeactivate, mayHandOver, workIn } from './administration.policy.ts';
import { giveRole } from './give-role.ts';
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

/**
 * Hands somebody's work to a successor. Each role in a country (or in the countries that are named) ends for the
 * one and is given to the other with the same last day. All of it or nothing.
 */
export function handOver(
  database: Database,
  actor: Viewer,
  { from, to, countries }: { from: string; to: string; countries: readonly string[] | null },
): Promise<void> {
  if (from === to) throw badUserInput('A successor is somebody else.');
  return database.transaction('READ COMMITTED', async (connection) => {
    const people = await lockPeople(connection, [from, to]);
    const successor = people.find(({ id }) => id === to);
    if (!successor || people.length < 2) throw notFound('Nobody has this id.');
    if (successor.deactivatedAt)
      throw badUserInput('The successor was deactivated: invite them again first.');
    const work = workIn(await readMembershipsOf(connection, [from]), countries);
    if (work.length === 0) throw badUserInput('There is nothing to hand over: they have no such role there.');
    if (!mayHandOver(actor, work)) throw forbidden('None of your roles allows giving or ending this role.');
    const events: PersonEvent[] = [];
    for (const { id, personId: _from, counts, ...grant } of work) {
      await endMembershipRows(connection, [id]);
      // A role that counts already does so for the successor from today on, not from when the other one began.
      const passed = counts ? { ...grant, startsOn: null } : grant;
      const { event } = await giveRole(connection, successor, passed, actor.personId);
      events.push(roleEvent('MEMBERSHIP_ENDED', actor.personId, from, grant), ...(event ? [event] : []));
    }
    for (const event of events) await appendEvent(connection, event);
  });
}
