import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SignedCookie } from '../../server/sessions/signed-cookie.ts';
import { createGraphQLClient } from '../support/graphql-client.ts';
import { type OidcConcord, startOidcConcord } from '../support/oidc-concord.ts';
import { createVisitor, type Visitor } from '../support/visitor.ts';

const account = (login: string, rest: { email?: string; emailVerified?: boolean; name?: string } = {}) => ({
  login,
  email: `${login}@unicef.example`,
  ...rest,
});

let world: OidcConcord;

beforeAll(async () => {
  world = await startOidcConcord([
    {
      id: 'unicef',
      domains: ['unicef.example'],
      accounts: [
        account('amina', { name: 'Amina of UNICEF' }),
        account('uninvited'),
        account('unverified', { emailVerified: false }),
        account('mixed', { email: 'Mixed.Case@UNICEF.example' }),
        account('other', { email: 'victim@who.example' }),
        ...['fixed', 'again', 'stolen', 'mfa', 'leaver', 'device', 'sneaky', 'expired'].map((login) =>
          account(login),
        ),
      ],
    },
    {
      id: 'who',
      domains: ['who.example'],
      accounts: [
        { login: 'amina', email: 'amina@who.example', name: 'Amina of WHO' },
        { login: 'victim', email: 'victim@who.example' },
      ],
    },
  ]);
});
afterAll(() => world?.drop());

const whoIs = async (visitor: Visitor, server = world.url) => {
  const client = createGraphQLClient(server, visitor.cookies(world.url));
  const { viewer } = await client.query<{
    viewer: { person: { name: string }; memberships: { role: string }[] } | null;
  }>('{ viewer { person { name } memberships { role } } }');
  return viewer && { name: viewer.person.name, roles: viewer.memberships.map(({ role }) => role) };
};

const problemIn = (response: Response) =>
  new URL(response.headers.get('location') ?? '', world.url).searchParams.get('signIn');

async function signInInvited(login: string, role = 'OBSERVER') {
  await world.invite(`${login}@unicef.example`, role);
  const { visitor, response } = await world.signIn({ provider: 'unicef', login });
  expect(response.headers.get('location')).toBe('/');
  return visitor;
}

