import type { PersonAccount } from '../../schema/types/person-account.ts';
import { readCodeLookup } from '../catalogue/code-lookup.ts';
import type { Queryable } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { AccountActions } from './account-actions.ts';
import { readOpenInvitations } from './invitation.sql.ts';
import { readMembershipsOf } from './membership.sql.ts';
import type { PersonRow } from './person.sql.ts';

/** People with their roles and invitations, and what a viewer may do about them; in the same order. */
export async function toAccounts(
  connection: Queryable,
  people: PersonRow[],
  viewer: Viewer,
): Promise<PersonAccount[]> {
  const ids = people.map(({ id }) => id);
  const memberships = await readMembershipsOf(connection, ids);
  const invitations = await readOpenInvitations(connection, ids);
  const lookUp = await readCodeLookup(connection);
  const actions = new AccountActions(viewer);
  return people.map((person) => {
    const held = memberships.filter(({ personId }) => personId === person.id);
    const invited = invitations.filter(({ personId }) => personId === person.id);
    return {
      person: toPerson(person),
      email: person.email,
      hasSignedIn: person.bound,
      deactivatedAt: person.deactivatedAt,
      memberships: held.map((one) => ({
        ...one,
        id: String(one.id),
        ...lookUp(one),
        viewerCan: actions.onMembership(one, held),
      })),
      invitations: invited.map((one) => ({
        ...one,
        ...lookUp(one),
        viewerCan: actions.onInvitation(one),
      })),
      viewerCan: actions.onPerson(person, held),
    };
  });
}
