import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { type BucketSize, TokenBuckets } from './token-buckets.ts';

/** What every operation of a socket is told about where it came from. */
export type SocketExtra = { socket: WebSocket; request: IncomingMessage };

/** Between looks at a socket; one that hasn't answered the ping of the last look is gone. */
export const LOOK_MS = 12_000;
/** A page sends some ten when it opens, and then a ping every twelve seconds. */
const messages: BucketSize = { burst: 200, perSecond: 50 };
/** What may wait for one reader: 50 subscriptions with a message each, and narratives are at most 160 kB in one. */
const LARGEST_BACKLOG = 8 * 1024 * 1024;
/** Looks at which the same message still waits until its reader is given up: 24 seconds or a little more. */
const STUCK_LOOKS = 2;
/** What a close frame gets to arrive. */
const GOODBYE_MS = 1_000;

const POLICY_VIOLATION = 1008;

/**
 * One socket that speaks graphql-transport-ws: hands messages to the protocol and sends what it says, within limits of rate,
 * form and patience. The protocol waits for each message of an operation to be written before it makes the next, so a slow
 * reader costs one message for each of its operations; one who doesn't read at all is cut.
 */
export class GraphQLSocket {
  /** Shared by all sockets of a server. */
  static budget(): TokenBuckets<WebSocket> {
    return new TokenBuckets<WebSocket>(messages);
  }

  #answered = true;
  #written = 0;
  #writtenAtLook = 0;
  #stuckLooks = 0;
  #deaf = false;

  constructor(
    private readonly socket: WebSocket,
    request: IncomingMessage,
    protocol: Server<SocketExtra>,
    private readonly budget: TokenBuckets<WebSocket>,
    private readonly log: Logger,
  ) {
    let handle: ((data: string) => Promise<void>) | undefined;
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => this.#send(data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (listener) => {
          handle = listener;
        },
      },
      { socket, request },
    );
    socket.on('message', (data, isBinary) => {
      if (!this.#hears()) return;
      if (isBinary) socket.close(CloseCode.BadRequest, 'Messages are text');
      else handle?.(String(data)).catch((error) => this.#fail(error));
    });
    socket.on('ping', () => void this.#hears());
    socket.on('pong', () => {
      this.#answered = true;
      this.#hears();
    });
    // A frame that breaks WebSocket's own rules: it has closed the socket already, with the code that says so.
    socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket broke the rules'));
    socket.once('close', (code, reason) => {
      budget.forget(socket);
      closed(code, String(reason)).catch((error) =>
        log.error({ err: error }, 'a WebSocket did not end well'),
      );
    });
  }

  /** Ends a socket whose reader is gone or doesn't read, and asks the others whether they are there. */
  look(): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    const waits = socket.bufferedAmount > 0 && this.#written === this.#writtenAtLook;
    this.#stuckLooks = waits ? this.#stuckLooks + 1 : 0;
    this.#writtenAtLook = this.#written;
    const gone = !this.#answered || this.#stuckLooks >= STUCK_LOOKS;
    this.#answered = false;
    if (gone) socket.terminate();
    else socket.ping();
  }

  /** Counts whatever comes in; one that is flooded stops being read, is told why, and ended. */
  #hears(): boolean {
    const { socket } = this;
    if (this.#deaf || socket.readyState !== socket.OPEN) return false;
    if (this.budget.take(socket, 1) === 0) return true;
    this.#deaf = true;
    socket.close(POLICY_VIOLATION, 'Too many messages');
    socket.pause();
    setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
    return false;
  }

  #send(data: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount > LARGEST_BACKLOG) {
      socket.terminate();
      return Promise.resolve();
    }
    return new Promise((done) => {
      socket.send(data, () => {
        this.#written += 1;
        // Where it failed the socket is closing, and with it every operation.
        done();
      });
    });
  }

  #fail(error: unknown): void {
    // A message of the server's own kinds: the protocol's library throws where its specification says to close.
    if (error instanceof Error && error.message.startsWith('Unexpected message of type')) {
      this.socket.close(CloseCode.BadRequest, 'Invalid message received');
      return;
    }
    this.log.error({ err: error }, 'a WebSocket message could not be handled');
    this.socket.close(CloseCode.InternalServerError, 'Internal server error');
  }
}
