import type { Server } from 'node:http';
import type pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { readEventsAfter } from '../shared/reads.ts';

interface Message {
  type: string;
  id?: string;
  payload?: { variables?: { after?: string } };
}

/** How many events one statement of a catch-up reads, as Concord's own. */
const PAGE = 500;

/** Bare `ws`: whoever subscribed gets the same string. Just enough of graphql-transport-ws for the same load to speak to it. */
export function broadcaster(server: Server, pool: pg.Pool): (text: string) => void {
  const readers = new Set<WebSocket>();
  const sockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    handleProtocols: () => 'graphql-transport-ws',
  });
  sockets.on('connection', (socket) => {
    socket.on('close', () => readers.delete(socket));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as Message;
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (type !== 'subscribe') return;
      readers.add(socket);
      const after = payload?.variables?.after;
      if (after !== undefined) void catchUp(pool, socket, after);
    });
  });
  return (text) => {
    for (const reader of readers) reader.send(text);
  };
}

async function catchUp(pool: pg.Pool, socket: WebSocket, after: string): Promise<void> {
  for (let cursor: string | undefined = after; cursor !== undefined; ) {
    const { edges } = await readEventsAfter(pool, cursor, PAGE);
    for (const { node } of edges) {
      socket.send(JSON.stringify({ id: '1', type: 'next', payload: { data: { events: node } } }));
    }
    cursor = edges.at(-1)?.node.cursor;
  }
}
