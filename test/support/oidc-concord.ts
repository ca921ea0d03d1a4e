import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { findFreePort } from './free-port.ts';
import { type Account, startOidcProvider, type TestProvider } from './oidc-provider.ts';
import { type RunningConcord, startTestConcord } from './running-concord.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export interface ProviderSetting {
  id: string;
  domains?: string[];
  addressesTrusted?: boolean;
  accounts: Account[];
}

export interface OidcConcord {
  concord: RunningConcord;
  /** Where everybody says that it is; the first replica is really there. */
  url: string;
  providers: ReadonlyMap<string, TestProvider>;
  /** Invites an address to a role, as if a coordinator had. */
  invite(email: string, role?: string): Promise<void>;
  /** Begins a sign-in and logs in at the provider; the result is the address that it sends the browser back to. */
  logIn(visitor: Visitor, how: LogIn): Promise<string>;
  /** Goes from an address at the provider through its login page, to the address that it sends the browser back to. */
  follow(visitor: Visitor, start: string, form: Record<string, string>): Promise<string>;
  /** Goes all the way; the result is the callback's answer. */
  signIn(how: LogIn, visitor?: Visitor): Promise<{ visitor: Visitor; response: Response }>;
  drop(): Promise<void>;
}

export interface LogIn {
  provider: string;
  login: string;
  second?: boolean;
  stepUp?: boolean;
  returnTo?: string;
}

/** What reads a server's figures. */
export const metricsToken = 'whoever collects the figures';

/** Starts Concord with real providers, each on a port of its own. */
export async function startOidcConcord(
  settings: ProviderSetting[],
  env: Record<string, string> = {},
): Promise<OidcConcord> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const { PUBLIC_URL: publicUrl = url } = env;
  const providers = new Map<string, TestProvider>();
  for (const { id, accounts } of settings) {
    providers.set(id, await startOidcProvider({ id, accounts, publicUrl }));
  }
  const folder = await mkdtemp(join(inject('runFolder'), 'providers-'));
  const file = join(folder, 'providers.json');
  await writeFile(join(folder, 'secret'), `${[...providers.values()][0]?.clientSecret}\n`, { mode: 0o600 });
  await writeFile(
    file,
    JSON.stringify(
      settings.map(({ id, domains = [], addressesTrusted }) => ({
        id,
        name: `Agency ${id}`,
        issuer: providers.get(id)?.issuer,
        clientId: providers.get(id)?.clientId,
        clientSecretFile: 'secret',
        domains,
        addressesTrusted,
      })),
    ),
  );
  const concord = await startTestConcord('postgres', {
    env: {
      PORT: String(port),
      PUBLIC_URL: url,
      METRICS_TOKEN: metricsToken,
      IDENTITY_PROVIDERS: file,
      ...env,
    },
  });

  const logIn = async (visitor: Visitor, { provider, login, second, stepUp, returnTo }: LogIn) => {
    const begun = await visitor.post(`${url}/auth/sign-in`, { provider, stepUp, returnTo });
    const { redirectTo } = (await begun.json()) as { redirectTo: string };
    return follow(visitor, redirectTo, { login, ...(second && { second: 'on' }) }, publicUrl);
  };
  return {
    concord,
    url,
    providers,
    logIn,
    follow: (visitor, start, form) => follow(visitor, start, form, publicUrl),
    async invite(email, role = 'OBSERVER') {
      await concord.sql(
        `with one as (
           insert into person (id, name, name_folded, email) values (gen_random_uuid(), 'Invited', 'invited', lower($1))
           on conflict (email) do update set name = person.name returning id
         )
         insert into invitation (id, person_id, role, created_at, expires_at)
         select gen_random_uuid(), one.id, $2, now(), now() + interval '1 day' from one`,
        [email, role],
      );
    },
    async signIn(how, visitor = createVisitor()) {
      return { visitor, response: await visitor.get(await logIn(visitor, how)) };
    },
    async drop() {
      await concord.drop();
      for (const provider of providers.values()) await provider.stop();
    },
  };
}

/** Through the provider's redirects and its login page, until it sends the browser back to Concord. */
async function follow(
  visitor: Visitor,
  start: string,
  form: Record<string, string>,
  home: string,
): Promise<string> {
  let address = start;
  for (let hop = 0; hop < 10; hop++) {
    if (address.startsWith(home)) return address;
    let response = await visitor.get(address);
    if (response.status === 200) response = await visitor.postForm(address, form);
    const location = response.headers.get('location');
    if (!location) throw new Error(`${address} was answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address).href;
  }
  throw new Error('The provider sends the browser around in circles.');
}
