import type { FastifyInstance } from 'fastify';
import { unauthenticated } from '../lib/api-errors.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Streams } from '../subscriptions/streams.ts';

/**
 * Says whether anything may have happened since `/graphql/stream?until=now` said how things stood: 304 where nothing has,
 * otherwise 204. Pages ask it again and again, on lines where each byte counts. It has no body that headers would guard.
 */
export function serveStanding(
  app: FastifyInstance,
  { sessions, streams }: { sessions: Sessions; streams: Streams },
): void {
  app.get('/graphql/standing', async (request, reply) => {
    const { viewer } = await sessions.signInOfHeaders(request.headers);
    if (!viewer) return reply.code(401).send({ errors: [unauthenticated().toJSON()] });
    const standing = await streams.standing(viewer);
    const same = request.headers['if-none-match'] === `"${standing}"`;
    reply.hijack();
    reply.raw.writeHead(same ? 304 : 204, { 'cache-control': 'no-store' }).end();
    return reply;
  });
}
