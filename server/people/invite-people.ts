import type { InviteInput } from '../../schema/types/invite-input.ts';
import type { InviteResult } from '../../schema/types/invite-outcome.ts';
import type { Database, Queryable } from '../database/database.ts';
import { checkCodes } from '../domain/check-text.ts';
import { LONGEST_EMAIL, LONGEST_NAME } from '../domain/text-limits.ts';
import type { Viewer } from '../domain/viewer.ts';
import { appendEvent, type PersonEvent } from '../log/append-event.sql.ts';
import { mayAdministerPeople, mayGiveRole } from './administration.policy.ts';
import { checkRole, type RoleChoice } from './check-role.ts';
import { giveRole } from './give-role.ts';
import { insertPerson, lockPersonByEmail, setDeactivated } from './person.sql.ts';
import { readRoleChoice } from './role-choice.ts';

/** What became of one line; `personId` where it was not refused. */
export type LineOutcome = {
  email: string;
  result: InviteResult;
  message: string | null;
  personId: string | null;
};

/**
 * Invites people, line by line: one that is refused stops no other. A dry run does the same and takes all of it back, so
 * that what it says is what would happen. `actor` is null for an operator's command, which may do everything.
 */
export async function invitePeople(
  database: Database,
  actor: Viewer | null,
  lines: readonly InviteInput[],
  dryRun: boolean,
): Promise<LineOutcome[]> {
  const kept: { outcomes: LineOutcome[] } = { outcomes: [] };
  const work = async (connection: Queryable) => {
    const choice = await readRoleChoice(connection);
    const outcomes: LineOutcome[] = [];
    const events: PersonEvent[] = [];
    for (const line of lines) {
      const { event, ...outcome } = await inviteOne(connection, actor, line, choice);
      outcomes.push(outcome);
      if (event) events.push(event);
    }
    kept.outcomes = outcomes;
    if (dryRun) throw new TakeBack();
    for (const event of events) await appendEvent(connection, event);
  };
  await database.transaction('READ COMMITTED', work).catch((error) => {
    if (!(error instanceof TakeBack)) throw error;
  });
  return kept.outcomes;
}

/** Ends a dry run's transaction without a trace. */
class TakeBack extends Error {}

async function inviteOne(
  connection: Queryable,
  actor: Viewer | null,
  line: InviteInput,
  choice: RoleChoice,
): Promise<LineOutcome & { event: PersonEvent | null }> {
  const email = line.email.trim();
  const refused = (message: string) => ({
    email,
    result: 'REFUSED' as const,
    message,
    personId: null,
    event: null,
  });
  const hidden = checkCodes(line);
  if (hidden !== null) return refused(hidden);
  if (!isEmail(email)) return refused('This is no address: somebody@agency.example.');
  const name = line.name?.trim() || email.slice(0, email.indexOf('@'));
  if ([...name].length > LONGEST_NAME) return refused(`A name has at most ${LONGEST_NAME} characters.`);
  const grant = checkRole(line, choice);
  if (typeof grant === 'string') return refused(grant);
  if (actor && !mayGiveRole(actor, grant)) return refused('None of your roles allows giving this role.');
  const person =
    (await lockPersonByEmail(connection, email)) ??
    (await insertPerson(connection, name, email)) ??
    (await lockPersonByEmail(connection, email));
  if (!person) throw new Error('an invited person is not there');
  if (person.deactivatedAt) {
    if (actor && !mayAdministerPeople(actor)) {
      return refused('This person was deactivated: only a coordinator can let them back in.');
    }
    await setDeactivated(connection, person.id, false);
  }
  const { result, event } = await giveRole(connection, person, grant, actor?.personId ?? null);
  return { email, result, message: null, personId: person.id, event };
}

/** Whether a text has the form of an address. */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+\.[^\s@<>"\p{Cc}]+$/u.test(text);
}
