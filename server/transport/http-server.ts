import { constants } from 'node:zlib';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { Streams } from '../events/streams.ts';
import type { Context } from '../graphql/context.ts';
import type { Sessions } from '../identity/sessions.ts';
import { readJsonBodies } from './read-body.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** Quality 4 of 11: nearly as small as the best, at the cost of gzip. */
const brotliForAnswers = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** The HTTP server with GraphQL at /graphql. Further routes are added by whoever starts it. */
export async function buildHttpServer(
  apollo: ApolloServer<Context>,
  sessions: Sessions,
  streams: Streams,
  log: Logger,
): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log.child(
    {},
    { level: log.level === 'info' ? 'warn' : log.level },
  );
  const app: FastifyInstance = fastify({
    // A line for every request would bury what matters.
    loggerInstance,
    // A drain lets requests in progress end; connections that only wait are closed.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  addSecurityHeaders(app);
  readJsonBodies(app);
  // A country's answers are 200 kB of text: on a slow line that is half a minute, compressed a few seconds.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1_024,
    brotliOptions: brotliForAnswers,
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply
      .code(status)
      .send(
        status >= 500
          ? { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on the server. Try again.' }
          : { code: 'BAD_REQUEST', message: error.message },
      );
  });
  const handler = fastifyApolloHandler(apollo, {
    context: async (request): Promise<Context> => {
      const { viewer, sessionId } = await sessions.signInOfHeaders(request.headers);
      return { viewer, sessionId, streams };
    },
  });
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler });
  return app;
}
