import { counted } from './bytes.ts';
import { faultOf, isUnknownId, named } from './http.ts';
import type { Fault, Request } from './model.ts';
import type { RungNews } from './rung.ts';

export interface StreamSink {
  /** What to ask for, as of now: after the last cursor that was heard. */
  readonly request: () => Request;
  readonly next: (message: unknown) => void;
  readonly ended: (fault: Fault) => void;
}

/** Starts a stream and gives the function that stops it. Nobody above knows on which rung it is carried. */
export type Stream = (sink: StreamSink) => () => void;

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
export function createSocket(
  url: string,
  onLink: (news: RungNews) => void,
  open: (url: string, protocol: string) => WebSocket = (to, protocol) => new WebSocket(to, protocol),
): { readonly stream: Stream; readonly close: () => void } {
  const sinks = new Map<string, StreamSink>();
  let socket: WebSocket | null = null;
  let acknowledged = false;
  let byText = false;
  let count = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  // What a socket that is closing would take is lost: whoever still wants it is asked for again on the next one.
  const send = (message: Message) => {
    if (socket && socket.readyState < 2) socket.send(counted('up', JSON.stringify(message)));
  };
  const subscribe = (id: string, sink: StreamSink) => {
    const { document, variables } = sink.request();
    send({ id, type: 'subscribe', payload: { ...named(document, byText), variables } });
  };

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
    onLink({ to: 'connecting' });
    const opening = open(url, 'graphql-transport-ws');
    socket = opening;
    expectAnswer();
    opening.addEventListener('open', () => socket === opening && send({ type: 'connection_init' }));
    opening.addEventListener(
      'message',
      ({ data }) => socket === opening && hear(JSON.parse(counted('down', String(data)))),
    );
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
    onLink({ to: 'lost', silent: !(acknowledged && code) });
    const kind = sessionEnded.has(code) ? 'signed-out' : 'network';
    for (const sink of ended) sink.ended({ kind, message: `WebSocket ${code}` });
  }

  function hear({ type, id = '', payload }: Message): void {
    const found = sinks.get(id);
    switch (type) {
      case 'connection_ack':
        heardAnswer();
        onLink({ to: 'live', roles: (payload as { roles?: string } | undefined)?.roles });
        // What is followed by then is only noted: asked for here as well, the server would close the socket.
        acknowledged = true;
        for (const [waiting, sink] of sinks) subscribe(waiting, sink);
        return;
      case 'ping':
        send({ type: 'pong' });
        return;
      case 'pong':
        heardAnswer();
        return;
      case 'next': {
        const { data, errors } = payload as { data?: unknown; errors?: Parameters<typeof faultOf>[0] };
        if (!errors?.length) found?.next(data);
        else if (sinks.delete(id)) {
          send({ id, type: 'complete' });
          found?.ended(faultOf(errors));
        }
        return;
      }
      case 'error': {
        const errors = payload as Parameters<typeof faultOf>[0];
        if (found && isUnknownId(errors)) {
          byText = true;
          subscribe(id, found);
        } else if (sinks.delete(id)) found?.ended(faultOf(errors));
        return;
      }
      case 'complete':
        if (sinks.delete(id)) found?.ended({ kind: 'network', message: '' });
    }
  }

  const stream: Stream = (sink) => {
    count += 1;
    const id = String(count);
    sinks.set(id, sink);
    if (!socket) connect();
    else if (acknowledged) subscribe(id, sink);
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
  return { stream, close: () => socket && lose(1000) };
}
