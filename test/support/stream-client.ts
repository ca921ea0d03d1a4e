import { type IncomingHttpHeaders, request } from 'node:http';
import { createClient } from 'graphql-sse';
import type { GraphQLClient, ResponseError } from './graphql-client.ts';
import { createMessageQueue, type MessageQueue } from './message-queue.ts';

export interface Stream<Data> extends MessageQueue<Data> {
  errors: readonly ResponseError[];
  /** True once nothing more will come. */
  ended(): boolean;
}

export interface StreamClient {
  subscribe<Data = unknown>(query: string, variables?: Record<string, unknown>): Stream<Data>;
  /** Ends all of its subscriptions. */
  close(): void;
}

/** GraphQL over server-sent events, signed in as another client is; it does not come back by itself. */
export function createStreamClient({ serverUrl, cookie }: GraphQLClient): StreamClient {
  const client = createClient({
    url: `${serverUrl}/graphql/stream`,
    headers: { ...(cookie && { cookie }) },
    retryAttempts: 0,
  });
  return {
    subscribe<Data>(query: string, variables: Record<string, unknown> = {}) {
      const errors: ResponseError[] = [];
      let ended = false;
      const queue = createMessageQueue<Data>(() => (ended ? JSON.stringify(errors) : undefined));
      client.subscribe<Data>(
        { query, variables },
        {
          next: (result) => {
            errors.push(...((result.errors ?? []) as unknown as ResponseError[]));
            if (result.data) queue.push(result.data as Data);
          },
          error: (error) => {
            errors.push({ message: String(error) });
            ended = true;
          },
          complete: () => {
            ended = true;
          },
        },
      );
      return { ...queue, errors, ended: () => ended };
    },
    close: () => client.dispose(),
  };
}

export interface OpenStream {
  status: number;
  headers: IncomingHttpHeaders;
  /** All that came so far. */
  text(): string;
  closed(): boolean;
  /** Closes it from here. */
  cut(): void;
}

/** A stream with no library above it, by GET unless a method is named. */
export function openStream(
  { serverUrl, cookie }: GraphQLClient,
  {
    query,
    headers = {},
    method = 'GET',
    body,
    path = '/graphql/stream',
  }: { query: string; headers?: Record<string, string>; method?: string; body?: string; path?: string },
): Promise<OpenStream> {
  return new Promise((opened, fail) => {
    const sent = request(
      `${serverUrl}${path}${method === 'GET' ? `?${new URLSearchParams({ query })}` : ''}`,
      {
        method,
        agent: false,
        headers: {
          accept: 'text/event-stream',
          ...(cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        let closed = false;
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.once('close', () => {
          closed = true;
        });
        response.on('error', () => {});
        opened({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: () => text,
          closed: () => closed,
          cut: () => sent.destroy(),
        });
      },
    );
    sent.once('error', fail);
    sent.end(body);
  });
}
