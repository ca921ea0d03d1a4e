import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { createHandler, type Handler, type RequestParams } from 'graphql-sse';
import type { Logger } from 'pino';
import { type Context, contextOf } from '../access/context.ts';
import { formatError } from '../graphql/format-error.ts';
import type { OperationGate } from '../graphql/operation-gate.ts';
import { cursorInvalid, rateLimited, unauthenticated } from '../lib/api-errors.ts';
import type { Background } from '../lib/background.ts';
import type { SessionWatch, WatchedChange } from '../sessions/session-watch.ts';
import type { Sessions, SignIn } from '../sessions/sessions.ts';
import type { Streams } from '../subscriptions/streams.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { ClientLimits } from './client-limits.ts';
import { encodingFor } from './compress-answer.ts';
import { askedTogether, GatheredStream } from './gathered-stream.ts';
import { refuseLongBody } from './graphql-route.ts';
import { refuse } from './refuse.ts';
import { putSecurityHeaders } from './security-headers.ts';
import { StreamSink } from './stream-sink.ts';

const PATH = '/graphql/stream';
const EVENT_STREAM = 'text/event-stream';

export type EventStreamParts = {
  gate: OperationGate;
  sessions: Sessions;
  watch: SessionWatch;
  subscriptions: Subscriptions;
  streams: Streams;
  limits: ClientLimits;
  publicUrl: string | null;
  log: Logger;
  background: Background;
};

/** Who sent a request, and where its messages go. */
type Origin = { signIn: SignIn; address: string; sink: StreamSink };
/** What an answer is told that goes on. */
type OpenStream = {
  /** Its reader is signed out, and has no reason to come back as who they were. */
  refuse(): void;
  end(): void;
};
/** An operation that is ready to run. */
type PreparedStream = ExecutionArgs & { contextValue: Context; sink: StreamSink };

/**
 * GraphQL over server-sent events (graphql-sse, a connection for each operation) at /graphql/stream. It is signed
 * in by the same cookie or token as HTTP, and has the operations, cursors and limits of WebSocket. A stream counts
 * as a socket of its person.
 *
 * A stream that is complete says so. A client reopens one that ends without a word, after its last cursor: the
 * server stops, or the client may see something else from now on.
 *
 * A list of operations as body asks for several in one answer (`gathered-stream.ts`), with `?until=now` for what has happened
 * by now alone.
 */
export class EventStreams {
  readonly #open = new Set<OpenStream>();
  readonly #protocol: Handler<Origin, undefined>;
  #draining = false;
  /** How often everybody was told to come back. */
  #times = 0;

