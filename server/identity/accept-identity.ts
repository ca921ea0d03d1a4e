import type { Database, Queryable } from '../database/database.ts';
import { appendEvent } from '../events/append-event.sql.ts';
import { acceptOpenInvitations } from './invitation.sql.ts';
import { insertMembership } from './membership.sql.ts';
import type { ProvenIdentity } from './oidc-client.ts';
import {
  bindIdentity,
  lockPersonByEmail,
  lockPersonByIdentity,
  type PersonRow,
  renamePerson,
} from './person.sql.ts';
import { roleEvent } from './person-event.ts';

/** Why somebody whom a provider vouches for is not let in. */
export type Turned = 'not-invited' | 'unverified' | 'wrong-provider' | 'deactivated';

/** Who signed in, or why nobody did. `granted`: roles began with it. */
export type Acceptance = { personId: string; granted: boolean } | { turned: Turned };

/**
 * Finds the person of a provider's identity. Signing in makes nobody a member: an identity that is new here must come with
 * a verified address that somebody invited and that no identity has taken yet, so that an address which the provider
 * gives to somebody else one day opens nothing. `vouches` says whether the provider may speak for an address.
 */
export function acceptIdentity(
  database: Database,
  identity: ProvenIdentity,
  vouches: (email: string) => boolean,
): Promise<Acceptance> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const known = await lockPersonByIdentity(connection, identity.issuer, identity.subject);
    if (known) return admit(known);
    if (identity.email === null || !identity.emailVerified) return { turned: 'unverified' };
    if (!vouches(identity.email)) return { turned: 'wrong-provider' };
    const invited = await lockPersonByEmail(connection, identity.email);
    // Two answers of one first sign-in can come at once: the other one was waited for at the lock.
    const meanwhile = await lockPersonByIdentity(connection, identity.issuer, identity.subject);
    if (meanwhile) return admit(meanwhile);
    return invited && !invited.bound && !invited.deactivatedAt
      ? welcome(connection, identity, invited)
      : { turned: 'not-invited' };
  });
}

function admit({ id, deactivatedAt }: PersonRow): Acceptance {
  return deactivatedAt ? { turned: 'deactivated' } : { personId: id, granted: false };
}

async function welcome(
  connection: Queryable,
  { issuer, subject, name }: ProvenIdentity,
  { id: personId }: PersonRow,
): Promise<Acceptance> {
  const grants = await acceptOpenInvitations(connection, personId);
  if (grants.length === 0) return { turned: 'not-invited' };
  await bindIdentity(connection, issuer, subject, personId);
  if (name !== null) await renamePerson(connection, personId, name);
  for (const grant of grants) await insertMembership(connection, personId, grant);
  for (const grant of grants) {
    await appendEvent(connection, roleEvent('MEMBERSHIP_GRANTED', personId, personId, grant));
  }
  return { personId, granted: true };
}
