import type { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/database-errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { mayAdministerPeople, mayGiveRole } from './administration.policy.ts';
import { insertInvitation, readOpenInvitations, revokeInvitationsOf } from './invitation.sql.ts';
import { isEmail } from './invite-people.ts';
import { changeEmail, lockPeople } from './person.sql.ts';
import { roleEvent } from './person-event.ts';

/**
 * Invites somebody who never signed in to the same once more, under another address: nothing reaches the one that they were
 * invited under. Whoever has signed in gets theirs from their provider. Throws FORBIDDEN, BAD_USER_INPUT or NOT_FOUND.
 */
export async function inviteUnder(
  database: Database,
  actor: Viewer,
  personId: string,
  given: string,
): Promise<void> {
  if (!mayAdministerPeople(actor)) throw forbidden('Only a coordinator may correct an address.');
  const email = given.trim();
  if (!isEmail(email)) throw badUserInput('This is no address: somebody@agency.example.');
  const taken = () => badUserInput('Somebody has this address: give the roles to them.');
  await database
    .transaction('READ COMMITTED', async (connection) => {
      const [person] = await lockPeople(connection, [personId]);
      if (!person) throw notFound('Nobody has this id.');
      if (person.bound) throw badUserInput('They have signed in: their provider says what their address is.');
      const open = await readOpenInvitations(connection, [personId]);
      if (person.deactivatedAt || open.length === 0) throw badUserInput('No invitation waits for them.');
      if (!open.every((grant) => mayGiveRole(actor, grant))) {
        throw forbidden('None of your roles allows giving all that they are invited to.');
      }
      if (!(await changeEmail(connection, personId, email))) throw taken();
      const by = actor.personId;
      const revoked = await revokeInvitationsOf(connection, personId, null);
      for (const grant of open) await insertInvitation(connection, personId, grant, by);
      const events = [
        ...revoked.map((grant) => roleEvent('INVITATION_REVOKED', by, personId, grant)),
        ...open.map((grant) => roleEvent('PERSON_INVITED', by, personId, grant)),
      ];
      for (const event of events) await appendEvent(connection, event);
    })
    .catch((error: unknown) => {
      // Two at the same moment: the other one was first.
      throw isUniqueViolation(error, 'uq_person_email') ? taken() : error;
    });
}
