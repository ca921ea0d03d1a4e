import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ClientLimits } from './client-limits.ts';
import { refuse } from './refuse.ts';
import { isOwnHost, isSameOrigin } from './same-origin.ts';

/** Monitoring reaches this process by its own address, which is not the name that people call it by. */
const WATCHED = /^\/(health\/|metrics$)/;
/** Browsers send cookies there with any page's request; everything else answers everybody alike. */
const PRIVATE = /^\/(graphql|auth|files)(\/|$)/;
/**
 * Providers say there who was signed out. A provider has one address for all of its people, says each thing once,
 * and may have hundreds to say in a minute. Counted like sign-ins, some of those people would stay signed in. The
 * message is a signed token. An invalid one costs a look at its signature, and no statement.
 */
const LOGOUT_ORDERS = '/auth/back-channel-logout/';

/**
 * Turns requests away before anything is read or looked up:
 * - of an address that sends too much
 * - for a name that is not this server's
 * - of a page of another site
 * - with a body that would grow when unpacked
 */
export function guardRequests(app: FastifyInstance, limits: ClientLimits, publicUrl: string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (WATCHED.test(path)) return undefined;
    const { headers, method } = request;
    const seconds = limits.request(request.ip, {
      signIn: method === 'POST' && path.startsWith('/auth/') && !path.startsWith(LOGOUT_ORDERS),
      bytes: Number(headers['content-length']) || 0,
    });
    if (seconds > 0) {
      reply.header('retry-after', seconds);
      return refuse(reply, 429, {
        code: 'RATE_LIMITED',
        message: `Too many requests: try again in ${seconds} s.`,
      });
    }
    if (!isOwnHost(headers.host, publicUrl)) {
      return refuse(reply, 421, { code: 'MISDIRECTED_REQUEST', message: 'This server has another name.' });
    }
    if (PRIVATE.test(path) && !isSameOrigin(headers, publicUrl)) {
      return refuse(reply, 403, {
        code: 'FORBIDDEN_ORIGIN',
        message: 'Pages of other sites can’t ask here.',
      });
    }
    if (isEncoded(headers)) {
      return refuse(reply, 415, {
        code: 'UNSUPPORTED_MEDIA_TYPE',
        message: 'Send the body as it is, not compressed.',
      });
    }
    return undefined;
  });
}

function isEncoded(headers: IncomingHttpHeaders): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  return encoding !== undefined && encoding !== '' && encoding !== 'identity';
}
