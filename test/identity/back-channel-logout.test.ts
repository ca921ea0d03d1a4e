import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphQLClient } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { metricsToken, type OidcConcord, startOidcConcord } from '../support/oidc-concord.ts';
import type { Visitor } from '../support/visitor.ts';
import { waitUntil } from '../support/wait.ts';

let world: OidcConcord;

beforeAll(async () => {
  const accounts = ['sid', 'all', 'device', 'crowd'].map((login) => ({
    login,
    email: `${login}@unicef.example`,
  }));
  world = await startOidcConcord([
    { id: 'unicef', domains: ['unicef.example'], accounts },
    { id: 'who', domains: ['who.example'], accounts: [] },
  ]);
});
afterAll(() => world?.drop());

const whoIs = async (visitor: Visitor) => {
  const client = createGraphQLClient(world.url, visitor.cookies(world.url));
  return (
    await client.query<{ viewer: { person: { name: string } } | null }>('{ viewer { person { name } } }')
  ).viewer;
};

async function signInInvited(login: string) {
  await world.invite(`${login}@unicef.example`);
  return (await world.signIn({ provider: 'unicef', login })).visitor;
}

async function metric(server: string, name: string): Promise<number> {
  const text = await (
    await fetch(`${server}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  ).text();
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const backChannel = 'http://schemas.openid.net/event/backchannel-logout';

describe('a logout token', () => {
  const send = (token: string, id = 'unicef') =>
    fetch(`${world.url}/auth/back-channel-logout/${id}`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
  const claims = (rest: Record<string, unknown> = {}) => ({
    iss: world.providers.get('unicef')?.issuer,
    aud: 'concord',
    iat: Math.floor(Date.now() / 1_000),
    exp: Math.floor(Date.now() / 1_000) + 120,
    jti: crypto.randomUUID(),
    sub: 'all',
    events: { [backChannel]: {} },
    ...rest,
  });
  const sign = (rest?: Record<string, unknown>, header?: Record<string, unknown>) =>
    world.providers.get('unicef')?.sign(claims(rest), header) ?? '';

  test('closes the sockets of that session on another replica within a second', async () => {
    const visitor = await signInInvited('sid');
    const other = (await world.signIn({ provider: 'unicef', login: 'sid' })).visitor;
    const replica = await world.concord.startReplica();
    try {
      const live = createLiveClient(replica.url, {
        cookie: visitor.cookies(world.url),
        // What is in front of the replicas passes on under which name it was asked.
        headers: { host: new URL(world.url).host },
      });
      live.subscribe('subscription { events { cursor } }');
      const [session] = await world.concord.sql<{ sid: string; subject: string }>(
        `select sid, subject from session join person on person.id = person_id
          where email = 'sid@unicef.example' order by session.created_at limit 1`,
      );
      expect(session?.sid).toBeTruthy();
      await waitUntil(async () => (await metric(replica.url, 'concord_open_sockets')) === 1);
      const started = performance.now();
      const answer = await send(
        await sign({ sid: session?.sid, sub: session?.subject }, { typ: 'logout+jwt' }),
      );
      expect(answer.status).toBe(200);
      await waitUntil(() => live.closeCodes.includes(4401), { within: 1_000 });
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(await whoIs(visitor)).toBeNull();
      expect(await whoIs(other)).not.toBeNull();
      await live.close();
    } finally {
      await replica.stop();
    }
  });

  test('without a sid ends all sessions of the subject, and works once', async () => {
    const visitor = await signInInvited('all');
    const token = await sign();
    expect((await send(token)).status).toBe(200);
    expect(await whoIs(visitor)).toBeNull();
    const { visitor: later } = await world.signIn({ provider: 'unicef', login: 'all' });
    expect((await send(token)).status).toBe(400);
    expect(await whoIs(later)).not.toBeNull();
  });

  test('gets through however many its provider has to send at once, and a forged one writes nothing', async () => {
    const visitor = await signInInvited('crowd');
    // Counted as sign-ins they would be 9,000 requests of one address, which may send 5,000 and then 500 a second.
    const subjects = [...Array.from({ length: 600 }, (_, index) => `somebody ${index}`), 'crowd'];
    const tokens = await Promise.all(subjects.map((sub) => sign({ sub })));
    const statuses = new Set<number>();
    for (let at = 0; at < tokens.length; at += 50) {
      const sent = tokens.slice(at, at + 50).map((token) => send(token));
      for (const { status } of await Promise.all(sent)) statuses.add(status);
    }
    expect([...statuses]).toEqual([200]);
    expect(await whoIs(visitor)).toBeNull();

    const used = async () =>
      (await world.concord.sql<{ count: string }>('select count(*) from used_once'))[0]?.count;
    const before = await used();
    const forged = tokens.map((token) => `${token.slice(0, token.lastIndexOf('.'))}.${part('no signature')}`);
    for (const token of forged.slice(0, 50)) expect((await send(token)).status).toBe(400);
    expect(await used()).toBe(before);
  });

  test('comes from the provider itself when somebody signs out there', async () => {
    const visitor = await signInInvited('device');
    const provider = world.providers.get('unicef')?.issuer ?? '';
    const page = await (await visitor.get(`${provider}/session/end`)).text();
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] ?? '';
    await visitor.postForm(`${provider}/session/end/confirm`, { xsrf, logout: 'yes' });
    await waitUntil(async () => (await whoIs(visitor)) === null);
  });

  test.each<[string, () => Promise<string> | string]>([
    ['unsigned', () => `${part({ alg: 'none' })}.${part(claims())}.`],
    ['for somebody else', () => sign({ aud: 'another client' })],
    ['from somebody else', () => sign({ iss: 'https://elsewhere.example' })],
    ['too old', () => sign({ iat: Math.floor(Date.now() / 1_000) - 900 })],
    ['with a nonce, as ID tokens have', () => sign({ nonce: 'something' })],
    ['without the event', () => sign({ events: {} })],
    ['without an id', () => sign({ jti: undefined })],
    ['that names nobody', () => sign({ sub: undefined })],
    ['of another type', () => sign({}, { typ: 'at+jwt' })],
    ['that is none', () => 'nonsense'],
  ])('%s is refused', async (_what, make) => {
    await world.invite('all@unicef.example');
    const { visitor } = await world.signIn({ provider: 'unicef', login: 'all' });
    expect((await send(await make())).status).toBe(400);
    expect((await send(await sign({ sub: 'nobody' }), 'who')).status).toBe(400);
    expect(await whoIs(visitor)).not.toBeNull();
  });
});
