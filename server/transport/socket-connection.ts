import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { CloseCode, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Background } from '../lib/background.ts';
import type { Sink } from '../subscriptions/reader.ts';
import type { SharedMessage } from '../subscriptions/shared-message.ts';
import { inPieces } from './in-pieces.ts';
import { type BucketSize, TokenBuckets } from './token-buckets.ts';

/** What every operation of a socket is told about where it came from. Not its request: thousands of sockets would keep theirs. */
export type SocketExtra = { socket: WebSocket; open: SocketConnection };

/** A page sends some ten when it opens, and then a ping every twelve seconds. */
const messages: BucketSize = { burst: 200, perSecond: 50 };
/** What may wait before an operation that is told together with others goes on at its own pace. */
const ENOUGH_WAITS = 64 * 1024;
/** What may wait for one reader: 50 subscriptions with a message each, and narratives are at most 160 kB in one. */
const LARGEST_BACKLOG = 8 * 1024 * 1024;
/** Looks at which the same message still waits until its reader is given up: 24 seconds or a little more. */
const STUCK_LOOKS = 2;
/** What a close frame gets to arrive. */
const GOODBYE_MS = 1_000;

const POLICY_VIOLATION = 1008;

/**
 * One socket that speaks graphql-transport-ws: hands messages to the protocol and sends its replies, within limits
 * of rate, form and patience.
 *
 * An operation waits for each message to be written before it makes the next. Messages that many readers share are
 * sent without waiting, but only while little is queued. So a slow reader costs little more than one message for
 * each of its operations. A reader who takes nothing at all is cut.
 */
export class SocketConnection {
  /** Shared by all sockets of a server. */
  static budget(): TokenBuckets<WebSocket> {
    return new TokenBuckets<WebSocket>(messages);
  }

  readonly #connection: Socket;
  readonly #log: Logger;
  #answered = true;
  #sentAtLook = 0;
  #stuckLooks = 0;
  #deaf = false;

  constructor(
    private readonly socket: WebSocket,
    { socket: connection }: IncomingMessage,
    protocol: Server<SocketExtra>,
    private readonly budget: TokenBuckets<WebSocket>,
    { log, background }: { log: Logger; background: Background },
  ) {
    this.#connection = connection;
    this.#log = log;
    let handle: ((data: string) => Promise<void>) | undefined;
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => this.send(data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (listener) => {
          handle = listener;
        },
      },
      { socket, open: this },
    );
    socket.on('message', (data, isBinary) => {
      if (!this.#countMessage()) return;
      if (isBinary) socket.close(CloseCode.BadRequest, 'Messages are text');
      else if (handle) {
        // It ends with the operation that the message began.
        const handled = handle(String(data)).catch((error) => this.#fail(error));
        background.run('handle a WebSocket message', handled);
      }
    });
    socket.on('ping', () => void this.#countMessage());
    socket.on('pong', () => {
      this.#answered = true;
      this.#countMessage();
    });
    // A frame that breaks WebSocket's own rules: it has closed the socket already, with the code that says so.
    socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket broke the rules'));
    socket.on('close', (code, reason) => {
      budget.forget(socket);
      background.run('end the operations of a WebSocket', closed(code, String(reason)));
    });
  }

  /** Ends the sockets of readers who are gone or don't read, and pings the others. */
  checkReader(): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    const sent = this.#connection.bytesWritten - socket.bufferedAmount;
    const waits = socket.bufferedAmount > 0 && sent === this.#sentAtLook;
    this.#stuckLooks = waits ? this.#stuckLooks + 1 : 0;
    this.#sentAtLook = sent;
    const gone = !this.#answered || this.#stuckLooks >= STUCK_LOOKS;
    this.#answered = false;
    if (gone) socket.terminate();
    else socket.ping();
  }

  /** Whether so much waits that nothing should be added. */
  get behind(): boolean {
    return this.socket.bufferedAmount > ENOUGH_WAITS;
  }

  /**
   * Sends a whole frame without waiting, past the library, which would frame it anew for everybody. It hands on what it sends
   * at once, for nothing is compressed: frames can't get into each other.
   */
  push(frame: Buffer): void {
    if (this.socket.readyState === this.socket.OPEN) this.#connection.write(frame);
  }

  /** Sends whole frames, and resolves when they were written. */
  async pushAndWait(frames: readonly Buffer[]): Promise<void> {
    for (const piece of inPieces(frames)) {
      await this.#unlessStuck((done) => this.#connection.write(piece, done));
    }
  }

  /** Sends a text, and resolves when it was written. */
  send(text: string): Promise<void> {
    return this.#unlessStuck((done) => this.socket.send(text, done));
  }

  #unlessStuck(send: (done: () => void) => void): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount > LARGEST_BACKLOG) {
      socket.terminate();
      return Promise.resolve();
    }
    // Where it failed the socket is closing, and with it every operation.
    return new Promise((done) => send(() => done()));
  }

  /** Counts each incoming message. A socket that is flooded stops being read, is told why, and is ended. */
  #countMessage(): boolean {
    const { socket } = this;
    if (this.#deaf || socket.readyState !== socket.OPEN) return false;
    if (this.budget.consume(socket, 1) === 0) return true;
    this.#deaf = true;
    socket.close(POLICY_VIOLATION, 'Too many messages');
    socket.pause();
    setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
    return false;
  }

  #fail(error: unknown): void {
    // A message of the server's own kinds: the protocol's library throws where its specification says to close.
    if (error instanceof Error && error.message.startsWith('Unexpected message of type')) {
      this.socket.close(CloseCode.BadRequest, 'Invalid message received');
      return;
    }
    this.#log.error({ err: error }, 'a WebSocket message could not be handled');
    this.socket.close(CloseCode.InternalServerError, 'Internal server error');
  }
}

/** One operation of a socket, as what is sent to many knows it. */
export class SocketOperation implements Sink<SharedMessage> {
  constructor(
    private readonly open: SocketConnection,
    private readonly id: string,
  ) {}

  get behind(): boolean {
    return this.open.behind;
  }

  send(message: SharedMessage): void {
    this.open.push(message.forOperation(this.id));
  }

  write(messages: readonly SharedMessage[]): Promise<void> {
    return this.open.pushAndWait(messages.map((message) => message.forOperation(this.id)));
  }
}
