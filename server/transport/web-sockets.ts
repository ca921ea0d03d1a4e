import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type Server as Protocol } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Context, contextOf } from '../access/context.ts';
import { digestOf } from '../access/sign-in.ts';
import { formatError } from '../graphql/format-error.ts';
import type { OperationGate, OperationRequest } from '../graphql/operation-gate.ts';
import { tooManyOpen } from '../lib/api-errors.ts';
import type { Background } from '../lib/background.ts';
import type { SessionWatch, WatchedChange } from '../sessions/session-watch.ts';
import type { Sessions, SignIn } from '../sessions/sessions.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { clientAddress, type Trust } from './client-address.ts';
import type { ClientLimits, SocketSlot } from './client-limits.ts';
import { isOwnHost, isSameOrigin } from './same-origin.ts';
import { SocketConnection, type SocketExtra, SocketOperation } from './socket-connection.ts';

const PATH = '/graphql';
/** Between pings of each socket; one that hasn't answered the last is gone. */
const PING_MS = 12_000;

/** Close codes of rule 22: clients come back after the first two, and sign in again after the third. */
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;
const SESSION_ENDED = 4401;
/** A client that may see something else from now on comes back, and is told what it may see then. */
const closings: Record<WatchedChange, [code: number, reason: string]> = {
  ENDED: [SESSION_ENDED, 'Session ended'],
  CHANGED: [SERVICE_RESTART, 'Roles changed'],
};
/** One narrative at its longest, many times over: outboxes go by HTTP. */
const LARGEST_MESSAGE = 1024 * 1024;
/** From the handshake to `connection_init`. */
const INIT_MS = 10_000;
/** Operations of one socket at a time; the page has six. */
const MOST_OPERATIONS = 50;

export type LiveSocketParts = {
  gate: OperationGate;
  sessions: Sessions;
  watch: SessionWatch;
  subscriptions: Subscriptions;
  limits: ClientLimits;
  trust: Trust;
  publicUrl: string | null;
  log: Logger;
  background: Background;
};

/** An operation that is ready to run, and where its messages go. */
type PreparedOperation = ExecutionArgs & { sink: SocketOperation };

/** Where a socket came from, who is on it, and where it is counted. */
type Origin = { signIn: SignIn; address: string; slot: SocketSlot };

/**
 * GraphQL over WebSocket (graphql-transport-ws) at /graphql, signed in by the same cookie or token as HTTP. A program that
 * can set no header for the handshake sends its token as `authorization` in the payload of `connection_init`.
 */
