import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';

/** Somebody who has an account at the provider. */
export interface Account {
  /** Also what they type to log in, and the subject. */
  login: string;
  email: string;
  emailVerified?: boolean;
  name?: string;
  /** What the ID token says beside the subject; nothing if not given. */
  idToken?: Record<string, unknown>;
  /** What userinfo says instead of the above. */
  userinfo?: Record<string, unknown>;
}

export interface ProviderOptions {
  accounts: Account[];
  /** Where Concord says that it is. */
  publicUrl: string;
  /** Concord's name for it, as in its callback's address. */
  id: string;
}

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Signs anything with the provider's own key. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

const clientId = 'concord';
const clientSecret = 'a secret that only a test knows, of some length';

/** Starts a real OpenID Connect provider on this machine, with a login page of one field and a box for a second factor. */
export async function startOidcProvider({ accounts, publicUrl, id }: ProviderOptions): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback/${id}`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        backchannel_logout_uri: `${publicUrl}/auth/back-channel-logout/${id}`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['cookies of a test'] },
    // What is to stand in the ID token is said by each account.
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    // Its own refuses addresses of this machine, which in a test is where everybody is.
    fetch: (url, init) => fetch(url, withoutDispatcher(init)),
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, subject) => {
      const account = accounts.find(({ login }) => login === subject);
      return (
        account && {
          accountId: subject,
          claims: (use: string) => ({
            sub: subject,
            ...(use === 'id_token'
              ? account.idToken
              : (account.userinfo ?? {
                  email: account.email,
                  email_verified: account.emailVerified ?? true,
                  name: account.name,
                })),
          }),
        }
      );
    },
    // Nobody is asked whether Concord may know who they are: their organisation has decided that.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  server.on('request', loginPage(provider));
  return {
    issuer,
    clientId,
    clientSecret,
    sign: (claims, header = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test', ...header }).sign(privateKey),
    stop: () => close(server),
  };
}

function loginPage(provider: Provider) {
  const answer = provider.callback();
  return async (...[request, response]: Parameters<typeof answer>) => {
    if (!request.url?.startsWith('/login/')) return answer(request, response);
    if (request.method === 'POST') {
      const form = new URLSearchParams(await readBody(request));
      const amr = form.has('second') ? ['pwd', 'mfa'] : ['pwd'];
      const login = { accountId: form.get('login') ?? '', amr };
      return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Log in to the agency</title><form method="post">
      <label>Login <input name="login"></label>
      <label><input type="checkbox" name="second"> with a second factor</label>
      <button>Log in</button></form></html>`);
  };
}

async function readBody(request: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** Its dispatcher is what refuses; a browser's types don't know the option. */
function withoutDispatcher(init: RequestInit = {}): RequestInit {
  const { dispatcher: _itsOwn, ...rest } = init as RequestInit & { dispatcher?: unknown };
  return rest;
}
