import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

type Account = {
  person: { id: string; name: string };
  email: string | null;
  hasSignedIn: boolean;
  deactivatedAt: string | null;
  memberships: {
    id: string;
    role: string;
    agency: { code: string } | null;
    country: { code: string } | null;
    alternate: boolean;
    endsOn: string | null;
    counts: boolean;
  }[];
  invitations: { id: string; role: string; country: { code: string } | null }[];
};

const accountFields = `person { id name } email hasSignedIn deactivatedAt
  memberships { id role agency { code } country { code } alternate endsOn counts }
  invitations { id role country { code } }`;
const inviteMutation = `mutation ($lines: [InviteInput!]!, $dryRun: Boolean) {
  invitePeople(lines: $lines, dryRun: $dryRun) { email result message account { ${accountFields} } } }`;
const peopleQuery = `query ($search: String, $agency: String, $first: Int, $after: String, $deactivated: Boolean) {
  people(search: $search, agency: $agency, first: $first, after: $after, deactivated: $deactivated) {
    nodes { ${accountFields} } hasNextPage endCursor } }`;
const grantMutation = `mutation ($person: ID!, $role: RoleInput!) { grantMembership(person: $person, role: $role) { ${accountFields} } }`;
const endMutation = `mutation ($id: ID!) { endMembership(id: $id) { ${accountFields} } }`;
const handOverMutation = `mutation ($from: ID!, $to: ID!, $countries: [String!]) {
  handOver(from: $from, to: $to, countries: $countries) { ${accountFields} } }`;
const deactivateMutation = `mutation ($person: ID!) { deactivatePerson(person: $person) { ${accountFields} } }`;

type Named = { kind: string; at: string; actor: { name: string }; person: { id: string; name: string } };
type Outcome = { email: string; result: string; message: string | null; account: Account | null };

