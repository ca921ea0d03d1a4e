import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  fastify,
  LogController,
} from 'fastify';
import type { Trust } from './client-address.ts';
import type { ClientLimits } from './client-limits.ts';
import { BROTLI_QUALITY } from './compress-answer.ts';
import { type ForwardedBy, settleForwarding } from './forwarded-by.ts';
import { type GraphQLRouteParts, serveGraphQL } from './graphql-route.ts';
import { endSessionsSignedOutOf } from './late-sign-out.ts';
import { readJsonBodies } from './read-body.ts';
import { guardRequests } from './request-guards.ts';
import { addSecurityHeaders } from './security-headers.ts';

const brotliForAnswers = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };

/** What one connection may hold, and for how long; a proxy in front may be stricter. */
const connections = {
  /** Four times what a browser with our cookies sends. */
  maxHeaderSize: 16 * 1024,
  /** Headers are one packet or two. */
  headersTimeout: 15_000,
  /** The page itself gives up after 45 seconds, on the slowest line that it is made for. */
  requestTimeout: 60_000,
  /** How often the two are looked at, which is how much longer they can take. */
  connectionsCheckingInterval: 5_000,
  /** Nothing came and nothing went: a reader that doesn't read, or somebody who holds a connection for its own sake. */
  connectionTimeout: 60_000,
  /** All of them, WebSockets too; each costs some 20 kB. */
  maxConnections: 20_000,
} as const;

/** No route has a schema: GraphQL and each reader of a body check for themselves, and the compilers of schemas are not loaded. */
function noSchemas(): () => never {
  return () => {
    throw new Error('no route has a schema');
  };
}

export type HttpServerParts = GraphQLRouteParts & {
  limits: ClientLimits;
  trust: Trust;
  forwardedBy: ForwardedBy;
  publicUrl: string | null;
};

/** The HTTP server with GraphQL at /graphql. The start adds further routes. */
export async function buildHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const { limits, trust, forwardedBy, publicUrl, log } = parts;
  const loggerInstance: FastifyBaseLogger = log.child(
    {},
    { level: log.level === 'info' ? 'warn' : log.level },
  );
  const { maxHeaderSize, headersTimeout, connectionsCheckingInterval } = connections;
  const app: FastifyInstance = fastify({
    loggerInstance,
    // A line for every request would bury what matters, and addresses hold codes of a sign-in and texts of queries.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trust,
    http: { maxHeaderSize, headersTimeout, connectionsCheckingInterval },
    requestTimeout: connections.requestTimeout,
    connectionTimeout: connections.connectionTimeout,
    // A drain lets requests in progress end; connections that only wait are closed.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    frameworkErrors: (error, _request, reply: FastifyReply) =>
      reply.code(error.statusCode ?? 400).send({ code: 'BAD_REQUEST', message: 'The address is malformed.' }),
  });
  app.server.maxConnections = connections.maxConnections;
  // Before anything asks where a request or a WebSocket's handshake comes from.
  const settle = (request: IncomingMessage) => settleForwarding(request, forwardedBy);
  app.server.prependListener('request', settle).prependListener('upgrade', settle);
  addSecurityHeaders(app, publicUrl);
  guardRequests(app, limits, publicUrl);
  endSessionsSignedOutOf(app, parts.sessions);
  readJsonBodies(app);
  // A country's answers are 200 kB of text: on a slow line that is half a minute, compressed a few seconds.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1_024,
    brotliOptions: brotliForAnswers,
    // A small body that unpacks to gigabytes: bodies come as they are.
    globalDecompression: false,
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
  serveGraphQL(app, parts);
  return app;
}
