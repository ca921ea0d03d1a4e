import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient, type ExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ResponseError } from './graphql-client.ts';
import { createMessageQueue, type MessageQueue } from './message-queue.ts';
import { waitUntil } from './wait.ts';

export interface LiveOptions {
  cookie?: string | undefined;
  /** More headers for the WebSocket's handshake, `origin` for instance. */
  headers?: Record<string, string> | undefined;
  /** What `connection_init` carries. */
  connectionParams?: Record<string, unknown> | undefined;
}

export interface SubscribeOptions<Data> {
  /**
   * Where a message keeps its cursor. With it, a connection that is lost is opened again and read on after the last cursor;
   * until the first message has come that is `after` in the variables, so give one.
   */
  resume?: (data: Data) => string | undefined;
}

export interface Subscription<Data> extends MessageQueue<Data> {
  /** GraphQL errors, and why it ended where it ended by itself; nothing that was overcome by resuming. */
  errors: readonly ResponseError[];
  /** How often it tried to go on after its last cursor. */
  resumed(): number;
  /** True once nothing more will come. */
  ended(): boolean;
  /** Unsubscribes; the connection stays. */
  close(): void;
}

export interface LiveClient {
  /**
   * Starts a subscription. Nothing tells when the server has handled it, so give `after` in the variables where a change
   * that is made next has to be seen.
   */
  subscribe<Data = unknown>(
    query: string,
    variables?: Record<string, unknown>,
    options?: SubscribeOptions<Data>,
  ): Subscription<Data>;
  /** Codes that the server closed connections with, in order. */
  closeCodes: readonly number[];
  /** How many connections the server has acknowledged that are still open. */
  openSockets(): number;
  /** Cuts the connection without a goodbye, as a network does. */
  cut(): void;
  /** Stops reading from the socket, as a reader that is too slow does, until `resumeReading`. */
  pauseReading(): void;
  resumeReading(): void;
  /** Ends all of its subscriptions and the connection. */
  close(): Promise<void>;
}

/** How long it waits before it opens a connection again; short, since a test's server is back at once. */
const retryAfter = 50;
/** Codes that graphql-ws clients take as final; all others mean "come back". */
const finalCodes = new Set([4400, 4401, 4403, 4406, 4409, 4429, 4500]);

/** Makes a client for GraphQL over WebSocket; all its subscriptions share one connection, opened with the first. */
export function createLiveClient(serverUrl: string, options: LiveOptions = {}): LiveClient {
  const headers = { ...options.headers, ...(options.cookie && { cookie: options.cookie }) };
  const closeCodes: number[] = [];
  const sockets = new Set<WebSocket>();
  const acknowledged = new WeakSet<WebSocket>();
  const subscriptions = new Set<() => void>();

  class SocketWithHeaders extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
      sockets.add(this);
      this.on('close', (code) => {
        sockets.delete(this);
        closeCodes.push(code);
      });
    }
  }
  // It does not try again by itself: it would repeat the first cursor, where a reader has to go on after its last.
  const client = createClient({
    url: `${serverUrl.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: SocketWithHeaders,
    retryAttempts: 0,
    ...(options.connectionParams && { connectionParams: options.connectionParams }),
    on: { connected: (socket) => void acknowledged.add(socket as WebSocket) },
  });
  return {
    closeCodes,
    openSockets: () => [...sockets].filter((socket) => acknowledged.has(socket)).length,
    subscribe<Data>(
      query: string,
      variables: Record<string, unknown> = {},
      how: SubscribeOptions<Data> = {},
    ) {
      const subscription = startSubscription<Data>(client, query, variables, how);
      subscriptions.add(subscription.close);
      return subscription;
    },
    cut() {
      for (const socket of sockets) socket.terminate();
    },
    pauseReading() {
      for (const socket of sockets) socket.pause();
    },
    resumeReading() {
      for (const socket of sockets) socket.resume();
    },
    async close() {
      for (const end of subscriptions) end();
      for (const socket of sockets) socket.resume();
      // It fails where it was about to connect and could not, which is as good as closed.
      await Promise.resolve(client.dispose()).catch(() => {});
      await waitUntil(() => sockets.size === 0, { within: 1_000 }).catch(() => {});
      for (const socket of sockets) socket.terminate();
    },
  };
}

function startSubscription<Data>(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
  { resume }: SubscribeOptions<Data>,
): Subscription<Data> {
  const errors: ResponseError[] = [];
  let after = variables.after;
  let resumed = 0;
  let ended = false;
  let unsubscribe = () => {};
  const queue = createMessageQueue<Data>(() => (ended ? JSON.stringify(errors) : undefined));

  const take = (result: ExecutionResult<Data>) => {
    errors.push(...errorsOf(result.errors ?? []));
    if (!result.data) return;
    queue.push(result.data);
    after = resume?.(result.data) ?? after;
  };
  const open = () => {
    unsubscribe = client.subscribe<Data>(
      { query, variables: after === undefined ? variables : { ...variables, after } },
      {
        next: (result) => take(result as ExecutionResult<Data>),
        error: fail,
        complete: () => {
          ended = true;
        },
      },
    );
  };
  const fail = async (reason: unknown) => {
    const found = errorsOf(reason);
    const lost = !Array.isArray(reason) && !finalCodes.has(closeCodeOf(reason) ?? 0);
    if (!resume || ended || !lost) {
      errors.push(...found);
      ended = true;
      return;
    }
    await sleep(retryAfter);
    if (ended) return;
    resumed += 1;
    open();
  };
  open();
  return {
    ...queue,
    errors,
    resumed: () => resumed,
    ended: () => ended,
    close() {
      ended = true;
      unsubscribe();
    },
  };
}

/** A subscription fails with GraphQL errors, with the event that closed its connection, or with the socket's own error. */
function errorsOf(reason: unknown): ResponseError[] {
  if (Array.isArray(reason)) return reason as ResponseError[];
  const code = closeCodeOf(reason);
  if (code !== undefined)
    return [{ message: `connection closed with ${code}`, extensions: { code: String(code) } }];
  return [{ message: reason instanceof Error ? reason.message : 'connection failed' }];
}

function closeCodeOf(reason: unknown): number | undefined {
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : undefined;
  return typeof code === 'number' ? code : undefined;
}
