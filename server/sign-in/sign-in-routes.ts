import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/database.ts';
import { checkVisible } from '../domain/check-text.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { deviceLabel } from '../sessions/device-label.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { acceptJsonOnly, refuse, textIn } from '../transport/json-routes.ts';
import { acceptIdentity, type SignInRefusal } from './accept-identity.ts';
import type { IdentityProviders } from './identity-providers.ts';
import type { OidcClient, ProvenIdentity } from './oidc-client.ts';
import { PendingCookies } from './pending-cookies.ts';
import { localPath, type PendingSignIn, SIGN_IN_SECONDS } from './pending-sign-in.ts';
import { consumeNonce } from './used-once.sql.ts';

export type SignInParts = {
  database: Database;
  sessions: Sessions;
  providers: IdentityProviders;
  publicUrl: string;
  wakeUps: WakeUps;
};

/** What the page is told in `?signIn=` where nobody was signed in: it has the sentence in the reader's language. */
type Problem = SignInRefusal | 'again' | 'provider';

/**
 * Signing in with one's own organisation's provider, and signing out. The page asks where to go, the browser goes
 * there, and the provider sends it to the callback. What must come back is in a signed cookie that no script reads.
 * Each is good for one answer, on all replicas together.
 */
export async function signInRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  const { sessions, providers, publicUrl } = parts;
  const pendingCookies = new PendingCookies(sessions);
  acceptJsonOnly(app);
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.get('/auth/providers', async () => ({
    demonstration: false,
    providers: providers.clients.map(({ provider: { id, name } }) => ({ id, name })),
  }));

  app.post('/auth/sign-in', async (request, reply) => {
    const email = textIn(request.body, 'email')?.trim();
    const stepUp = (request.body as { stepUp?: unknown } | null)?.stepUp === true;
    // A person who is signed in and asked for a second factor goes to where they came from.
    const id =
      textIn(request.body, 'provider') ??
      (stepUp && !email ? await sessions.providerOf(request.headers.cookie) : null);
    if (id === null && !email) {
      return refuse(reply, 400, 'BAD_USER_INPUT', 'Send an address as email, or a provider by its id.');
    }
    const hidden = checkVisible('email', email);
    if (hidden !== null) return refuse(reply, 400, 'BAD_USER_INPUT', hidden);
    const client = id === null ? providers.byEmail(email ?? '') : providers.byId(id);
    if (!client) {
      const message = 'No organisation signs in here with this: choose yours from GET /auth/providers.';
      return refuse(reply, 404, 'UNKNOWN_PROVIDER', message);
    }
    const begun = await client
      .beginSignIn({ stepUp, email: email || undefined })
      .catch((error) => void request.log.warn({ err: error }, 'an identity provider does not answer'));
    if (!begun) {
      const message = `${client.provider.name} does not answer: try again in a moment.`;
      return refuse(reply, 503, 'PROVIDER_UNAVAILABLE', message);
    }
    const pending: PendingSignIn = {
      ...begun.check,
      provider: client.provider.id,
      returnTo: localPath(textIn(request.body, 'returnTo'), publicUrl),
      until: Date.now() + SIGN_IN_SECONDS * 1_000,
    };
    reply.header('set-cookie', pendingCookies.write(pending, request.headers.cookie));
    return { redirectTo: begun.url };
  });

  app.get<{ Params: { provider: string } }>('/auth/callback/:provider', async (request, reply) => {
    const callback = new URL(request.url, publicUrl);
    const client = providers.byId(request.params.provider);
    const { pending, forget } = pendingCookies.takePending(
      callback.searchParams.get('state'),
      request.headers.cookie,
    );
    if (forget !== null) reply.header('set-cookie', forget);
    // An answer from one provider to a sign-in that went to another is never looked at.
    if (!client || pending?.provider !== client.provider.id) return redirectWithError(reply, 'again');
    if (!(await consumeNonce(parts.database, `sign-in ${pending.state}`, SIGN_IN_SECONDS))) {
      return redirectWithError(reply, 'again');
    }
    const identity = await client
      .finish(callback, pending)
      .catch((error) => void request.log.warn({ err: error }, 'a sign-in was not finished'));
    if (!identity) return redirectWithError(reply, 'provider');
    return completeSignIn(parts, client, identity, pending.returnTo, request, reply);
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const provider = await sessions.endByCookieHeader(request.headers.cookie);
    const client = provider === null ? undefined : providers.byId(provider);
    const redirectTo = await client?.endSessionUrl().catch(() => null);
    reply.header('set-cookie', sessions.forget());
    // People who share a computer want to be signed out of the provider as well, which only the browser can ask
    // for.
    return { redirectTo: redirectTo ?? null };
  });
}

async function completeSignIn(
  { database, sessions, providers, wakeUps }: SignInParts,
  client: OidcClient,
  identity: ProvenIdentity,
  returnTo: string,
  { headers, log }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const accepted = await acceptIdentity(database, identity, (email) => providers.vouches(client, email));
  if ('refusal' in accepted) return redirectWithError(reply, accepted.refusal);
  if (accepted.addressKept !== null) {
    const { personId, addressKept: reason } = accepted;
    log.warn({ personId, reason }, 'a provider gives somebody a new address, and the old one stays');
  }
  if (accepted.granted) wakeUps.announce();
  const { issuer, subject, sid, mfa } = identity;
  const details = {
    device: deviceLabel(headers['user-agent']),
    mfa,
    provider: client.provider.id,
    issuer,
    subject,
    sid,
  };
  const setCookie = await sessions.start(accepted.personId, details, headers.cookie);
  // Beside the one that takes the pending sign-in back.
  return reply.header('set-cookie', setCookie).redirect(returnTo, 303);
}

function redirectWithError(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.redirect(`/?signIn=${problem}`, 303);
}
