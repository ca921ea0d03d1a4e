import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Queryable } from '../database/database.ts';
import { readRevoked } from '../sessions/session.sql.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { acceptJsonOnly, refuse } from '../transport/json-routes.ts';

/** More people than ever share one browser, and well within what a body may hold. */
const MOST = 20;

/**
 * How a device learns that what it keeps of somebody must go, though nobody is signed in on it, or somebody else is. While somebody is
 * signed in it takes a ticket: the ids of their session and person, signed. It opens nothing but this one answer. A session that
 * ran out, or that a provider ended, is not revoked: what waits on the device is theirs when they come back.
 */
export async function deviceTicketRoutes(
  app: FastifyInstance,
  { database, sessions }: { database: Queryable; sessions: Sessions },
): Promise<void> {
  const key = sessions.keyFor('device-ticket');
  acceptJsonOnly(app);
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.post('/auth/ticket', async ({ headers: { cookie } }) => {
    const { viewer, sessionId } = await sessions.signInOfHeaders({ cookie });
    return { ticket: viewer && sessionId ? signed(`${sessionId}.${viewer.personId}`, key) : null };
  });

  app.post('/auth/revoked', async ({ body }, reply) => {
    const tickets: unknown = (body as { tickets?: unknown } | null)?.tickets;
    if (!Array.isArray(tickets) || tickets.length > MOST) {
      return refuse(reply, 400, 'BAD_USER_INPUT', `Send tickets from POST /auth/ticket, ${MOST} at most.`);
    }
    const known = tickets.flatMap((ticket) => namedBy(ticket, key) ?? []);
    const revoked = await readRevoked(database, known);
    return { revoked: known.filter((_one, index) => revoked.has(index)).map(({ ticket }) => ticket) };
  });
}

function signed(value: string, key: Buffer): string {
  return `${value}.${createHmac('sha256', key).update(value).digest('base64url')}`;
}

/** Of a ticket that this installation gave; null for anything else. */
function namedBy(
  ticket: unknown,
  key: Buffer,
): { ticket: string; sessionId: string; personId: string } | null {
  if (typeof ticket !== 'string') return null;
  const [sessionId = '', personId = ''] = ticket.split('.');
  const expected = Buffer.from(signed(`${sessionId}.${personId}`, key));
  const given = Buffer.from(ticket);
  const ours = given.length === expected.length && timingSafeEqual(given, expected);
  return ours ? { ticket, sessionId, personId } : null;
}
