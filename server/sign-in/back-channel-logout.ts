import type { FastifyInstance } from 'fastify';
import type { Queryable } from '../database/database.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { IdentityProviders } from './identity-providers.ts';
import { LOGOUT_TOKEN_SECONDS } from './oidc-client.ts';
import { consumeNonce } from './used-once.sql.ts';

/** A logout token is some hundred bytes. */
const BODY_LIMIT = 16_384;

/**
 * Where providers say that a session of theirs, or a person, was signed out (OpenID Connect Back-Channel Logout 1.0). The
 * caller is known by the token's signature alone; each token works once.
 */
export async function backChannelLogout(
  app: FastifyInstance,
  {
    database,
    sessions,
    providers,
  }: { database: Queryable; sessions: Sessions; providers: IdentityProviders },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );

  app.post<{ Params: { provider: string }; Body: URLSearchParams }>(
    '/auth/back-channel-logout/:provider',
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const client = providers.byId(request.params.provider);
      const token = request.body?.get('logout_token');
      const order =
        client &&
        token &&
        (await client
          .readLogoutToken(token)
          .catch((error) => void request.log.warn({ err: error }, 'a logout token was refused')));
      // Twice as long as a token may be old: the clocks may differ.
      if (
        !order ||
        !(await consumeNonce(database, `logout ${order.issuer} ${order.jti}`, 2 * LOGOUT_TOKEN_SECONDS))
      ) {
        return reply.code(400).send({
          error: 'invalid_request',
          error_description: 'Send a logout token of this provider, each of them once.',
        });
      }
      await sessions.endOfProvider(order.issuer, order.subject, order.sid);
      return reply.code(200).send();
    },
  );
}