export class WebSockets {
  readonly #origins = new WeakMap<WebSocket, Origin>();
  readonly #open = new Set<SocketConnection>();
  readonly #budget = SocketConnection.budget();
  readonly #protocol: Protocol<SocketExtra>;
  readonly #looks: NodeJS.Timeout;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    // Compressing the same event anew for every reader would cost more than it saves.
    perMessageDeflate: false,
    handleProtocols,
  });

  constructor(private readonly parts: LiveSocketParts) {
    this.#protocol = makeServer<Record<string, unknown>, SocketExtra>({
      connectionInitWaitTimeout: INIT_MS,
      onConnect: ({ connectionParams, extra }) => this.#greet(connectionParams?.authorization, extra),
      onSubscribe: ({ subscriptions, extra }, id, payload) =>
        Object.keys(subscriptions).length > MOST_OPERATIONS
          ? [tooManyOpen(MOST_OPERATIONS)]
          : this.#prepare(extra, id, payload),
      execute: (prepared) => parts.gate.execute(prepared),
      // What happens goes to the socket directly, once for all who follow the same; the protocol sees when it begins and ends.
      subscribe: (prepared) => parts.subscriptions.begin(prepared, (prepared as PreparedOperation).sink),
      onError: (_connection, _id, _payload, errors) => errors.map((error) => this.#show(error)),
      onNext: (_connection, _id, _payload, _args, { data = null, errors }) =>
        errors ? { data, errors: errors.map((error) => this.#show(error)) } : undefined,
    });
    this.#looks = setInterval(() => {
      for (const socket of this.#open) socket.checkReader();
    }, PING_MS).unref();
  }

  get count(): number {
    return this.#sockets.clients.size;
  }

  /** Takes over the WebSocket handshakes of an HTTP server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      this.parts.background.run('open a WebSocket', this.#upgradeOrRefuse(request, socket, head));
    });
  }

  /** Tells every client to come back, and to find out then whether what it knows still holds. */
  sendBack(): void {
    for (const socket of this.#sockets.clients) socket.close(SERVICE_RESTART, 'Service Restart');
  }

  /** Tells every client to come back, to this server's successor or to another replica. */
  drain(): void {
    this.sendBack();
    this.#sockets.close();
  }

  /** Ends every socket that is still open. */
  terminate(): void {
    clearInterval(this.#looks);
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async #upgradeOrRefuse(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    try {
      await this.#upgrade(request, socket, head);
    } catch (error) {
      refuse(socket, '503 Service Unavailable');
      throw error;
    }
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { limits, trust, publicUrl, sessions } = this.parts;
    const { url, headers } = request;
    const address = clientAddress(request, trust);
    const seconds = limits.request(address);
    if (seconds > 0) return refuse(socket, '429 Too Many Requests', seconds);
    if (url?.split('?', 1)[0] !== PATH) return refuse(socket, '404 Not Found');
    if (!isOwnHost(headers.host, publicUrl)) return refuse(socket, '421 Misdirected Request');
    if (!isSameOrigin(headers, publicUrl)) return refuse(socket, '403 Forbidden');
    const slot = limits.openSocket(address);
    if (typeof slot === 'number') return refuse(socket, '429 Too Many Requests', slot);
    // However it ends, and also if it ends before it has begun.
    socket.on('close', slot.release);
    if (socket.destroyed) return slot.release();
    const signIn = await sessions.signInOfHeaders(headers);
    if (signIn.viewer && !slot.belongsTo(signIn.viewer.personId)) {
      return refuse(socket, '429 Too Many Requests', TOO_MANY_SOCKETS_SECONDS);
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.#begin(webSocket, request, { signIn, address, slot }),
    );
  }

  /** Apart from the handshake, so that the listeners of an open socket keep nothing of its request alive. */
  #begin(socket: WebSocket, request: IncomingMessage, origin: Origin): void {
    this.#origins.set(socket, origin);
    this.#watch(socket, origin.signIn);
    const open = new SocketConnection(socket, request, this.#protocol, this.#budget, this.parts);
    this.#open.add(open);
    socket.on('close', () => this.#open.delete(open));
  }

  /**
   * A token in `connection_init` replaces the handshake's sign-in; an invalid one closes the socket. The answer is
   * a digest of the roles that count: a client that was away sees whether they are still the same.
   */
  async #greet(authorization: unknown, { socket }: SocketExtra): Promise<Record<string, unknown> | boolean> {
    const origin = this.#origins.get(socket);
    if (!origin) return false;
    origin.slot.greeted();
    if (authorization === undefined) return rolesOf(origin.signIn);
    const signIn = await this.parts.sessions.signInOfAuthorization(String(authorization));
    if (!signIn.viewer) socket.close(SESSION_ENDED, 'Unknown token');
    else if (!origin.slot.belongsTo(signIn.viewer.personId))
      socket.close(TRY_AGAIN_LATER, 'Too many sockets');
    else {
      this.#origins.set(socket, { ...origin, signIn });
      this.#watch(socket, signIn);
      return rolesOf(signIn);
    }
    return false;
  }

  #prepare(
    { socket, open }: SocketExtra,
    id: string,
    payload: OperationRequest,
  ): PreparedOperation | readonly GraphQLError[] {
    const prepared = this.parts.gate.prepare(payload, this.#contextOf(socket));
    if (!('schema' in prepared)) return prepared;
    // The library keeps the operation's text for as long as it runs, so it gets the one copy that all senders
    // share.
    payload.query = prepared.document.loc?.source.body ?? payload.query;
    return Object.assign(prepared, { sink: new SocketOperation(open, id) });
  }

  #contextOf(socket: WebSocket): Context {
    const { signIn, address } = this.#origins.get(socket) ?? unknownOrigin;
    return contextOf(signIn, address);
  }

  #watch(socket: WebSocket, { credential }: SignIn): void {
    if (!credential) return;
    const unwatch = this.parts.watch.watch(credential, (change) => socket.close(...closings[change]));
    socket.on('close', unwatch);
  }

  #show(error: GraphQLError) {
    return formatError(error, this.parts.log);
  }
}

/** When somebody with too many sockets may have closed one. */
const TOO_MANY_SOCKETS_SECONDS = 10;

function rolesOf(signIn: SignIn): Record<string, unknown> | true {
  return signIn.viewer ? { roles: digestOf(signIn) } : true;
}

const unknownOrigin: Pick<Origin, 'signIn' | 'address'> = {
  signIn: { viewer: null, sessionId: null, credential: null },
  address: 'unknown',
};

function refuse(socket: Duplex, status: string, retryAfter?: number): void {
  const wait = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  socket.end(`HTTP/1.1 ${status}\r\n${wait}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
