import { visibilityOf } from '../access/visibility.ts';
import { appendCommentEvent } from '../comments/comment-event.sql.ts';
import { handOverMentions } from '../comments/hand-over-mentions.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { appendEvent, type PersonEvent } from '../log/append-event.sql.ts';
import { handOverPlan } from '../plan/hand-over-plan.ts';
import { mayAdministerPeople, mayHandOver, workIn } from './administration.policy.ts';
import { covers, giveRole } from './give-role.ts';
import { endMembershipRows, readMembershipsOf } from './membership.sql.ts';
import { lockPeople } from './person.sql.ts';
import { roleEvent } from './person-event.ts';

export type HandOver = { from: string; to: string; countries: readonly string[] | null };

/** What passes, as far as whoever hands it over reads it. */
export type HandedWork = {
  roles: number;
  assigned: number;
  returned: number;
  steps: number;
  mentions: number;
};

/**
 * Hands somebody's work to a successor. Each role in a country (or in the countries that are named) ends for the
 * one and is given to the other with the same last day. Where these roles are, the answers that are assigned to them or
 * came back to them become the other's, and so do their open next steps and what open comments ask of them. All of it or
 * nothing; a dry run counts the same and writes nothing. Throws FORBIDDEN, BAD_USER_INPUT or NOT_FOUND.
 */
export function handOver(
  database: Database,
  actor: Viewer,
  { from, to, countries }: HandOver,
  dryRun = false,
): Promise<HandedWork> {
  if (from === to) throw badUserInput('A successor is somebody else.');
  return database.transaction('READ COMMITTED', async (connection) => {
    const people = await lockPeople(connection, [from, to]);
    const successor = people.find(({ id }) => id === to);
    if (!successor || people.length < 2) throw notFound('Nobody has this id.');
    const work = workIn(await readMembershipsOf(connection, [from]), countries);
    if (!mayHandOver(actor, work)) {
      // Whoever may not know which roles somebody has is told the same whether they have one or not.
      if (work.length > 0 || !mayAdministerPeople(actor))
        throw forbidden('None of your roles allows giving or ending this role.');
      throw badUserInput('There is nothing to hand over: they have no such role there.');
    }
    if (successor.deactivatedAt)
      throw badUserInput('The successor was deactivated: invite them again first.');
    const handing = { from, to, roles: work, actorId: actor.personId, scope: visibilityOf(actor) };
    const plan = await handOverPlan(connection, handing, dryRun);
    const { mentions, events: commentEvents } = await handOverMentions(connection, handing, dryRun);
    const handed = { roles: work.length, ...plan.counts, mentions };
    if (dryRun) return handed;
    const events: PersonEvent[] = [];
    for (const { id, personId: _from, counts, ...grant } of work) {
      await endMembershipRows(connection, [id]);
      // A role that counts already does so for the successor from today on, not from when the other one began. What it shows of the monitor doesn't pass.
      const passed = { ...grant, monitoring: false, ...(counts && { startsOn: null }) };
      const { event } = await giveRole(connection, successor, passed, actor.personId, covers);
      events.push(roleEvent('MEMBERSHIP_ENDED', actor.personId, from, grant), ...(event ? [event] : []));
    }
    for (const event of events) await appendEvent(connection, event);
    for (const event of plan.events) await appendAnswerEvent(connection, event);
    for (const event of commentEvents) await appendCommentEvent(connection, event);
    return handed;
  });
}
