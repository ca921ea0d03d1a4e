import { createClient } from 'graphql-ws/client';
import { faultOf } from './http.ts';
import type { Fault, Request } from './model.ts';

export interface StreamSink {
  readonly next: (message: unknown) => void;
  readonly ended: (fault: Fault) => void;
}

/** Starts a stream over the socket and gives the function that stops it. */
export type Stream = (request: Request, sink: StreamSink) => () => void;

/** How often an idle socket is asked whether it still delivers, and how long it has to say so. */
const pingMs = 12_000;
const pongMs = 6_000;

/** Close codes with which the server says that the session is over. */
const sessionEnded = new Set([4401, 4403]);

/**
 * One socket for everything that a page follows. It never reconnects by itself: graphql-ws would repeat the operation
 * with the cursor it began with, while the machine goes on from the last one it heard.
 */
export function createStream(url: string, onLink: (to: 'connecting' | 'live' | 'lost') => void): Stream {
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    retryAttempts: 0,
    keepAlive: pingMs,
    lazyCloseTimeout: 3_000,
    on: {
      connecting: () => onLink('connecting'),
      connected: () => onLink('live'),
      closed: () => {
        clearTimeout(deadline);
        onLink('lost');
      },
      // A socket may stay open and deliver nothing: without an answer to a ping it is given up.
      ping: (received) => {
        if (!received) deadline = setTimeout(() => client.terminate(), pongMs);
      },
      pong: (received) => {
        if (received) clearTimeout(deadline);
      },
    },
  });
  return ({ document, variables }, sink) => {
    let stopped = false;
    const end = (fault: Fault) => {
      if (!stopped) sink.ended(fault);
      stopped = true;
    };
    const stop = client.subscribe(
      { query: document, variables: { ...variables } },
      {
        next: ({ data, errors }) => {
          if (errors?.length) end(faultOf(errors));
          else if (!stopped) sink.next(data);
        },
        error: (error) => end(faultOfSocket(error)),
        complete: () => end({ kind: 'network', message: '' }),
      },
    );
    return () => {
      stopped = true;
      stop();
    };
  };
}

function faultOfSocket(error: unknown): Fault {
  if (Array.isArray(error)) return faultOf(error);
  const code = error instanceof CloseEvent ? error.code : 0;
  return { kind: sessionEnded.has(code) ? 'signed-out' : 'network', message: `WebSocket ${code}` };
}
