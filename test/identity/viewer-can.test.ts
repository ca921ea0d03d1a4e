import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

/*
 * What `viewerCan` and `rolesToGive` say beside people, against what becomes of it when it is done: for everybody who could
 * be asking, over HTTP.
 */

type Held = { id: string; role: string; country: { code: string } | null; viewerCan: string[] };
type Account = { person: { id: string }; viewerCan: string[]; memberships: Held[]; invitations: Held[] };
type Given = { role: string; agencyCode: string | null; countryCode: string | null; alternateOnly: boolean };
type Role = { role: string; agency?: string; country?: string; alternate?: boolean };

const accountFields = `person { id } viewerCan
  memberships { id role country { code } viewerCan } invitations { id role country { code } viewerCan }`;
const peopleQuery = `query ($search: String) { people(search: $search, first: 500) { nodes { ${accountFields} } } }`;
const givenQuery = '{ viewer { rolesToGive { role agencyCode countryCode alternateOnly } } }';
const grant = `mutation ($person: ID!, $role: RoleInput!) { grantMembership(person: $person, role: $role) { ${accountFields} } }`;

/** One of each kind of role: here, elsewhere, of another agency, everywhere. */
const everyRole: Role[] = [
  { role: 'COORDINATOR' },
  { role: 'COORDINATOR', country: 'KEN' },
  { role: 'CO_CHAIR' },
  { role: 'OBSERVER' },
  { role: 'COUNTRY_LEAD', country: 'KEN' },
  { role: 'COUNTRY_LEAD', country: 'NPL' },
  ...['UNICEF', 'UNHCR'].flatMap((agency) => [
    { role: 'FOCAL_POINT', agency },
    { role: 'FOCAL_POINT', agency, alternate: true },
    ...['KEN', 'NPL'].flatMap((country) => [
      { role: 'CONTRIBUTOR', agency, country },
      { role: 'FOCAL_POINT', agency, country },
      { role: 'FOCAL_POINT', agency, country, alternate: true },
    ]),
  ]),
];

/** Who asks: personas of the demonstration, and such with another role in its place. */
const askers: [who: string, role: string | null, country: string | null][] = [
  ['coordinator', null, null],
  ['focal-point/UN_WOMEN/BRA', 'COORDINATOR', 'KEN'],
  ['co-chair', null, null],
  ['observer', null, null],
  ['country-lead/KEN', null, null],
  ['focal-point/UNICEF/KEN', null, null],
  ['focal-point/UNICEF/PER', 'FOCAL_POINT', null],
  ['contributor/UNICEF/KEN', null, null],
];

let concord: RunningConcord;
let coordinator: GraphQLClient;
let made = 0;
beforeAll(async () => {
  concord = await startTestConcord('postgres', { env: { DEMO: '1', RATE_LIMITS: 'off' } });
  coordinator = await signInAs(concord.url, 'coordinator');
}, 120_000);
afterAll(() => concord?.drop());

