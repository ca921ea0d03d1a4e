import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const create = `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
  secret token { id name access agency { code } country { code } expiresAt lastUsedAt } } }`;
const recordOne = `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
  __typename ... on ResponseRefused { code } } }`;
type Created = {
  createToken: { secret: string; token: { id: string; lastUsedAt: string | null; expiresAt: string } };
};

describe.each(['postgres', 'embedded'] as const)('tokens and sessions of one’s own (%s)', (engine) => {
  let concord: RunningConcord;
  let focalPoint: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord(engine);
    focalPoint = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
  }, 120_000);
  afterAll(() => concord?.drop());

  const createToken = async (input: Record<string, unknown> = {}, client = focalPoint) =>
    (
      await client.query<Created>(create, {
        input: { name: 'a script', access: 'READ_WRITE', days: 30, ...input },
      })
    ).createToken;
  /** One operation with a token, as a program sends it: without a cookie. */
  const ask = async (
    secret: string,
    query: string,
    variables: Record<string, unknown> = {},
    init: RequestInit = {},
  ) => {
    const response = await fetch(`${concord.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query, variables }),
      ...init,
    });
    return (await response.json()) as {
      data: Record<string, unknown> | null;
      errors?: { extensions: { code: string } }[];
    };
  };
  const input = (rest: Record<string, unknown>) => ({
    input: {
      mutationId: randomUUID(),
      agency: 'UNICEF',
      item: 'LDR-2',
      baseRevision: 0,
      narrative: 'By a program.',
      ...rest,
    },
  });
  const viewer = '{ viewer { memberships { role agency { code } country { code } } } }';

  test('a token acts for its person, is shown once, and is listed with its last use', async () => {
    const { secret, token } = await createToken({ name: ' nightly export ' });
    expect(secret).toMatch(/^concord_[\w-]{43}$/);
    expect(token).toMatchObject({ name: 'nightly export', access: 'READ_WRITE', lastUsedAt: null });
    const answer = await ask(secret, recordOne, input({ country: 'KEN' }));
    expect(answer.data?.recordResponse).toEqual({ __typename: 'ResponseRecorded' });
    const listed = JSON.stringify(
      await focalPoint.query('{ viewer { tokens { id name access lastUsedAt } } }'),
    );
    expect(listed).not.toContain(secret.slice(8));
    expect(listed).toMatch(new RegExp(`"id":"${token.id}".*"lastUsedAt":"20`));
    expect(concord.logged()).not.toContain(secret.slice(8));
  });

  test('a token that reads changes nothing', async () => {
    const { secret } = await createToken({ access: 'READ' });
    expect((await ask(secret, viewer)).data?.viewer).toBeTruthy();
    for (const [query, variables] of [
      [recordOne, input({ country: 'KEN', item: 'LDR-4' })],
      ['mutation { endAllSessions }', {}],
      ['mutation { invitePeople(lines: []) { result } }', {}],
    ] as const) {
      expect((await ask(secret, query, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  test('a token that is narrowed reaches no further', async () => {
    const coordinator = await signInAs(concord.url, 'coordinator');
    const { secret } = await createToken({ country: 'NPL' }, coordinator);
    expect((await ask(secret, viewer)).data?.viewer).toEqual({
      memberships: [{ role: 'COORDINATOR', agency: null, country: { code: 'NPL' } }],
    });
    expect((await ask(secret, recordOne, input({ country: 'NPL' }))).data?.recordResponse).toEqual({
      __typename: 'ResponseRecorded',
    });
    expect((await ask(secret, recordOne, input({ country: 'BRA' }))).data?.recordResponse).toEqual({
      __typename: 'ResponseRefused',
      code: 'FORBIDDEN',
    });
    // Of all people it sees those of that country.
    await signInAs(concord.url, 'focal-point/UNICEF/NPL');
    const seen = await ask(secret, '{ people { nodes { memberships { country { code } } } } }');
    const people = seen.data?.people as { nodes: { memberships: { country: unknown }[] }[] } | undefined;
    expect(people?.nodes).not.toEqual([]);
    for (const { memberships } of people?.nodes ?? []) {
      expect(memberships).toContainEqual({ country: { code: 'NPL' } });
    }
    // Of two narrowings that have nothing in common nothing is left.
    const elsewhere = await createToken({ country: 'NPL' });
    expect((await ask(elsewhere.secret, viewer)).data?.viewer).toEqual({ memberships: [] });
    const ofAgency = await createToken({ agency: 'UNHCR' }, coordinator);
    expect(
      (await ask(ofAgency.secret, recordOne, input({ country: 'BRA' }))).data?.recordResponse,
    ).toMatchObject({ code: 'FORBIDDEN' });
    const outcome = await ask(
      ofAgency.secret,
      'mutation { invitePeople(lines: [{ email: "a@b.example", role: OBSERVER }]) { result } }',
    );
    expect(outcome.data?.invitePeople).toEqual([{ result: 'REFUSED' }]);
  });

  test('a token neither makes, lists nor revokes tokens, nor ends sessions', async () => {
    const { secret, token } = await createToken();
    for (const query of [
      'mutation { createToken(input: { name: "x", access: READ, days: 1 }) { secret } }',
      `mutation { revokeToken(id: "${token.id}") }`,
      'mutation { endAllSessions }',
      '{ viewer { tokens { id } } }',
      '{ viewer { sessions { id } } }',
    ]) {
      expect((await ask(secret, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  test('a revoked token is nobody’s, at once and on open sockets', async () => {
    const { secret, token } = await createToken();
    const live = createLiveClient(concord.url, { headers: { authorization: `Bearer ${secret}` } });
    const subscription = live.subscribe('subscription { events { cursor } }');
    await waitUntil(() => live.openSockets() === 1);
    expect(subscription.errors).toEqual([]);
    const revoke = 'mutation ($id: ID!) { revokeToken(id: $id) }';
    const stranger = await signInAs(concord.url, 'focal-point/UNICEF/NPL');
    expect(await stranger.query(revoke, { id: token.id })).toEqual({ revokeToken: false });
    expect(await focalPoint.query(revoke, { id: token.id })).toEqual({ revokeToken: true });
    await waitUntil(() => live.closeCodes.includes(4401), { within: 1_000 });
    expect((await ask(secret, viewer)).data).toEqual({ viewer: null });
    expect(await focalPoint.query(revoke, { id: token.id })).toEqual({ revokeToken: false });
    await live.close();
  });

  test.each([
    ['a JSON web token that nobody signed', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjb29yZGluYXRvciJ9.'],
    ['a secret that is not ours', `concord_${'A'.repeat(43)}`],
    ['nothing', ''],
    ['SQL', `concord_' or true --`],
  ])('%s as a token is nobody, even beside a cookie that is somebody', async (_what, secret) => {
    expect((await ask(secret, viewer)).data).toEqual({ viewer: null });
    const both = await ask(
      secret,
      viewer,
      {},
      {
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${secret}`,
          cookie: focalPoint.cookie ?? '',
        },
      },
    );
    expect(both.data).toEqual({ viewer: null });
  });

  test('a token in connection_init signs a socket in, and a wrong one closes it', async () => {
    const { secret } = await createToken({ access: 'READ' });
    const live = createLiveClient(concord.url, { connectionParams: { authorization: `Bearer ${secret}` } });
    const subscription = live.subscribe<{ events: { cursor: string } }>('subscription { events { cursor } }');
    await waitUntil(() => live.openSockets() === 1);
    await waitUntil(
      async () => {
        await ask((await createToken({ days: 1 })).secret, viewer);
        return subscription.received.length > 0;
      },
      { every: 100 },
    );
    await live.close();
    const wrong = createLiveClient(concord.url, { connectionParams: { authorization: 'Bearer wrong' } });
    wrong.subscribe('subscription { events { cursor } }');
    await waitUntil(() => wrong.closeCodes.includes(4401));
    await wrong.close();
  });

  test.each([
    { name: '' },
    { name: 'x'.repeat(101) },
    { days: 0 },
    { days: 367 },
    { agency: 'NOBODY' },
    { country: 'XXX' },
  ])('a token that makes no sense is refused: %o', async (rest) => {
    const { codes } = await focalPoint.request(create, {
      input: { name: 'a script', access: 'READ', days: 1, ...rest },
    });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  test('making and revoking a token is in the log, for oneself, without the secret', async () => {
    const own = await signInAs(concord.url, 'focal-point/UNHCR/BRA');
    const { secret, token } = await createToken({}, own);
    await own.query('mutation ($id: ID!) { revokeToken(id: $id) }', { id: token.id });
    const { events } = await own.query<{ events: { edges: { node: { kind: string } }[] } }>(
      '{ events(last: 2) { edges { node { kind changes { field from to } } } } }',
    );
    expect(events.edges.map(({ node }) => node.kind)).toEqual(['TOKEN_CREATED', 'TOKEN_REVOKED']);
    expect(JSON.stringify(events)).not.toContain(secret.slice(8));
  });

  test('one sees where one is signed in, ends one of them, and then all', async () => {
    const [here, there] = [
      await signInAs(concord.url, 'focal-point/UN_WOMEN/KEN'),
      await signInAs(concord.url, 'focal-point/UN_WOMEN/KEN'),
    ];
    type Listed = { viewer: { sessions: { id: string; current: boolean }[] } | null };
    const list = (client: GraphQLClient) =>
      client.query<Listed>('{ viewer { sessions { id current lastSeenAt } } }');
    const { viewer: seen } = await list(here);
    expect(seen?.sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = seen?.sessions.find(({ current }) => !current)?.id;
    const end = 'mutation ($id: ID!) { endSession(id: $id) }';
    expect(await focalPoint.query(end, { id: other })).toEqual({ endSession: 0 });
    expect(await here.query(end, { id: other })).toEqual({ endSession: 1 });
    expect((await list(there)).viewer).toBeNull();
    expect((await list(here)).viewer?.sessions).toHaveLength(1);
    expect(await here.query('mutation { endAllSessions }')).toEqual({ endAllSessions: 1 });
    expect((await list(here)).viewer).toBeNull();
  });
});
