import type { FastifyInstance } from 'fastify';
import { type Sessions, saysSignedOut } from '../sessions/sessions.ts';

/**
 * Ends the session of a browser in which somebody signed out while the server could not be told: with whatever comes from it first.
 * Files of the page may be kept by others on the way, and say nothing to one browser.
 */
export function endSessionsSignedOutOf(app: FastifyInstance, sessions: Sessions): void {
  app.addHook('onRequest', async ({ headers, url }, reply) => {
    // The route itself ends it, and knows by then where the provider’s own is ended.
    if (!saysSignedOut(headers.cookie) || url.startsWith('/assets/') || url === '/auth/sign-out') return;
    await sessions.endByCookieHeader(headers.cookie);
    reply.header('set-cookie', sessions.forget());
  });
}
