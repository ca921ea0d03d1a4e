import { createHash } from 'node:crypto';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { encodeNodeId } from '../../schema/node-id.ts';
import { type Context, contextOf } from '../access/context.ts';
import type { CacheRequest, CurrentResults } from '../cache/current-results.ts';
import type { QueryResult } from '../cache/query-cache.ts';
import { provesIntent } from '../graphql/apollo.ts';
import { formatError } from '../graphql/format-error.ts';
import { answerType, refusalStatus } from '../graphql/media-type.ts';
import type { OperationGate, OperationRequest } from '../graphql/operation-gate.ts';
import { signedInAsAnother, unauthenticated } from '../lib/api-errors.ts';
import type { Sessions, SignIn } from '../sessions/sessions.ts';
import { compressAnswer, encodingFor, WORTH_COMPRESSING } from './compress-answer.ts';
import { refuse } from './refuse.ts';

/** In bytes. A request without a sign-in needs no long body: only `viewer` would answer it. */
const LARGEST_BODY_OF_NOBODY = 64 * 1024;
const nobody: SignIn = { viewer: null, sessionId: null, credential: null };
/** Longer `Accept` headers are nobody's every day, and answers are kept by them. */
const LONGEST_ACCEPT = 200;
/** How an answer with data and without errors begins. */
const WHOLE_ANSWER = '{"data":{';

export type GraphQLRouteParts = {
  apollo: ApolloServer<Context>;
  gate: OperationGate;
  results: CurrentResults;
  sessions: Sessions;
  log: Logger;
};

/**
 * GraphQL over HTTP. The viewer is found before the body is read: only somebody signed in may send a long one. A
 * cached result that still holds is sent as it is, after everything that any request passes and before anything is
 * executed.
 */
export function serveGraphQL(app: FastifyInstance, parts: GraphQLRouteParts): void {
  const { apollo, gate, results, sessions, log } = parts;
  const signIns = new WeakMap<FastifyRequest, SignIn>();
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Compressed here, so that what is kept is kept compressed.
    compress: false,
    onRequest: async (request, reply) => {
      const signIn = await sessions.signInOfHeaders(request.headers);
      signIns.set(request, signIn);
      return signIn.viewer === null ? refuseLongBody(request, reply) : undefined;
    },
    preHandler: async (request, reply) => {
      try {
        ensureOwn(request, signIns.get(request) ?? nobody);
        fillIn(gate, request);
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
    handler: async (request, reply) => {
      const signIn = signIns.get(request) ?? nobody;
      const { viewer } = signIn;
      const context = contextOf(signIn, request.ip);
      const encoding = encodingFor(request.headers['accept-encoding']);
      const asked =
        viewer && askOf(request, (wanted, form) => results.keyOf(wanted, viewer, `${encoding} ${form}`));
      const answer = () => execute(apollo, request, context, { gate, asked, encoding });
      // Its type is said so, since what the callback assigns is not followed.
      let made = undefined as Promise<Made> | undefined;
      if (asked) {
        const found = await results.find(asked, latestSeen(request), async () => {
          made = answer();
          const { whole, result } = await made;
          return whole ? result : null;
        });
        // The error handler tells a client that asks for too much.
        if (found && gate.chargeKept(context, found.cost)) return give(request, reply, found);
      }
      const { status, headers, result } = await (made ?? answer());
      for (const [name, value] of headers) if (name !== 'content-length') reply.header(name, value);
      return give(request, reply.code(status), result);
    },
  });
}

type Made = {
  status: number;
  headers: HeaderMap;
  result: QueryResult;
  /** With data, and without errors. */
  whole: boolean;
};

/** What of a request decides on the form of its answer, beside what Apollo reads. */
type Form = { gate: OperationGate; asked: CacheRequest | null; encoding: ReturnType<typeof encodingFor> };

