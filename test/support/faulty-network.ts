import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * What stands between a page and its server:
 *
 * - through: nothing in its way
 * - refuses: WebSockets are refused, at once
 * - hangs: the handshake of a WebSocket is never answered
 * - swallows: a WebSocket opens, and nothing comes through it
 * - silences: a WebSocket opens and is greeted, and nothing more comes through it
 * - buffers: no WebSockets, and every answer is handed over only when it has ended
 * - portal: every request is answered by a page of the network’s own
 * - moves: every request is answered as by a server that is called otherwise now
 * - cut: every connection is ended, and no other is let in
 * - mute: the page’s files come, and no question is answered
 * - drops: every third request is lost, by turns on its way there and on its answer’s way back
 */
export type NetworkFault =
  | 'through'
  | 'refuses'
  | 'hangs'
  | 'swallows'
  | 'silences'
  | 'buffers'
  | 'portal'
  | 'moves'
  | 'cut'
  | 'mute'
  | 'drops';

export interface FaultyNetwork {
  url: string;
  /** From now on. Connections that are open are ended where something stands in their way now. */
  become(fault: NetworkFault): void;
  /** The paths that were asked for since the last call, WebSockets as `upgrade`. */
  asked(): string[];
  /** Bytes that went over its connections so far, heads included, both ways together. */
  bytes(): number;
  stop(): Promise<void>;
}

/** What Concord says where it has another name (`server/transport/request-guards.ts`). */
const misdirected = JSON.stringify({ code: 'MISDIRECTED_REQUEST', message: 'This server has another name.' });

/** Starts an HTTP proxy on 127.0.0.1 before a port of this machine. */
export async function startFaultyNetwork(
  target: number,
  first: NetworkFault = 'through',
): Promise<FaultyNetwork> {
  let fault = first;
  let asked: string[] = [];
  let gone = 0;
  let counted = 0;
  const isLost = () => {
    counted += 1;
    return fault === 'drops' && counted % 3 === 0;
  };
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    if (fault === 'portal') {
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Hotel</title>');
      return;
    }
    if (fault === 'moves') {
      outgoing.writeHead(421, { 'content-type': 'application/json' }).end(misdirected);
      return;
    }
    if (fault === 'mute' && /^\/(graphql|auth)/.test(incoming.url ?? '')) {
      incoming.socket.destroy();
      return;
    }
    if (!isLost()) pass(target, incoming, outgoing, fault === 'buffers' ? 'whole' : 'streamed');
    else if (counted % 2 === 0) incoming.socket.destroy();
    else pass(target, incoming, outgoing, 'unheard');
  });
  server.on('connection', (socket) => {
    if (fault === 'cut') return void socket.destroy();
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      gone += socket.bytesRead + socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  server.on('upgrade', (incoming, socket, head) => {
    asked.push('upgrade');
    socket.on('error', () => socket.destroy());
    if (isLost()) socket.destroy();
    else upgrade(target, incoming, socket, head, fault);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become(next) {
      fault = next;
      if (next !== 'through' && next !== 'drops') cut();
    },
    asked() {
      const taken = asked;
      asked = [];
      return taken;
    },
    bytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, gone),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

function pass(
  target: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answered: 'streamed' | 'whole' | 'unheard',
): void {
  const { method, url, headers } = incoming;
  const ahead = request({ port: target, host: '127.0.0.1', method, path: url, headers }, (answer) => {
    const begin = () => outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (answered === 'unheard') {
      // The server has done what it was asked for, and nobody hears of it.
      answer.resume().on('end', () => outgoing.destroy());
    } else if (answered === 'streamed') {
      begin();
      answer.pipe(outgoing);
    } else {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => begin().end(Buffer.concat(chunks)));
    }
    answer.on('error', () => outgoing.destroy());
  });
  ahead.on('error', () => outgoing.destroy());
  outgoing.on('close', () => ahead.destroy());
  incoming.pipe(ahead);
}

function upgrade(
  target: number,
  { url, headers, rawHeaders }: IncomingMessage,
  near: Duplex,
  head: Buffer,
  fault: NetworkFault,
): void {
  if (fault === 'hangs') return;
  if (fault === 'swallows') {
    near.write(acceptance(headers['sec-websocket-key'] ?? ''));
    near.resume();
    return;
  }
  if (!['through', 'silences', 'drops'].includes(fault)) {
    near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const far = connect(target, '127.0.0.1');
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  far.write([`GET ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  far.write(head);
  near.pipe(far);
  let frames = 0;
  far.on('data', (chunk) => {
    frames += 1;
    // The handshake's answer and the greeting.
    if (fault !== 'silences' || frames <= 2) near.write(chunk);
  });
  far.on('error', () => near.destroy());
  far.on('close', () => near.destroy());
  near.on('close', () => far.destroy());
}

/** What a server says that takes a WebSocket. */
function acceptance(key: string): string {
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const head = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade';
  return `${head}\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`;
}
