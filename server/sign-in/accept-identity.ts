import type { Database, Queryable } from '../database/database.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { acceptOpenInvitations } from '../people/invitation.sql.ts';
import { insertMembership } from '../people/membership.sql.ts';
import {
  bindIdentity,
  lockPersonByEmail,
  lockPersonByIdentity,
  type PersonRow,
} from '../people/person.sql.ts';
import { roleEvent } from '../people/person-event.ts';
import type { ProvenIdentity } from './oidc-client.ts';
import { takeAddress, takeName } from './update-details.ts';

/** Why somebody whom a provider vouches for is not let in. */
export type SignInRefusal = 'not-invited' | 'unverified' | 'wrong-provider' | 'deactivated';

/**
 * Who signed in, or why nobody did. `granted`: roles began with it. `addressKept`: why the address that the provider gives
 * now was not taken.
 */
export type Acceptance =
  | { personId: string; granted: boolean; addressKept: string | null }
  | { refusal: SignInRefusal };

type Admission = { person: PersonRow; granted: boolean } | { refusal: SignInRefusal };

/**
 * Finds the person of a provider's identity. Signing in makes nobody a member. A new identity must come with a
 * verified address that somebody invited and that no identity has taken yet. So an address that the provider
 * reassigns one day opens nothing.
 *
 * `vouches` says whether the provider may speak for an address. Name and address follow the provider from then on.
 */
export async function acceptIdentity(
  database: Database,
  identity: ProvenIdentity,
  vouches: (email: string) => boolean,
): Promise<Acceptance> {
  const admission = await findPerson(database, identity, vouches);
  if ('refusal' in admission) return admission;
  const { person, granted } = admission;
  const addressKept = await takeAddress(database, person, identity, vouches);
  return { personId: person.id, granted, addressKept };
}

function findPerson(
  database: Database,
  identity: ProvenIdentity,
  vouches: (email: string) => boolean,
): Promise<Admission> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const known = await lockPersonByIdentity(connection, identity.issuer, identity.subject);
    if (known) return admit(connection, identity, known);
    if (identity.email === null || !identity.emailVerified) return { refusal: 'unverified' };
    if (!vouches(identity.email)) return { refusal: 'wrong-provider' };
    const invited = await lockPersonByEmail(connection, identity.email);
    // Two answers of one first sign-in can come at once: the other one was waited for at the lock.
    const meanwhile = await lockPersonByIdentity(connection, identity.issuer, identity.subject);
    if (meanwhile) return admit(connection, identity, meanwhile);
    return invited && !invited.bound && !invited.deactivatedAt
      ? welcome(connection, identity, invited)
      : { refusal: 'not-invited' };
  });
}

async function admit(connection: Queryable, identity: ProvenIdentity, person: PersonRow): Promise<Admission> {
  if (person.deactivatedAt) return { refusal: 'deactivated' };
  await takeName(connection, person, identity);
  return { person, granted: false };
}

async function welcome(
  connection: Queryable,
  identity: ProvenIdentity,
  person: PersonRow,
): Promise<Admission> {
  const { issuer, subject } = identity;
  const { id: personId } = person;
  const grants = await acceptOpenInvitations(connection, personId);
  if (grants.length === 0) return { refusal: 'not-invited' };
  await bindIdentity(connection, issuer, subject, personId);
  await takeName(connection, person, identity);
  for (const grant of grants) await insertMembership(connection, personId, grant);
  for (const grant of grants) {
    await appendEvent(connection, roleEvent('MEMBERSHIP_GRANTED', personId, personId, grant));
  }
  return { person, granted: true };
}
