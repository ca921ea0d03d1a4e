import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Streams } from '../events/streams.ts';
import type { Context } from '../graphql/context.ts';
import { formatError } from '../graphql/format-error.ts';
import type { SessionWatch, WatchedChange } from '../identity/session-watch.ts';
import type { Sessions, SignIn } from '../identity/sessions.ts';

const PATH = '/graphql';
/** Close codes of rule 22: clients come back after the first, and sign in again after the second. */
const SERVICE_RESTART = 1012;
const SESSION_ENDED = 4401;
/** Whoever may see something else from now on comes back, and is told what they may see then. */
const closings: Record<WatchedChange, [code: number, reason: string]> = {
  ENDED: [SESSION_ENDED, 'Session ended'],
  CHANGED: [SERVICE_RESTART, 'Roles changed'],
};
/** One narrative at its longest, many times over: outboxes go by HTTP. */
const LARGEST_MESSAGE = 1024 * 1024;
/** Between pings; a socket that hasn't answered by the next one is gone. */
const PING_MS = 12_000;

/**
 * GraphQL over WebSocket (graphql-transport-ws) at /graphql, signed in by the same cookie or token as HTTP. A program that
 * can set no header for the handshake sends its token as `authorization` in the payload of `connection_init`.
 */
export class LiveSockets {
  /** Who is on a socket, from its handshake on: graphql-ws hands that request to every operation. */
  readonly #signIns = new WeakMap<IncomingMessage, SignIn>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    // Compressing the same event anew for every reader would cost more than it saves.
    perMessageDeflate: false,
  });

  constructor(
    private readonly sessions: Sessions,
    private readonly watch: SessionWatch,
    streams: Streams,
    schema: GraphQLSchema,
    private readonly log: Logger,
  ) {
    useServer(
      {
        schema,
        connectionInitWaitTimeout: 10_000,
        onConnect: ({ connectionParams, extra }) =>
          this.#acceptToken(connectionParams?.authorization, extra.request, extra.socket),
        context: ({ extra }): Context => {
          const { viewer = null, sessionId = null } = this.#signIns.get(extra.request) ?? {};
          return { viewer, sessionId, streams };
        },
        onError: (_context, _id, _payload, errors) => errors.map((error) => this.#show(error)),
        onNext: (_context, _id, _payload, _args, { data = null, errors }) =>
          errors ? { data, errors: errors.map((error) => this.#show(error)) } : undefined,
      },
      this.#sockets,
      PING_MS,
    );
  }

  get count(): number {
    return this.#sockets.clients.size;
  }

  /** Takes over the WebSocket handshakes of an HTTP server. */
  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void this.#upgrade(request, socket, head).catch((error) => {
        this.log.error({ err: error }, 'a WebSocket handshake failed');
        refuse(socket, '503 Service Unavailable');
      });
    });
  }

  /** Tells every client to come back, to this server's successor or to another replica. */
  drain(): void {
    for (const socket of this.#sockets.clients) socket.close(SERVICE_RESTART, 'Service Restart');
    this.#sockets.close();
  }

  /** Ends whatever is still open. */
  terminate(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (request.url?.split('?', 1)[0] !== PATH) return refuse(socket, '404 Not Found');
    if (!isSameOrigin(request)) return refuse(socket, '403 Forbidden');
    const signIn = await this.sessions.signInOfHeaders(request.headers);
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.#signIn(request, webSocket, signIn);
      this.#sockets.emit('connection', webSocket, request);
    });
  }

  /** A token in `connection_init` replaces whoever the handshake was from; one that is worth nothing closes the socket. */
  async #acceptToken(authorization: unknown, request: IncomingMessage, socket: WebSocket): Promise<boolean> {
    if (authorization === undefined) return true;
    const signIn = await this.sessions.signInOfAuthorization(String(authorization));
    if (signIn.viewer) this.#signIn(request, socket, signIn);
    else socket.close(SESSION_ENDED, 'Unknown token');
    return signIn.viewer !== null;
  }

  #signIn(request: IncomingMessage, socket: WebSocket, signIn: SignIn): void {
    this.#signIns.set(request, signIn);
    if (!signIn.credential) return;
    const unwatch = this.watch.watch(signIn.credential, (change) => socket.close(...closings[change]));
    socket.once('close', unwatch);
  }

  #show(error: GraphQLError) {
    return formatError(error, this.log);
  }
}

/**
 * Browsers send cookies along with any page's WebSocket, and say which page it is. Programs other than browsers send no
 * origin.
 */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
