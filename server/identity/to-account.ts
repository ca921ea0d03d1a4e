import type { PersonAccount } from '../../schema/types/person-account.ts';
import type { Queryable } from '../database/database.ts';
import { readOpenInvitations } from './invitation.sql.ts';
import { readMembershipsOf } from './membership.sql.ts';
import { readNamedPlaces } from './named-places.ts';
import type { PersonRow } from './person.sql.ts';
import { toPerson } from './to-person.ts';

/** People with their roles and invitations, as those who administer them see them; in the same order. */
export async function toAccounts(connection: Queryable, people: PersonRow[]): Promise<PersonAccount[]> {
  const ids = people.map(({ id }) => id);
  const memberships = await readMembershipsOf(connection, ids);
  const invitations = await readOpenInvitations(connection, ids);
  const placesOf = await readNamedPlaces(connection);
  return people.map(({ id, name, email, bound, deactivatedAt }) => ({
    person: toPerson({ id, name }),
    email,
    hasSignedIn: bound,
    deactivatedAt,
    memberships: memberships
      .filter(({ personId }) => personId === id)
      .map((one) => ({ ...one, id: String(one.id), ...placesOf(one) })),
    invitations: invitations
      .filter(({ personId }) => personId === id)
      .map((one) => ({ ...one, ...placesOf(one) })),
  }));
}