describe.each(askers)('%s as %s of %s', (persona, role, country) => {
  let client: GraphQLClient;
  beforeAll(async () => {
    client = await signInAs(concord.url, persona);
    if (role) {
      await concord.sql(
        `update membership set role = $2, country_code = $3, agency_code = case when $2 = 'COORDINATOR' then null else agency_code end
          where person_id = (select id from person where persona = $1)`,
        [persona, role, country],
      );
    }
  });

  /** Somebody new with these roles, who has signed in before or is only invited. */
  async function somebody(roles: Role[], { invited = false } = {}): Promise<Account> {
    const name = `Somebody ${++made}.`;
    const [person] = await concord.sql<{ id: string }>(
      'insert into person (id, name, name_folded, email) values (gen_random_uuid(), $1, lower($1), $2) returning id',
      [name, `${made}@agency.example`],
    );
    const id = person?.id ?? '';
    if (!invited) {
      await concord.sql(
        'insert into identity_binding (issuer, subject, person_id, created_at) values ($1, $2, $3, now())',
        ['https://id.example', name, id],
      );
    }
    const node = encodeNodeId('Person', id);
    for (const one of roles) await coordinator.query(grant, { person: node, role: one });
    const { data } = await client.request<{ people: { nodes: Account[] } }>(peopleQuery, { search: name });
    const [account] = data?.people?.nodes ?? [];
    // Whoever doesn't see somebody is offered nothing about them, and could do nothing.
    if (account) return account;
    const seen = await coordinator.query<{ people: { nodes: Account[] } }>(peopleQuery, { search: name });
    const { memberships = [], invitations = [] } = seen.people.nodes[0] ?? {};
    const nothing = (held: Held[]) => held.map((one) => ({ ...one, viewerCan: [] }));
    return {
      person: { id: node },
      viewerCan: [],
      memberships: nothing(memberships),
      invitations: nothing(invitations),
    };
  }
  const succeeds = async (mutation: string, variables: Record<string, unknown> = {}, by = client) =>
    (await by.request(mutation, variables)).codes.length === 0;

  test('is offered exactly the roles that grantMembership lets them give', async () => {
    const { viewer } = await client.query<{ viewer: { rolesToGive: Given[] } }>(givenQuery);
    const target = await somebody([]);
    const said = everyRole.map(({ role, agency = null, country = null, alternate = false }) =>
      viewer.rolesToGive.some(
        (one) =>
          one.role === role &&
          (one.agencyCode ?? agency) === agency &&
          (one.countryCode ?? country) === country &&
          (alternate || !one.alternateOnly),
      ),
    );
    const done: boolean[] = [];
    for (const one of everyRole) done.push(await succeeds(grant, { person: target.person.id, role: one }));
    expect(done.map((well, index) => [everyRole[index], well])).toEqual(
      said.map((well, index) => [everyRole[index], well]),
    );
  });

  test('may end, take back and hand over exactly what it says beside each role', async () => {
    for (const roles of everyRole.map((one) => [one])) {
      const target = await somebody(roles);
      for (const { id, viewerCan } of target.memberships) {
        const ended = await succeeds('mutation ($id: ID!) { endMembership(id: $id) { viewerCan } }', { id });
        expect(ended, JSON.stringify(roles)).toBe(viewerCan.includes('END'));
      }
      const invited = await somebody(roles, { invited: true });
      for (const { id, viewerCan } of invited.invitations) {
        const revoke = 'mutation ($id: ID!) { revokeInvitation(id: $id) { viewerCan } }';
        expect(await succeeds(revoke, { id }), JSON.stringify(roles)).toBe(viewerCan.includes('REVOKE'));
      }
    }
  });

  test('may do with a person exactly what it says beside them', async () => {
    const contributor = (country: string) => ({ role: 'CONTRIBUTOR', agency: 'UNICEF', country });
    const holdings: Role[][] = [
      [contributor('KEN')],
      [contributor('KEN'), { role: 'OBSERVER' }],
      [contributor('KEN'), contributor('NPL')],
      [contributor('KEN'), { role: 'COUNTRY_LEAD', country: 'KEN' }],
      [{ role: 'FOCAL_POINT', agency: 'UNICEF' }, contributor('KEN')],
      [{ role: 'OBSERVER' }],
    ];
    const handOver = `mutation ($from: ID!, $to: ID!, $countries: [String!]) {
      handOver(from: $from, to: $to, countries: $countries) { viewerCan } }`;
    for (const roles of holdings) {
      const about = JSON.stringify(roles);
      const { person: successor } = await somebody([]);
      for (const country of ['KEN', 'NPL']) {
        const from = await somebody(roles);
        const here = from.memberships.filter((one) => one.country?.code === country);
        const variables = { from: from.person.id, to: successor.id, countries: [country] };
        expect(await succeeds(handOver, variables), `${about} in ${country}`).toBe(
          here.some(({ viewerCan }) => viewerCan.includes('HAND_OVER')),
        );
      }
      const leaver = await somebody(roles);
      const everything = { from: leaver.person.id, to: successor.id };
      expect(await succeeds(handOver, everything), about).toBe(leaver.viewerCan.includes('HAND_OVER'));

      const target = await somebody(roles);
      const deactivate = `mutation ($person: ID!) { deactivatePerson(person: $person) { ${accountFields} } }`;
      const { data, codes } = await client.request<{ deactivatePerson: Account }>(deactivate, {
        person: target.person.id,
      });
      expect(codes.length === 0, about).toBe(target.viewerCan.includes('DEACTIVATE'));
      if (data) expect(data.deactivatePerson.viewerCan, 'of somebody who is shut out').toEqual([]);
    }
  });
});

test('somebody who isn’t signed in is offered nothing', async () => {
  expect(await createGraphQLClient(concord.url).query(givenQuery)).toEqual({ viewer: null });
});