describe('signing in', () => {
  test('offers the providers, chosen from the list or by the domain of an address', async () => {
    const listed = await fetch(`${world.url}/auth/providers`);
    expect(await listed.json()).toEqual({
      demonstration: false,
      providers: [
        { id: 'unicef', name: 'Agency unicef' },
        { id: 'who', name: 'Agency who' },
      ],
    });
    const begun = await createVisitor().post(`${world.url}/auth/sign-in`, { email: 'Somebody@WHO.example' });
    const { redirectTo } = (await begun.json()) as { redirectTo: string };
    const asked = new URL(redirectTo);
    expect(asked.origin).toBe(world.providers.get('who')?.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      login_hint: 'Somebody@WHO.example',
    });
    expect(begun.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const elsewhere = await createVisitor().post(`${world.url}/auth/sign-in`, {
      email: 'a@elsewhere.example',
    });
    expect(elsewhere.status).toBe(404);
  });

  test('lets in whoever was invited, under the name that the provider gives, and logs it without the address', async () => {
    await world.invite('amina@unicef.example', 'FOCAL_POINT');
    const { visitor, response } = await world.signIn({
      provider: 'unicef',
      login: 'amina',
      returnTo: '/countries/KEN?section=LDR#LDR-2',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/countries/KEN?section=LDR#LDR-2');
    expect(await whoIs(visitor)).toEqual({ name: 'Amina of UNICEF', roles: ['FOCAL_POINT'] });
    const events = await world.concord.sql<{ kind: string; changes: { field: string; to: string }[] }>(
      `select kind, changes from event where kind = 'MEMBERSHIP_GRANTED'`,
    );
    expect(events[0]?.changes.map(({ field }) => field)).toEqual(['person', 'role']);
    expect(JSON.stringify(events)).not.toContain('@');

    // Known from then on, with no invitation left.
    const again = await world.signIn({ provider: 'unicef', login: 'amina' });
    expect(await whoIs(again.visitor)).toEqual({ name: 'Amina of UNICEF', roles: ['FOCAL_POINT'] });
  });

  test('takes an address for the same in any case', async () => {
    await world.invite('mixed.case@unicef.example');
    const { visitor } = await world.signIn({ provider: 'unicef', login: 'mixed' });
    expect((await whoIs(visitor))?.roles).toEqual(['OBSERVER']);
  });

  test.each([
    ['whom nobody invited', 'uninvited', 'not-invited'],
    ['whose address the provider has not verified', 'unverified', 'unverified'],
    ['with an address that is another provider’s to speak for', 'other', 'wrong-provider'],
  ])('turns away somebody %s', async (_who, login, problem) => {
    if (login === 'unverified') await world.invite('unverified@unicef.example');
    if (login === 'other') await world.invite('victim@who.example', 'COORDINATOR');
    const { visitor, response } = await world.signIn({ provider: 'unicef', login });
    expect(problemIn(response)).toBe(problem);
    expect(await whoIs(visitor)).toBeNull();
  });

  test('turns away an invitation that is too old, or was taken back', async () => {
    for (const change of [
      `expires_at = now() - interval '1 minute'`,
      `expires_at = now() + interval '1 day', revoked_at = now()`,
    ]) {
      await world.invite('expired@unicef.example');
      await world.concord.sql(
        `update invitation set ${change} where person_id = (select id from person where email = 'expired@unicef.example')`,
      );
      const { response } = await world.signIn({ provider: 'unicef', login: 'expired' });
      expect(problemIn(response)).toBe('not-invited');
    }
  });

  test('keeps the same subject of two providers apart', async () => {
    await world.invite('amina@unicef.example', 'FOCAL_POINT');
    await world.signIn({ provider: 'unicef', login: 'amina' });
    const stranger = await world.signIn({ provider: 'who', login: 'amina' });
    expect(problemIn(stranger.response)).toBe('not-invited');
    await world.invite('amina@who.example', 'OBSERVER');
    const { visitor } = await world.signIn({ provider: 'who', login: 'amina' });
    expect(await whoIs(visitor)).toEqual({ name: 'Amina of WHO', roles: ['OBSERVER'] });
  });

  test('gives an address that its provider passes on to somebody else nothing of the first one’s', async () => {
    await signInInvited('again');
    await world.concord.sql(`update identity_binding set subject = 'the one before' where subject = 'again'`);
    await world.invite('again@unicef.example', 'COORDINATOR');
    const { response } = await world.signIn({ provider: 'unicef', login: 'again' });
    expect(problemIn(response)).toBe('not-invited');
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('sends nobody on to another site: %j', async (returnTo) => {
    await world.invite('amina@unicef.example');
    const { response } = await world.signIn({ provider: 'unicef', login: 'amina', returnTo });
    const location = response.headers.get('location') ?? '';
    expect(new URL(location, world.url).origin).toBe(world.url);
    expect(location).toMatch(/^\/(?!\/)/);
  });
});

/** The cookie that waits for an answer is named after its state. */
const pendingName = (callback: string) =>
  `concord_sign_in_${new URL(callback).searchParams.get('state')?.slice(0, 16)}`;

describe('an answer from a provider', () => {
  test('is good once', async () => {
    await world.invite('amina@unicef.example');
    const visitor = createVisitor();
    const callback = await world.logIn(visitor, { provider: 'unicef', login: 'amina' });
    const pending = /concord_sign_in_[\w-]+=([^;]+)/.exec(visitor.cookies(world.url))?.[1] ?? '';
    expect((await visitor.get(callback)).headers.get('location')).toBe('/');
    expect(visitor.cookies(world.url)).not.toContain('concord_sign_in');
    expect(problemIn(await visitor.get(callback))).toBe('again');
    // With the cookie put back, as somebody who copied it would: the state was used up, on every replica.
    visitor.setCookie(world.url, pendingName(callback), pending);
    expect(problemIn(await visitor.get(callback))).toBe('again');
  });

  test('is nothing in another browser, nor with another state or code', async () => {
    await signInInvited('stolen');
    const visitor = createVisitor();
    const callback = await world.logIn(visitor, { provider: 'unicef', login: 'stolen' });
    expect(problemIn(await createVisitor().get(callback))).toBe('again');
    const otherState = new URL(callback);
    otherState.searchParams.set('state', 'A'.repeat(43));
    expect(problemIn(await visitor.get(otherState.href))).toBe('again');
    const second = createVisitor();
    const own = new URL(await world.logIn(second, { provider: 'unicef', login: 'amina' }));
    // Somebody else’s code under one’s own state: PKCE and the nonce bind a code to the browser that asked for it.
    own.searchParams.set('code', new URL(callback).searchParams.get('code') ?? '');
    expect(problemIn(await second.get(own.href))).toBe('provider');
    expect(await whoIs(second)).toBeNull();
  });

  test('from one provider to a sign-in that went to another is refused', async () => {
    const visitor = createVisitor();
    const callback = await world.logIn(visitor, { provider: 'unicef', login: 'amina' });
    const mixedUp = callback.replace('/auth/callback/unicef', '/auth/callback/who');
    expect(problemIn(await visitor.get(mixedUp))).toBe('again');
    const wrongIssuer = new URL(await world.logIn(visitor, { provider: 'unicef', login: 'amina' }));
    wrongIssuer.searchParams.set('iss', world.providers.get('who')?.issuer ?? '');
    expect(problemIn(await visitor.get(wrongIssuer.href))).toBe('provider');
  });

  test('that a forged cookie waits for is refused', async () => {
    const visitor = createVisitor();
    const callback = await world.logIn(visitor, { provider: 'unicef', login: 'amina' });
    const [payload = '', signature = ''] = (
      /concord_sign_in_[\w-]+=([^;]+)/.exec(visitor.cookies(world.url))?.[1] ?? ''
    ).split('.');
    const forged = {
      ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
      returnTo: 'https://evil.example',
    };
    const value = `${Buffer.from(JSON.stringify(forged)).toString('base64url')}.${signature}`;
    visitor.setCookie(world.url, pendingName(callback), value);
    expect(problemIn(await visitor.get(callback))).toBe('again');
  });

  test('that says no is passed on', async () => {
    const visitor = createVisitor();
    await visitor.post(`${world.url}/auth/sign-in`, { provider: 'unicef' });
    const state = JSON.parse(
      Buffer.from(
        /concord_sign_in_[\w-]+=([^.]+)/.exec(visitor.cookies(world.url))?.[1] ?? '',
        'base64url',
      ).toString(),
    ).state;
    const refused = `${world.url}/auth/callback/unicef?error=access_denied&state=${state}&iss=${encodeURIComponent(world.providers.get('unicef')?.issuer ?? '')}`;
    expect(problemIn(await visitor.get(refused))).toBe('provider');
  });
});

describe('a session', () => {
  test('is a new one after every sign-in, whatever cookie was there before', async () => {
    const visitor = await signInInvited('fixed');
    const before = visitor.cookies(world.url);
    await world.signIn({ provider: 'unicef', login: 'fixed' }, visitor);
    expect(visitor.cookies(world.url)).not.toBe(before);
    // What an attacker planted, or kept, is worth nothing.
    const planted = createGraphQLClient(world.url, before);
    expect(await planted.query('{ viewer { person { name } } }')).toEqual({ viewer: null });
    expect((await whoIs(visitor))?.roles).toEqual(['OBSERVER']);
  });

  test('knows the browser by a few words', async () => {
    await world.invite('device@unicef.example');
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await world.signIn({ provider: 'unicef', login: 'device' }, createVisitor({ 'user-agent': agent }));
    const [row] = await world.concord.sql(
      `select device from session join person on person.id = person_id where email = 'device@unicef.example'`,
    );
    expect(row).toEqual({ device: 'Firefox, Windows' });
  });

  test('of somebody who was deactivated is over, and signing in again is refused', async () => {
    const visitor = await signInInvited('leaver');
    await world.concord.sql(`update person set deactivated_at = now() where email = 'leaver@unicef.example'`);
    expect(await whoIs(visitor)).toBeNull();
    const { response } = await world.signIn({ provider: 'unicef', login: 'leaver' });
    expect(problemIn(response)).toBe('deactivated');
  });
});

describe('a role that needs a second factor', () => {
  test('is withheld without one, said to be so, and counts after signing in again with one', async () => {
    await world.invite('mfa@unicef.example', 'COORDINATOR');
    await world.invite('mfa@unicef.example', 'OBSERVER');
    const { visitor } = await world.signIn({ provider: 'unicef', login: 'mfa' });
    const ask = (who: Visitor) =>
      createGraphQLClient(world.url, who.cookies(world.url)).query(
        '{ viewer { memberships { role } withheldRoles } }',
      );
    expect(await ask(visitor)).toEqual({
      viewer: { memberships: [{ role: 'OBSERVER' }], withheldRoles: ['COORDINATOR'] },
    });
    const begun = await visitor.post(`${world.url}/auth/sign-in`, { provider: 'unicef', stepUp: true });
    const { redirectTo } = (await begun.json()) as { redirectTo: string };
    expect(new URL(redirectTo).searchParams.get('prompt')).toBe('login');
    await world.signIn({ provider: 'unicef', login: 'mfa', stepUp: true, second: true }, visitor);
    expect(await ask(visitor)).toEqual({
      viewer: { memberships: [{ role: 'COORDINATOR' }, { role: 'OBSERVER' }], withheldRoles: [] },
    });
  });
});

describe('signing out', () => {
  test('ends the session here and says where to end the provider’s', async () => {
    const visitor = await signInInvited('sneaky');
    const response = await visitor.post(`${world.url}/auth/sign-out`, {});
    const { redirectTo } = (await response.json()) as { redirectTo: string };
    const target = new URL(redirectTo);
    expect(target.origin).toBe(world.providers.get('unicef')?.issuer);
    expect(target.searchParams.get('post_logout_redirect_uri')).toBe(`${world.url}/`);
    expect(await whoIs(visitor)).toBeNull();
    expect((await visitor.get(redirectTo)).status).toBe(200);
  });
});

describe('with a provider', () => {
  test('there is no demonstration, no explorer, and no secret in the log', async () => {
    expect((await fetch(`${world.url}/auth/demo`)).status).toBe(404);
    const posted = await createVisitor().post(`${world.url}/auth/demo`, { persona: 'coordinator' });
    expect(posted.status).toBe(404);
    const explorer = await fetch(`${world.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await explorer.text()).not.toContain('AltairGraphQL');
    const logged = world.concord.logged();
    expect(logged).not.toContain(world.providers.get('unicef')?.clientSecret);
    expect(logged).not.toContain('@unicef.example');
  });

  test('sessions of a demonstration on the same database are nobody’s', async () => {
    const [session] = await world.concord.sql<{ id: string }>(
      `with persona as (insert into person (id, name, persona) values (gen_random_uuid(), 'Observer', 'observer') returning id)
       insert into session (id, person_id, created_at, last_seen_at, expires_at)
       select gen_random_uuid(), id, now(), now(), now() + interval '1 day' from persona returning id`,
    );
    const [setting] = await world.concord.sql<{ value: string }>(
      `select value from setting where name = 'session_key'`,
    );
    const key = Buffer.from(setting?.value ?? '', 'base64url');
    const cookie = new SignedCookie('concord_session', key, { secure: false }).write(session?.id ?? '');
    const client = createGraphQLClient(world.url, cookie.split(';', 1)[0]);
    expect(await client.query('{ viewer { person { name } } }')).toEqual({ viewer: null });
  });

  test('a demonstration does not start on the same database', async () => {
    await world.invite('amina@unicef.example');
    await world.signIn({ provider: 'unicef', login: 'amina' });
    await expect(world.concord.startDemonstration()).rejects.toThrow('a database of its own');
  });
});

describe('where people come over https', () => {
  test('cookies are of this host alone, and those without the prefix are nothing', async () => {
    const https = await startOidcConcord([{ id: 'unicef', accounts: [account('amina')] }], {
      PUBLIC_URL: 'https://concord.example',
    });
    try {
      await https.invite('amina@unicef.example');
      const visitor = createVisitor({}, { [new URL(https.url).host]: 'concord.example' });
      const back = new URL(await https.logIn(visitor, { provider: 'unicef', login: 'amina' }));
      expect(back.origin).toBe('https://concord.example');
      const response = await visitor.get(https.url + back.pathname + back.search);
      const cookies = response.headers.getSetCookie();
      expect(cookies).toEqual([
        expect.stringMatching(
          /^__Host-concord_sign_in_[\w-]{16}=; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=0$/,
        ),
        expect.stringMatching(/^__Host-concord_session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
      ]);
      const signedIn = visitor.cookies(https.url);
      const ask = async (cookie: string) => {
        const query = '{ viewer { memberships { role } } }';
        const client = createVisitor({}, { [new URL(https.url).host]: 'concord.example' });
        for (const pair of cookie.split('; ')) {
          const [name = '', value = ''] = pair.split('=');
          client.setCookie(https.url, name, value);
        }
        return ((await (await client.post(`${https.url}/graphql`, { query })).json()) as { data: unknown })
          .data;
      };
      expect(await ask(signedIn)).toEqual({ viewer: { memberships: [{ role: 'OBSERVER' }] } });
      expect(await ask(signedIn.replaceAll('__Host-', ''))).toEqual({ viewer: null });
    } finally {
      await https.drop();
    }
  });
});