  constructor(private readonly parts: EventStreamParts) {
    const { gate, subscriptions } = parts;
    this.#protocol = createHandler<Origin, undefined, Context>({
      // No reservations: one connection for many operations is what WebSocket is for.
      authenticate: () => null,
      onSubscribe: ({ raw }, params) => this.#prepare(raw, params),
      // The gate has.
      validate: () => [],
      execute: (prepared) => gate.execute(prepared),
      subscribe: (prepared) => subscriptions.begin(prepared, (prepared as PreparedStream).sink),
      onNext: (_context, _request, result) => this.#shown(result as ExecutionResult),
    });
  }

  get count(): number {
    return this.#open.size;
  }

  serve(app: FastifyInstance): void {
    const signIns = new WeakMap<FastifyRequest, SignIn>();
    app.route({
      method: ['GET', 'POST'],
      url: PATH,
      onRequest: async (request, reply) => {
        if (!request.headers.accept?.includes(EVENT_STREAM)) {
          return refuse(reply, 406, {
            code: 'NOT_ACCEPTABLE',
            message: `Accept ${EVENT_STREAM}, or ask /graphql.`,
          });
        }
        // A page of another site can't read the answer, but could open streams in its visitor's name.
        if (/^(cross|same)-site$/.test(String(request.headers['sec-fetch-site']))) {
          return refuse(reply, 403, {
            code: 'FORBIDDEN_ORIGIN',
            message: 'Pages of other sites can’t ask here.',
          });
        }
        const signIn = await this.parts.sessions.signInOfHeaders(request.headers);
        signIns.set(request, signIn);
        return signIn.viewer === null ? refuseLongBody(request, reply) : undefined;
      },
      handler: async (request, reply) => {
        const signIn = signIns.get(request);
        return signIn && this.#answer(request, reply, signIn);
      },
    });
  }

  /** Tells every client to come back, and to find out then whether what it knows still holds. */
  sendBack(): void {
    this.#times += 1;
    for (const open of this.#open) open.end();
  }

  /** Tells every client to come back, to this server's successor or to another replica. */
  drain(): void {
    this.#draining = true;
    this.sendBack();
  }

  async #answer(request: FastifyRequest, reply: FastifyReply, signIn: SignIn): Promise<FastifyReply> {
    const seconds = this.#takeSlot(request.ip, reply.raw, signIn);
    if (seconds > 0) {
      reply.header('retry-after', seconds);
      return refuse(reply, 429, { errors: [this.#formatted(rateLimited(seconds))] });
    }
    if (Array.isArray(request.body)) return this.#answerMany(request, reply, signIn, request.body);
    const sink = new StreamSink(reply.raw);
    const times = this.#times;
    const { method, url, headers, body } = request;
    const [answer, { status, headers: given }] = await this.#protocol({
      method,
      url,
      // The library knows the one value alone, and this was asked for.
      headers: { get: (name) => (name === 'accept' ? EVENT_STREAM : String(headers[name] ?? '')) },
      body: body as Record<string, unknown>,
      raw: { signIn, address: request.ip, sink },
      context: undefined,
    });
    if (answer === null || typeof answer === 'string') {
      return reply
        .code(status)
        .headers(given ?? {})
        .send(answer);
    }
    // Fastify would send a stream of its own, but what is sent to many is written to the connection itself.
    reply.hijack();
    putSecurityHeaders(request, reply, this.parts.publicUrl);
    sink.begin(reply.getHeaders() as Record<string, string>);
    // Where its subscription began means nothing any more.
    if (times !== this.#times) sink.end();
    const open: OpenStream = {
      refuse: () => sink.refuse(this.#resultOf(unauthenticated())),
      end: () => sink.end(),
    };
    const close = () => this.parts.background.run('end an event stream', answer.return(undefined));
    await this.#whileOpen(open, close, reply.raw, signIn, async () => {
      try {
        for await (const text of answer) await sink.writeText(text);
      } catch (error) {
        sink.refuse(this.#resultOf(new GraphQLError(String(error), { originalError: error as Error })));
      }
    });
    return reply;
  }

  /** Several subscriptions in one answer, which ends by itself where only what has happened by now is asked for. */
  async #answerMany(
    request: FastifyRequest,
    reply: FastifyReply,
    signIn: SignIn,
    body: readonly unknown[],
  ): Promise<FastifyReply> {
    const asked = askedTogether(body);
    if (typeof asked === 'string') return refuse(reply, 400, { code: 'BAD_REQUEST', message: asked });
    const { streams, publicUrl } = this.parts;
    const after = request.headers['concord-after'];
    const times = this.#times;
    if (typeof after === 'string' && !(await streams.knows(after))) {
      return refuse(reply, 400, { errors: [this.#formatted(cursorInvalid())] });
    }
    const byNow = (request.query as { until?: unknown }).until === 'now';
    const encoding = byNow ? encodingFor(request.headers['accept-encoding']) : null;
    const sink = new StreamSink(reply.raw, encoding);
    const gathered = new GatheredStream(this.parts, signIn, sink);
    const open: OpenStream = {
      refuse: () => gathered.refuse(),
      end: () => {
        gathered.end();
        sink.end();
      },
    };
    reply.hijack();
    putSecurityHeaders(request, reply, publicUrl);
    sink.begin(reply.getHeaders() as Record<string, string>);
    // Where its subscriptions began means nothing any more.
    if (times !== this.#times) open.end();
    await this.#whileOpen(
      open,
      () => gathered.end(),
      reply.raw,
      signIn,
      () => (byNow ? gathered.drain(asked, request.ip) : gathered.follow(asked, request.ip)),
    );
    return reply;
  }

  /** Counts a stream as a socket, until it closes; the seconds to wait where there are too many, otherwise 0. */
  #takeSlot(address: string, response: ServerResponse, { viewer }: SignIn): number {
    const slot = this.parts.limits.openSocket(address);
    if (typeof slot === 'number') return slot;
    slot.greeted();
    if (response.destroyed) slot.release();
    else response.once('close', () => slot.release());
    return viewer && !slot.belongsTo(viewer.personId) ? TOO_MANY_SECONDS : 0;
  }

  /** Runs until the stream is complete, its reader is gone or signed out, or its reader may see something else. */
  async #whileOpen(
    open: OpenStream,
    close: () => void,
    response: ServerResponse,
    { credential }: SignIn,
    run: () => Promise<void>,
  ): Promise<void> {
    this.#open.add(open);
    const unwatch = credential && this.parts.watch.watch(credential, (change) => end(open, change));
    response.once('close', close);
    if (response.destroyed) close();
    if (this.#draining) open.end();
    try {
      await run();
    } finally {
      unwatch?.();
      this.#open.delete(open);
      open.end();
    }
  }

  #prepare(
    { signIn, address, sink }: Origin,
    { query, operationName, variables }: RequestParams,
  ): PreparedStream | ExecutionResult {
    const context = contextOf(signIn, address);
    const prepared = this.parts.gate.prepare({ query, operationName, variables }, context);
    if (!('schema' in prepared)) return resultWith(undefined, prepared);
    return Object.assign(prepared, { contextValue: context, sink });
  }

  #shown({ data, errors }: ExecutionResult): ExecutionResult | undefined {
    return (
      errors &&
      resultWith(
        data,
        errors.map((error) => this.#formatted(error)),
      )
    );
  }

  #resultOf(error: GraphQLError): string {
    return JSON.stringify({ errors: [this.#formatted(error)] });
  }

  #formatted(error: GraphQLError): GraphQLFormattedError {
    return formatError(error, this.parts.log);
  }
}

function end(open: OpenStream, change: WatchedChange): void {
  if (change === 'ENDED') open.refuse();
  open.end();
}

/** When somebody with too many streams and sockets may have closed one. */
const TOO_MANY_SECONDS = 10;

/** The library takes what has `data` for a result, also where nothing was run; JSON leaves it out. */
function resultWith(data: unknown, errors: readonly unknown[]): ExecutionResult {
  return { data, errors } as unknown as ExecutionResult;
}
