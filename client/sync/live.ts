import { faultOf } from './http.ts';
import type { Fault, Request } from './model.ts';

export interface StreamSink {
  readonly next: (message: unknown) => void;
  readonly ended: (fault: Fault) => void;
}

/** Starts a stream over the socket and gives the function that stops it. */
export type Stream = (request: Request, sink: StreamSink) => () => void;

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** How often the socket is asked whether it still delivers, and how long it has to say so. */
const pingMs = 12_000;
const answerMs = 8_000;
/** Going from one view to the next, the socket has nothing to carry for a moment. */
const lingerMs = 3_000;

/** Close codes with which the server says that the session is over. */
const sessionEnded = new Set([4401, 4403]);

/**
 * One socket for everything that a page follows, speaking graphql-transport-ws.
 *
 * Written here because the protocol's own client is three times as large (2.7 kB compressed), and most of it would
 * be switched off. That client reconnects with the cursor that an operation began with. The machine goes on from
 * the last cursor it heard.
 */
export function createStream(
  url: string,
  onLink: (to: 'connecting' | 'live' | 'lost', roles?: string) => void,
  open: (url: string, protocol: string) => WebSocket = (to, protocol) => new WebSocket(to, protocol),
): Stream {
  const sinks = new Map<string, { request: Request; sink: StreamSink }>();
  let socket: WebSocket | null = null;
  let acknowledged = false;
  let count = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  // What a socket that is closing would take is lost: whoever still wants it is asked for again on the next one.
  const send = (message: Message) => {
    if (socket && socket.readyState < 2) socket.send(JSON.stringify(message));
  };
  const subscribe = (id: string, { document, variables }: Request) =>
    send({ id, type: 'subscribe', payload: { query: document, variables } });

  /** A socket may stay open and deliver nothing: one that is silent when asked is given up. */
  function expectAnswer(): void {
    clearTimeout(alarm);
    alarm = setTimeout(() => lose(0), answerMs);
  }

  function heardAnswer(): void {
    clearTimeout(alarm);
    alarm = setTimeout(() => {
      send({ type: 'ping' });
      expectAnswer();
    }, pingMs);
  }

  function connect(): void {
    acknowledged = false;
    onLink('connecting');
    const opening = open(url, 'graphql-transport-ws');
    socket = opening;
    expectAnswer();
    opening.addEventListener('open', () => socket === opening && send({ type: 'connection_init' }));
    opening.addEventListener('message', ({ data }) => socket === opening && hear(JSON.parse(String(data))));
    opening.addEventListener('close', ({ code }) => socket === opening && lose(code));
  }

  /** The socket is gone: every stream on it ends. Their followers reconnect when it is time. */
  function lose(code: number): void {
    clearTimeout(alarm);
    const gone = socket;
    const ended = [...sinks.values()];
    socket = null;
    sinks.clear();
    gone?.close();
    onLink('lost');
    const kind = sessionEnded.has(code) ? 'signed-out' : 'network';
    for (const { sink } of ended) sink.ended({ kind, message: `WebSocket ${code}` });
  }

  function hear({ type, id = '', payload }: Message): void {
    const found = sinks.get(id);
    switch (type) {
      case 'connection_ack':
        acknowledged = true;
        heardAnswer();
        onLink('live', (payload as { roles?: string } | undefined)?.roles);
        for (const [waiting, { request }] of sinks) subscribe(waiting, request);
        return;
      case 'ping':
        send({ type: 'pong' });
        return;
      case 'pong':
        heardAnswer();
        return;
      case 'next': {
        const { data, errors } = payload as { data?: unknown; errors?: Parameters<typeof faultOf>[0] };
        if (!errors?.length) found?.sink.next(data);
        else if (sinks.delete(id)) {
          send({ id, type: 'complete' });
          found?.sink.ended(faultOf(errors));
        }
        return;
      }
      case 'error':
        if (sinks.delete(id)) found?.sink.ended(faultOf(payload as Parameters<typeof faultOf>[0]));
        return;
      case 'complete':
        if (sinks.delete(id)) found?.sink.ended({ kind: 'network', message: '' });
    }
  }

  return (request, sink) => {
    count += 1;
    const id = String(count);
    sinks.set(id, { request, sink });
    if (!socket) connect();
    else if (acknowledged) subscribe(id, request);
    return () => {
      if (!sinks.delete(id)) return;
      if (acknowledged) send({ id, type: 'complete' });
      setTimeout(() => {
        if (sinks.size > 0 || !socket) return;
        clearTimeout(alarm);
        const idle = socket;
        socket = null;
        idle.close(1000);
      }, lingerMs);
    };
  };
}
