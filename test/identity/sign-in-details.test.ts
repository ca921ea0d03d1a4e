import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cleanName } from '../../server/sign-in/update-details.ts';
import { createGraphQLClient } from '../support/graphql-client.ts';
import { type OidcConcord, startOidcConcord } from '../support/oidc-concord.ts';
import type { Account } from '../support/oidc-provider.ts';
import { createVisitor } from '../support/visitor.ts';

const at = (login: string) => `${login}@tenant.example`;
/** What each kind of provider says, with the address of whoever logs in. */
const says: Record<string, Pick<Account, 'idToken' | 'userinfo'>> = {
  silent: {
    idToken: { email: at('silent'), preferred_username: at('silent') },
    userinfo: { email: at('silent') },
  },
  text: { idToken: { email: at('text'), email_verified: 'true' } },
  elsewhere: {
    idToken: { email: at('elsewhere') },
    userinfo: { email: at('elsewhere'), email_verified: true },
  },
  denied: { idToken: { email: at('denied'), email_verified: false }, userinfo: { email: at('denied') } },
};
const accounts = (): Account[] =>
  Object.entries(says).map(([login, rest]) => ({ login, email: at(login), ...rest }));

describe('an address for which the provider', () => {
  let trusting: OidcConcord;
  let strict: OidcConcord;
  beforeAll(async () => {
    trusting = await startOidcConcord([
      { id: 'entra', domains: ['tenant.example'], addressesTrusted: true, accounts: accounts() },
    ]);
    strict = await startOidcConcord([{ id: 'entra', domains: ['tenant.example'], accounts: accounts() }]);
  }, 120_000);
  afterAll(async () => {
    await trusting?.drop();
    await strict?.drop();
  });

  const outcomeOf = async (world: OidcConcord, login: string) => {
    await world.invite(at(login));
    const { response } = await world.signIn({ provider: 'entra', login });
    return response.headers.get('location');
  };

  test('says nothing is signed in where the operator trusts its domains, and only there', async () => {
    expect(await outcomeOf(strict, 'silent')).toBe('/?signIn=unverified');
    expect(await outcomeOf(trusting, 'silent')).toBe('/');
  });

  test.each(['text', 'elsewhere'])('says yes in its own way (%s) is always signed in', async (login) => {
    expect(await outcomeOf(strict, login)).toBe('/');
    expect(await outcomeOf(trusting, login)).toBe('/');
  });

  test('says no is never signed in', async () => {
    expect(await outcomeOf(strict, 'denied')).toBe('/?signIn=unverified');
    expect(await outcomeOf(trusting, 'denied')).toBe('/?signIn=unverified');
  });
});

describe('somebody who signs in again', () => {
  const ana: Account = { login: 'ana', email: at('ana'), name: 'Ana' };
  const other: Account = { login: 'other', email: at('other'), name: 'Other' };
  let world: OidcConcord;
  beforeAll(async () => {
    world = await startOidcConcord([{ id: 'agency', domains: ['tenant.example'], accounts: [ana, other] }]);
    await world.invite(at('ana'));
    await world.invite(at('other'));
    await world.signIn({ provider: 'agency', login: 'other' });
  }, 120_000);
  afterAll(() => world?.drop());
  beforeEach(() => Object.assign(ana, { email: at('ana'), emailVerified: true, name: 'Ana' }));

  const signIn = async () => {
    const { visitor, response } = await world.signIn({ provider: 'agency', login: 'ana' });
    expect(response.headers.get('location')).toBe('/');
    const client = createGraphQLClient(world.url, visitor.cookies(world.url));
    const { viewer } = await client.query<{ viewer: { person: { name: string } } }>(
      '{ viewer { person { name } } }',
    );
    return viewer.person.name;
  };
  const addresses = async () =>
    (await world.concord.sql<{ email: string }>('select email from person order by email')).map(
      ({ email }) => email,
    );

  test('goes by the name that the provider gives now, whatever is in it', async () => {
    expect(await signIn()).toBe('Ana');
    ana.name = `Ana\u0000 Mar\u0007ía ${'x'.repeat(300)}`;
    expect(await signIn()).toBe(`Ana Mar ía ${'x'.repeat(300)}`.slice(0, 200));
    ana.name = '';
    expect(await signIn()).toMatch(/^Ana Mar/);
  });

  test('has the new address, if it passes the rules of a first sign-in and nobody else has it', async () => {
    await signIn();
    for (const wrong of [
      { email: 'Other@tenant.example' },
      { email: 'ana@elsewhere.example' },
      { email: at('unverified'), emailVerified: false },
    ]) {
      Object.assign(ana, { emailVerified: true }, wrong);
      await signIn();
      expect(await addresses()).toEqual([at('ana'), at('other')]);
    }
    expect(world.concord.logged().match(/the old one stays/g)).toHaveLength(3);
    expect(world.concord.logged()).not.toContain('.example');
    Object.assign(ana, { email: 'Ana.Maria@Tenant.example', emailVerified: true });
    await signIn();
    expect(await addresses()).toEqual(['ana.maria@tenant.example', at('other')]);
  });

  test.each([
    ['the first one', [0, 1]],
    ['the second one', [1, 0]],
  ])('in two tabs at once finishes in both, if %s comes back first', async (_which, order) => {
    const visitor = createVisitor();
    const login = { provider: 'agency', login: 'ana' };
    const begin = async (returnTo: string) => {
      const begun = await visitor.post(`${world.url}/auth/sign-in`, { ...login, returnTo });
      return ((await begun.json()) as { redirectTo: string }).redirectTo;
    };
    const tabs = [await begin('/countries/KEN'), await begin('/countries/NPL')];
    const returns = ['/countries/KEN', '/countries/NPL'];
    for (const tab of order) {
      const callback = await world.follow(visitor, tabs[tab] ?? '', { login: 'ana' });
      const response = await visitor.get(callback);
      expect(response.headers.get('location')).toBe(returns[tab]);
    }
    expect(visitor.cookies(world.url)).not.toContain('concord_sign_in');
  });

  test('begins many times and keeps no more than four of them', async () => {
    const visitor = createVisitor();
    for (let time = 0; time < 7; time += 1)
      await visitor.post(`${world.url}/auth/sign-in`, { provider: 'agency' });
    expect(visitor.cookies(world.url).match(/concord_sign_in_/g)).toHaveLength(4);
  });
});

test('a name is cut by code points, and is null where nothing of it is left', () => {
  expect(cleanName('𞤀'.repeat(201))).toBe('𞤀'.repeat(200));
  expect(cleanName('\u0000 \u0085')).toBeNull();
  expect(cleanName(null)).toBeNull();
});