async function execute(
  apollo: ApolloServer<Context>,
  request: FastifyRequest,
  context: Context,
  { gate, asked, encoding }: Form,
): Promise<Made> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const query = request.url.indexOf('?');
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      body: request.body,
      search: query < 0 ? '' : request.url.slice(query),
    },
    context: async () => context,
  });
  const { status = 200, body } = response;
  if (body.kind !== 'complete') throw new Error('nothing here is answered in parts');
  const whole = status === 200 && body.string.startsWith(WHOLE_ANSWER);
  const bytes = Buffer.from(body.string, 'utf8');
  const compressed = encoding !== null && bytes.length >= WORTH_COMPRESSING;
  return {
    status,
    headers: response.headers,
    whole,
    result: {
      body: compressed ? await compressAnswer(bytes, encoding) : bytes,
      contentType: response.headers.get('content-type') ?? 'application/json; charset=utf-8',
      encoding: compressed ? encoding : null,
      // What has data was a valid document, and only such a one can be weighed.
      cost: asked && whole ? gate.weigh(asked.document, asked.operation, asked.variables) : 0,
      etag: whole && request.method === 'GET' ? etagOf(bytes) : '',
    },
  };
}

function give(request: FastifyRequest, reply: FastifyReply, answer: QueryResult): FastifyReply {
  reply.header('vary', 'accept-encoding');
  if (request.method === 'GET' && answer.etag !== '') {
    reply.header('etag', answer.etag).header('vary', 'accept, accept-encoding, authorization, cookie');
    // Programs may keep what they got, and ask whether it still stands. Browsers are often somebody else's the next hour.
    if (request.headers.authorization) reply.header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match'];
    if (known?.split(',').some((one) => one.trim() === answer.etag)) return reply.code(304).send();
  }
  if (answer.encoding) reply.header('content-encoding', answer.encoding);
  return reply.header('content-type', answer.contentType).send(answer.body);
}

/** Weak: the same answer is compressed for one and not for another. */
function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** The latest cursor that the client has seen, as it says. */
function latestSeen({ headers }: FastifyRequest): string | undefined {
  const after = headers['concord-after'];
  return Array.isArray(after) ? after.join() : after;
}

/**
 * Whose change this is, where the page says so: a browser may meanwhile be another person's, and what somebody wrote must
 * never be recorded as theirs.
 */
function ensureOwn({ headers }: FastifyRequest, { viewer }: SignIn): void {
  const author = headers['concord-person'];
  if (author === undefined) return;
  if (!viewer) throw unauthenticated();
  if (author !== encodeNodeId('Person', viewer.personId)) throw signedInAsAnother();
}

/** A body may name one of the page's operations instead of bringing its text. */
function fillIn(gate: OperationGate, { method, body }: FastifyRequest): void {
  if (method === 'POST' && typeof body === 'object' && body !== null) gate.fill(body);
}

/** The document that a request carries; empty where it has none, which GraphQL says in its own words. */
function queryOf({ method, body, query }: FastifyRequest): string {
  const carrier = (method === 'POST' ? body : query) as { query?: unknown } | null | undefined;
  return typeof carrier?.query === 'string' ? carrier.query : '';
}

/** Asks where the request is a plain one, in which nothing could be wrong that only Apollo would see. */
function askOf(
  { method, body, query, headers }: FastifyRequest,
  ask: (wanted: OperationRequest, form: string) => CacheRequest | null,
): CacheRequest | null {
  const { accept = '' } = headers;
  const carrier = (method === 'POST' ? body : query) as Record<string, unknown> | null | undefined;
  if (!carrier || accept.length > LONGEST_ACCEPT || (method === 'GET' && !provesIntent(headers))) return null;
  const { query: text, operationName, variables, ...rest } = carrier;
  if (typeof text !== 'string' || Object.keys(rest).length > 0) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  const values = method === 'GET' && typeof variables === 'string' ? parsed(variables) : variables;
  if (values != null && (typeof values !== 'object' || Array.isArray(values))) return null;
  return ask(
    { query: text, operationName, variables: values as OperationRequest['variables'] },
    `${method} ${accept}`,
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return 'not JSON';
  }
}

/** With the code that tells a client what to do when its session has ended in the meantime. */
export function refuseLongBody(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const length = request.headers['content-length'];
  if (request.method !== 'POST' || Number(length) <= LARGEST_BODY_OF_NOBODY) return undefined;
  const message = 'Sign in before you send this much, or without saying how much.';
  const status = length === undefined ? 411 : 413;
  return refuse(reply, status, { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
}
