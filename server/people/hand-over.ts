import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent, type PersonEvent } from '../log/append-event.sql.ts';
import { mayHandOver, workIn } from './administration.policy.ts';
import { giveRole } from './give-role.ts';
import { endMembershipRows, readMembershipsOf } from './membership.sql.ts';
import { lockPeople } from './person.sql.ts';
import { roleEvent } from './person-event.ts';

/**
 * Hands somebody's work to a successor. Each role in a country (or in the countries that are named) ends for the
 * one and is given to the other with the same last day. All of it or nothing.
 * Throws FORBIDDEN, BAD_USER_INPUT or NOT_FOUND.
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
