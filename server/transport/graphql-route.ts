import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Streams } from '../events/streams.ts';
import type { Context } from '../graphql/context.ts';
import { formatError } from '../graphql/format-error.ts';
import { answerType, refusalStatus } from '../graphql/media-type.ts';
import type { OperationGate } from '../graphql/operation-gate.ts';
import type { Sessions, SignIn } from '../identity/sessions.ts';
import { refuse } from './refuse.ts';

/** Whoever isn't signed in has nothing long to say: only `viewer` would answer them. */
const LARGEST_BODY_OF_NOBODY = 64 * 1024;

/** GraphQL over HTTP. Who is asking is found out before the body is read: only they may send a long one. */
export function serveGraphQL(
  app: FastifyInstance,
  {
    apollo,
    gate,
    sessions,
    streams,
    log,
  }: {
    apollo: ApolloServer<Context>;
    gate: OperationGate;
    sessions: Sessions;
    streams: Streams;
    log: Logger;
  },
): void {
  const signIns = new WeakMap<FastifyRequest, SignIn>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      const signIn = await sessions.signInOfHeaders(request.headers);
      signIns.set(request, signIn);
      return signIn.viewer === null ? refuseLongBody(request, reply) : undefined;
    },
    preHandler: async (request, reply) => {
      try {
        gate.examine(queryOf(request));
        return undefined;
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const { accept } = request.headers;
        return reply
          .code(refusalStatus(accept))
          .type(`${answerType(accept)}; charset=utf-8`)
          .send(JSON.stringify({ errors: [formatError(error, log)] }));
      }
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (request): Promise<Context> => {
        const { viewer, sessionId } = signIns.get(request) ?? { viewer: null, sessionId: null };
        return { viewer, sessionId, streams, address: request.ip };
      },
    }),
  });
}

/** The document that a request carries; empty where it has none, which GraphQL says in its own words. */
function queryOf({ method, body, query }: FastifyRequest): string {
  const carrier = (method === 'POST' ? body : query) as { query?: unknown } | null | undefined;
  return typeof carrier?.query === 'string' ? carrier.query : '';
}

/** With the code that tells a client whose session has ended in the meantime what to do about it. */
export function refuseLongBody(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const length = request.headers['content-length'];
  if (request.method !== 'POST' || Number(length) <= LARGEST_BODY_OF_NOBODY) return undefined;
  const message = 'Sign in before you send this much, or without saying how much.';
  const status = length === undefined ? 411 : 413;
  return refuse(reply, status, { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
}
