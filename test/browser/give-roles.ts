import type { GraphQLClient } from '../support/graphql-client.ts';

interface Role {
  readonly role: string;
  readonly agency?: string;
  readonly country?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly residentCoordinator?: boolean;
}

interface Account {
  readonly person: { readonly id: string; readonly name: string };
  readonly memberships: readonly { readonly id: string; readonly role: string }[];
}

/** Finds somebody, and which roles they have, by their whole name. */
export async function accountOf(coordinator: GraphQLClient, name: string): Promise<Account> {
  const { data } = await coordinator.request(
    'query ($search: String) { people(search: $search) { nodes { person { id name } memberships { id role } } } }',
    { search: name },
  );
  const { people } = data as { people: { nodes: Account[] } };
  const found = people.nodes.find(({ person }) => person.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Gives somebody one more role. */
export async function giveRole(coordinator: GraphQLClient, person: string, role: Role): Promise<void> {
  const { codes } = await coordinator.request(
    'mutation ($person: ID!, $role: RoleInput!) { grantMembership(person: $person, role: $role) { person { id } } }',
    { person, role },
  );
  if (codes.length > 0) throw new Error(`not given: ${codes.join(', ')}`);
}

/**
 * Gives somebody one role in place of all they have, as a coordinator does. A change made in the database alone would be
 * one of another replica's, which this one may take a second to hear of.
 */
export async function giveOnlyRole(coordinator: GraphQLClient, name: string, role: Role): Promise<void> {
  const { person, memberships } = await accountOf(coordinator, name);
  await giveRole(coordinator, person.id, role);
  for (const { id } of memberships) await endRole(coordinator, id);
}

/** Ends one role that somebody has. */
export async function endRole(coordinator: GraphQLClient, id: string): Promise<void> {
  const { codes } = await coordinator.request(
    'mutation ($id: ID!) { endMembership(id: $id) { person { id } } }',
    { id },
  );
  if (codes.length > 0) throw new Error(`not ended: ${codes.join(', ')}`);
}