describe.each(['postgres', 'embedded'] as const)('administration (%s)', (engine) => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  let focalPoint: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord(engine);
    coordinator = await signInAs(concord.url, 'coordinator');
    focalPoint = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
  }, 120_000);
  afterAll(() => concord?.drop());

  const invite = async (client: GraphQLClient, lines: Record<string, unknown>[], dryRun = false) =>
    (await client.query<{ invitePeople: Outcome[] }>(inviteMutation, { lines, dryRun })).invitePeople;
  const people = async (client: GraphQLClient, variables: Record<string, unknown> = {}) =>
    (
      await client.query<{ people: { nodes: Account[]; hasNextPage: boolean; endCursor: string } }>(
        peopleQuery,
        variables,
      )
    ).people;
  test('refuses an address with a character that nobody sees', async () => {
    const line = { email: 'zed\u200B@agency.example', role: 'OBSERVER' };
    const [outcome] = await invite(coordinator, [line], true);
    expect(outcome).toMatchObject({
      result: 'REFUSED',
      message: 'The email has a character that nobody sees: type it anew.',
    });
  });
  const personOf = async (client: GraphQLClient) =>
    (await client.query<{ viewer: { person: { id: string } } }>('{ viewer { person { id } } }')).viewer.person
      .id;
  const rolesOf = async (client: GraphQLClient) =>
    (
      await client.query<{ viewer: { memberships: { role: string; country: { code: string } | null }[] } }>(
        '{ viewer { memberships { role country { code } } } }',
      )
    ).viewer.memberships.map(({ role, country }) => `${role} ${country?.code ?? 'all'}`);
  const head = async () =>
    (
      await coordinator.query<{ events: { pageInfo: { endCursor: string | null } } }>(
        '{ events(last: 1) { pageInfo { endCursor } } }',
      )
    ).events.pageInfo.endCursor;
  const eventsAfter = async (client: GraphQLClient, after: string | null) =>
    (
      await client.query<{
        events: {
          edges: {
            node: {
              kind: string;
              cycleCode: string | null;
              actor: { id: string } | null;
              changes: { field: string; from: string | null; to: string | null }[];
            };
          }[];
        };
      }>(
        'query ($after: Cursor) { events(first: 100, after: $after) { edges { node { kind cycleCode actor { id } changes { field from to } } } } }',
        { after },
      )
    ).events.edges.map(({ node }) => node);

  test('an invitation waits for its person, and stands in the log without the address', async () => {
    const before = await head();
    const [outcome] = await invite(coordinator, [
      { email: ' New.Person@Agency.example ', role: 'FOCAL_POINT', agency: 'UNICEF', endsOn: '2030-12-31' },
    ]);
    expect(outcome).toMatchObject({
      result: 'INVITED',
      account: {
        email: 'new.person@agency.example',
        hasSignedIn: false,
        memberships: [],
        invitations: [{ role: 'FOCAL_POINT' }],
      },
    });
    const events = await eventsAfter(coordinator, before);
    expect(events).toMatchObject([
      { kind: 'PERSON_INVITED', cycleCode: null, actor: { id: await personOf(coordinator) } },
    ]);
    expect(events[0]?.changes.map(({ field }) => field)).toEqual(['person', 'role', 'agency', 'endsOn']);
    // Whom it is about is named as everywhere else, so that `node` finds them.
    expect(events[0]?.changes[0]).toEqual({ field: 'person', from: null, to: outcome?.account?.person.id });
    expect(JSON.stringify(events)).not.toMatch(/@|new\.person/i);
    expect(
      (
        await invite(coordinator, [
          { email: 'new.person@agency.example', role: 'FOCAL_POINT', agency: 'UNICEF' },
        ])
      )[0]?.result,
    ).toBe('UNCHANGED');
  });

  test('a dry run says what would happen line by line, and leaves nothing behind', async () => {
    const before = await head();
    const lines = [
      { email: 'one@agency.example', role: 'OBSERVER' },
      { email: 'one@agency.example', role: 'OBSERVER' },
      { email: 'no address', role: 'OBSERVER' },
      { email: 'two@agency.example', role: 'FOCAL_POINT' },
      { email: 'two@agency.example', role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'XXX' },
      { email: 'two@agency.example', role: 'COUNTRY_LEAD', country: 'KEN', startsOn: '2027-02-30' },
      { email: 'two@agency.example', role: 'OBSERVER', endsOn: '2020-01-01' },
      { email: 'two@agency.example', role: 'COORDINATOR', agency: 'UNICEF' },
      { email: 'two@agency.example', role: 'COUNTRY_LEAD', country: 'KEN' },
    ];
    const expected = ['INVITED', 'UNCHANGED', ...Array(6).fill('REFUSED'), 'INVITED'];
    const dry = await invite(coordinator, lines, true);
    expect(dry.map(({ result }) => result)).toEqual(expected);
    expect(dry.every(({ result, message }) => (result === 'REFUSED') === (message !== null))).toBe(true);
    expect((await people(coordinator, { search: 'one@agency' })).nodes).toEqual([]);
    expect(await head()).toBe(before);
    const real = await invite(coordinator, lines);
    expect(real.map(({ result }) => result)).toEqual(expected);
    expect((await eventsAfter(coordinator, before)).map(({ kind }) => kind)).toEqual([
      'PERSON_INVITED',
      'PERSON_INVITED',
    ]);
  });

  test('a focal point assigns contributors and alternates of their own agency in their country, and nobody else', async () => {
    const mine = { agency: 'UNICEF', country: 'KEN' };
    const outcomes = await invite(focalPoint, [
      { email: 'a@unicef.example', role: 'CONTRIBUTOR', ...mine },
      { email: 'b@unicef.example', role: 'FOCAL_POINT', ...mine, alternate: true },
      { email: 'c@unicef.example', role: 'FOCAL_POINT', ...mine },
      { email: 'c@unicef.example', role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'NPL' },
      { email: 'c@unicef.example', role: 'CONTRIBUTOR', agency: 'UNHCR', country: 'KEN' },
      { email: 'c@unicef.example', role: 'FOCAL_POINT', agency: 'UNICEF', alternate: true },
      { email: 'c@unicef.example', role: 'COORDINATOR' },
      { email: 'c@unicef.example', role: 'COUNTRY_LEAD', country: 'KEN' },
      { email: 'c@unicef.example', role: 'OBSERVER' },
    ]);
    expect(outcomes.map(({ result }) => result)).toEqual(['INVITED', 'INVITED', ...Array(7).fill('REFUSED')]);
    expect((await people(coordinator, { search: 'c@unicef' })).nodes).toEqual([]);
  });

  test('everybody else gives nobody anything', async () => {
    for (const persona of ['observer', 'co-chair', 'country-lead/KEN', 'contributor/UNICEF/KEN']) {
      const client = await signInAs(concord.url, persona);
      const [outcome] = await invite(client, [
        { email: 'x@unicef.example', role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'KEN' },
      ]);
      expect(outcome?.result).toBe('REFUSED');
      const person = await personOf(client);
      expect((await client.request(grantMutation, { person, role: { role: 'COORDINATOR' } })).codes).toEqual([
        'FORBIDDEN',
      ]);
      expect(
        (await client.request(deactivateMutation, { person: await personOf(coordinator) })).codes,
      ).toEqual(['FORBIDDEN']);
    }
  });

  test('people are listed for coordinators and co-chairs, and those of their agency for focal points', async () => {
    const everybody = await people(coordinator, { first: 500 });
    expect(everybody.nodes.map(({ person }) => person.name)).toContain('Coordinator, OHCHR');
    const seen = await people(focalPoint, { first: 500 });
    const agencies = seen.nodes.map(({ memberships, invitations, email }) => [
      memberships.some(({ agency }) => agency?.code === 'UNICEF'),
      invitations.length,
      email,
    ]);
    expect(agencies.every(([member, invited]) => member || invited)).toBe(true);
    expect(seen.nodes.length).toBeLessThan(everybody.nodes.length);
    expect(seen.nodes.map(({ person }) => person.name)).not.toContain('Coordinator, OHCHR');
    await expect(people(await signInAs(concord.url, 'co-chair'))).resolves.toBeTruthy();
    for (const persona of ['observer', 'country-lead/KEN', 'contributor/UNICEF/KEN']) {
      const client = await signInAs(concord.url, persona);
      expect((await client.request(peopleQuery)).codes).toEqual(['FORBIDDEN']);
    }
  });

  test('coordinators of a country list the people with a role or an invitation there, whom they deal with', async () => {
    const own = await signInAs(concord.url, 'contributor/UN_WOMEN/PER');
    const person = await personOf(own);
    const { grantMembership: account } = await coordinator.query<{ grantMembership: Account }>(
      grantMutation,
      { person, role: { role: 'COORDINATOR', country: 'BRA' } },
    );
    const contributor = account.memberships.find(({ role }) => role === 'CONTRIBUTOR');
    await coordinator.query(endMutation, { id: contributor?.id });
    await signInAs(concord.url, 'focal-point/UN_WOMEN/BRA');
    const invited = { role: 'FOCAL_POINT', agency: 'UNICEF' };
    await invite(coordinator, [
      { email: 'in.brazil@unicef.example', ...invited, country: 'BRA' },
      { email: 'in.peru@unicef.example', ...invited, country: 'PER' },
      { email: 'everywhere@unicef.example', ...invited },
    ]);
    const seen = (await people(own, { first: 500 })).nodes;
    const places = seen.map(({ memberships, invitations }) =>
      [...memberships, ...invitations].some(({ country }) => country?.code === 'BRA'),
    );
    expect(places.every(Boolean)).toBe(true);
    expect(seen.map(({ person: { name } }) => name)).toEqual(
      expect.arrayContaining(['Focal point, UN Women, Brazil', 'Contributor, UN Women, Peru']),
    );
    const addresses = seen.map(({ email }) => email);
    expect(addresses).toContain('in.brazil@unicef.example');
    expect(addresses).not.toContain('in.peru@unicef.example');
    expect(addresses).not.toContain('everywhere@unicef.example');
    // What a filter names is looked for among those alone.
    expect((await people(own, { search: 'in.peru', agency: 'UNICEF' })).nodes).toEqual([]);
    expect((await people(own, { agency: 'UNICEF' })).nodes.map(({ email }) => email)).toEqual([
      'in.brazil@unicef.example',
    ]);
    const outcomes = await invite(own, [
      { email: 'new@unhcr.example', role: 'CONTRIBUTOR', agency: 'UNHCR', country: 'BRA' },
      { email: 'new@unhcr.example', role: 'CONTRIBUTOR', agency: 'UNHCR', country: 'PER' },
    ]);
    expect(outcomes.map(({ result }) => result)).toEqual(['INVITED', 'REFUSED']);
    expect((await people(own, { search: 'new@unhcr' })).nodes).toHaveLength(1);
  });

  test('pages of people hold each of them once, in one order', async () => {
    const whole = (await people(coordinator, { first: 500 })).nodes.map(({ person }) => person.id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await people(coordinator, { first: 3, after });
      paged.push(...page.nodes.map(({ person }) => person.id));
      after = page.endCursor;
      more = page.hasNextPage;
    }
    expect(paged).toEqual(whole);
    expect((await coordinator.request(peopleQuery, { after: 'nonsense' })).codes).toEqual(['BAD_USER_INPUT']);
    expect((await people(coordinator, { search: '%' })).nodes).toEqual([]);
  });

  test('people are found by name and address whatever their letters and the database’s locale', async () => {
    const role = { role: 'OBSERVER' };
    await invite(coordinator, [
      { email: 'Ilker.INCI@agency.example', name: 'İlker İNCİ', ...role },
      { email: 'JOSÉ@agency.example', name: 'José Muñoz', ...role },
    ]);
    const found = async (search: string) =>
      (await people(coordinator, { search })).nodes.map(({ email }) => email);
    for (const search of ['ilker inci', 'İLKER', 'Ilker.Inci@', 'ILKER.INCI@AGENCY']) {
      expect(await found(search), search).toEqual(['ilker.inci@agency.example']);
    }
    for (const search of ['MUNOZ', 'muñoz', 'Mun\u0303oz', 'José@', 'josé@']) {
      expect(await found(search), search).toEqual(['josé@agency.example']);
    }
    const again = await invite(coordinator, [{ email: 'josÉ@AGENCY.example', ...role }]);
    expect(again.map(({ result }) => result)).toEqual(['UNCHANGED']);
  });

  test('a role given counts at once, and one taken away does so no more; both are in the log', async () => {
    const client = await signInAs(concord.url, 'observer');
    const person = await personOf(client);
    const before = await head();
    const { grantMembership: account } = await coordinator.query<{ grantMembership: Account }>(
      grantMutation,
      {
        person,
        role: { role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'NPL' },
      },
    );
    expect(await rolesOf(client)).toEqual(['OBSERVER all', 'CONTRIBUTOR NPL']);
    const id = account.memberships.find(({ role }) => role === 'CONTRIBUTOR')?.id;
    // The focal point of another country can't end it, nor tell that it is there.
    expect((await focalPoint.request(endMutation, { id })).codes).toEqual(['NOT_FOUND']);
    await coordinator.query(endMutation, { id });
    expect(await rolesOf(client)).toEqual(['OBSERVER all']);
    expect((await coordinator.request(endMutation, { id })).codes).toEqual(['NOT_FOUND']);
    expect((await eventsAfter(coordinator, before)).map(({ kind }) => kind)).toEqual([
      'MEMBERSHIP_GRANTED',
      'MEMBERSHIP_ENDED',
    ]);
  });

  test('only coordinators and the person concerned read in the log what was done about a person', async () => {
    const concerned = await signInAs(concord.url, 'contributor/UNICEF/PER');
    const other = await signInAs(concord.url, 'focal-point/UNHCR/PER');
    const before = await head();
    await coordinator.query(grantMutation, { person: await personOf(concerned), role: { role: 'OBSERVER' } });
    expect(await eventsAfter(coordinator, before)).toHaveLength(1);
    expect(await eventsAfter(concerned, before)).toHaveLength(1);
    expect(await eventsAfter(other, before)).toHaveLength(0);
  });

  test('the log names whom an event is about to those who read it, and narrows to a person, a kind and moments', async () => {
    const concerned = await signInAs(concord.url, 'contributor/UNICEF/NPL');
    const other = await signInAs(concord.url, 'focal-point/UNHCR/NPL');
    const coChair = await signInAs(concord.url, 'co-chair');
    const [person, by] = [await personOf(concerned), await personOf(coordinator)];
    const about = async (client: GraphQLClient, filter: Record<string, unknown>) =>
      (
        await client.query<{ events: { edges: { node: Named }[] } }>(
          `query ($filter: EventFilter) {
             events(last: 500, filter: $filter) { edges { node { kind at actor { name } person { id name } } } } }`,
          { filter },
        )
      ).events.edges.map(({ node }) => node);
    await coordinator.query(grantMutation, { person, role: { role: 'OBSERVER' } });
    const named = {
      kind: 'MEMBERSHIP_GRANTED',
      actor: { name: 'Coordinator, OHCHR' },
      person: { id: person, name: 'Contributor, UNICEF, Nepal' },
    };
    for (const client of [coordinator, coChair, concerned])
      expect(await about(client, { persons: [person] })).toMatchObject([named]);
    expect(await about(other, { persons: [person] })).toEqual([]);
    expect(await about(other, { persons: [by], kinds: ['MEMBERSHIP_GRANTED'] })).toEqual([]);

    // What somebody did and what happened to them; the coordinator did it.
    const [granted] = await about(coordinator, { persons: [person] });
    const done = await about(coordinator, { persons: [by], kinds: ['MEMBERSHIP_GRANTED'] });
    expect(done.at(-1)).toEqual(granted);
    expect(await about(coordinator, { persons: [person], kinds: ['MEMBERSHIP_ENDED'] })).toEqual([]);
    expect(await about(coordinator, { persons: ['nobody'] })).toEqual([]);
    const at = new Date(granted?.at ?? '');
    const after = new Date(at.getTime() + 1);
    expect(await about(coordinator, { persons: [person], since: at, until: after })).toEqual([granted]);
    expect(await about(coordinator, { persons: [person], until: at })).toEqual([]);
    expect(await about(coordinator, { persons: [person], since: after })).toEqual([]);
  });

  test('a leaver’s countries go to a successor, all of them or those that are named', async () => {
    const leaver = await signInAs(concord.url, 'focal-point/UNHCR/KEN');
    const successor = await signInAs(concord.url, 'focal-point/UNHCR/NPL');
    const [from, to] = [await personOf(leaver), await personOf(successor)];
    await coordinator.query(grantMutation, {
      person: from,
      role: { role: 'FOCAL_POINT', agency: 'UNHCR', country: 'BRA', endsOn: '2031-01-31' },
    });
    await coordinator.query(grantMutation, { person: from, role: { role: 'OBSERVER' } });
    expect((await leaver.request(handOverMutation, { from, to })).codes).toEqual(['FORBIDDEN']);
    // Of whom they may not read, it tells nothing: neither which roles they have, nor whether somebody was shut out.
    const otherOne = await personOf(coordinator);
    const roleless = await personOf(await signInAs(concord.url, 'observer'));
    for (const [of, countries] of [
      [roleless, null],
      [from, ['FRA']],
    ]) {
      const told = await successor.request(handOverMutation, { from: of, to: otherOne, countries });
      expect([told.codes, told.errors?.[0]?.message]).toEqual([
        ['FORBIDDEN'],
        'None of your roles allows giving or ending this role.',
      ]);
    }
    await coordinator.query(handOverMutation, { from, to, countries: ['BRA'] });
    expect(await rolesOf(leaver)).toEqual(['FOCAL_POINT KEN', 'OBSERVER all']);
    const { handOver } = await coordinator.query<{ handOver: Account }>(handOverMutation, { from, to });
    expect(handOver.memberships.map(({ country, endsOn }) => [country?.code, endsOn])).toEqual([
      ['NPL', null],
      ['BRA', '2031-01-31'],
      ['KEN', null],
    ]);
    expect(await rolesOf(leaver)).toEqual(['OBSERVER all']);
    expect((await coordinator.request(handOverMutation, { from, to })).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('who stands in for a leaver, or has the same role for a while, takes it over for good', async () => {
    const leaver = await signInAs(concord.url, 'focal-point/UN_WOMEN/KEN');
    const successor = await signInAs(concord.url, 'focal-point/UN_WOMEN/NPL');
    const [from, to] = [await personOf(leaver), await personOf(successor)];
    await coordinator.query(grantMutation, {
      person: to,
      role: {
        role: 'FOCAL_POINT',
        agency: 'UN_WOMEN',
        country: 'KEN',
        alternate: true,
        endsOn: '2031-01-31',
      },
    });
    const { handOver } = await coordinator.query<{ handOver: Account }>(handOverMutation, {
      from,
      to,
      countries: ['KEN'],
    });
    const inKenya = handOver.memberships.filter(({ country }) => country?.code === 'KEN');
    expect(inKenya.map(({ endsOn }) => endsOn)).toContain(null);
  });

  test('somebody who is deactivated is out within a second, and in again after a new invitation only', async () => {
    const [invited] = await invite(coordinator, [{ email: 'leaver@agency.example', role: 'OBSERVER' }]);
    const client = await signInAs(concord.url, 'focal-point/UNICEF/BRA');
    const person = await personOf(client);
    const live = createLiveClient(concord.url, { cookie: client.cookie });
    const subscription = live.subscribe('subscription { events { cursor } }');
    await waitUntil(() => live.openSockets() === 1);
    await coordinator.query(grantMutation, { person, role: { role: 'OBSERVER' } });
    // A change of roles has clients come back.
    await waitUntil(() => live.closeCodes.includes(1012), { within: 1_000 });
    subscription.close();
    const again = createLiveClient(concord.url, { cookie: client.cookie });
    again.subscribe('subscription { events { cursor } }');
    await waitUntil(() => again.openSockets() === 1);
    const started = performance.now();
    const { deactivatePerson: account } = await coordinator.query<{ deactivatePerson: Account }>(
      deactivateMutation,
      { person },
    );
    expect(account).toMatchObject({ memberships: [], invitations: [] });
    expect(account.deactivatedAt).not.toBeNull();
    await waitUntil(() => again.closeCodes.includes(4401), { within: 1_000 });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await client.query('{ viewer { person { id } } }')).toEqual({ viewer: null });
    expect((await people(coordinator, { search: 'UNICEF, Brazil' })).nodes).toEqual([]);
    expect((await people(coordinator, { search: 'UNICEF, Brazil', deactivated: true })).nodes).toHaveLength(
      1,
    );
    expect(
      (await coordinator.request(deactivateMutation, { person: await personOf(coordinator) })).codes,
    ).toEqual(['BAD_USER_INPUT']);
    await coordinator.query(deactivateMutation, { person: invited?.account?.person.id });
    const [back] = await invite(coordinator, [{ email: 'leaver@agency.example', role: 'OBSERVER' }]);
    expect(back).toMatchObject({ result: 'INVITED', account: { deactivatedAt: null } });
    await live.close();
    await again.close();
  });

  test('an invitation can be taken back until it is accepted', async () => {
    const [outcome] = await invite(focalPoint, [
      { email: 'mistake@unicef.example', role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'KEN' },
    ]);
    const revoke = 'mutation ($id: ID!) { revokeInvitation(id: $id) { invitations { id } } }';
    const id = outcome?.account?.invitations[0]?.id;
    const stranger = await signInAs(concord.url, 'focal-point/UNHCR/KEN');
    expect((await stranger.request(revoke, { id })).codes).toEqual(['NOT_FOUND']);
    expect(await focalPoint.query(revoke, { id })).toEqual({ revokeInvitation: { invitations: [] } });
    expect((await focalPoint.request(revoke, { id })).codes).toEqual(['NOT_FOUND']);
  });
});
