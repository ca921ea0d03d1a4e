import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Server as Protocol } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { SocketConnection, type SocketExtra } from '../../server/transport/socket-connection.ts';
import { strictBackground } from '../support/background.ts';
import { waitUntil } from '../support/wait.ts';

const large = 'x'.repeat(256 * 1024);

describe('a socket whose reader', () => {
  let server: WebSocketServer;
  beforeAll(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
    await once(server, 'listening');
  });
  afterAll(() => new Promise<void>((done) => server.close(() => done())));

  /** Both ends, and what the protocol would send with. */
  async function open() {
    let send: (data: string) => Promise<void> | void = () => {};
    const protocol: Protocol<SocketExtra> = {
      opened: (socket) => {
        send = socket.send;
        socket.onMessage(async () => {});
        return async () => {};
      },
    };
    const connected = once(server, 'connection');
    const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    reader.on('error', () => {});
    const [socket, request] = (await connected) as ConstructorParameters<typeof SocketConnection> extends [
      infer Socket,
      infer Request,
      ...unknown[],
    ]
      ? [Socket, Request]
      : never;
    const open = new SocketConnection(socket, request, protocol, SocketConnection.budget(), {
      log: pino({ level: 'silent' }),
      background: strictBackground(),
    });
    await waitUntil(() => reader.readyState === WebSocket.OPEN);
    return {
      reader,
      socket,
      look: () => open.checkReader(),
      send: (data: string) => Promise.resolve(send(data)),
    };
  }

  /** Sends one message after the other, as an operation does, and says how many were written. */
  function stream(send: (data: string) => Promise<void>, until: () => boolean): () => number {
    let written = 0;
    void (async () => {
      while (!until()) {
        await send(large);
        written += 1;
      }
    })();
    return () => written;
  }

  it('never reads is cut at the third look, though it pretends to be there', async () => {
    const { reader, socket, look, send } = await open();
    reader.pause();
    const written = stream(send, () => socket.readyState !== WebSocket.OPEN);
    let last = -1;
    await waitUntil(
      () => {
        const still = written() === last && socket.bufferedAmount > 0;
        last = written();
        return still;
      },
      { every: 200 },
    );
    // What waits is one message, however much there is to send.
    expect(socket.bufferedAmount).toBeLessThan(2 * large.length);
    for (let looks = 0; looks < 3; looks++) {
      expect(socket.readyState, `before look ${looks}`).toBe(WebSocket.OPEN);
      look();
      const ponged = once(socket, 'pong').catch(() => {});
      reader.pong();
      if (looks < 2) await ponged;
    }
    expect(socket.readyState).not.toBe(WebSocket.OPEN);
    reader.terminate();
  });

  it('is slow keeps its socket', async () => {
    const { reader, socket, look, send } = await open();
    const written = stream(send, () => socket.readyState !== WebSocket.OPEN);
    for (let looks = 0; looks < 5; looks++) {
      reader.pause();
      const before = written();
      reader.resume();
      await waitUntil(() => written() > before);
      const ponged = once(socket, 'pong');
      look();
      await ponged;
    }
    expect(socket.readyState).toBe(WebSocket.OPEN);
    reader.terminate();
    await waitUntil(() => socket.readyState === WebSocket.CLOSED);
  });

  it('lets too much wait is cut at once, whatever it asked for', async () => {
    const { reader, socket, send } = await open();
    reader.pause();
    for (let sent = 0; sent < 400; sent++) void send(large);
    expect(socket.bufferedAmount).toBeLessThan(9 * 1024 * 1024);
    await waitUntil(() => socket.readyState === WebSocket.CLOSED);
    reader.terminate();
  });

  it('is gone is let go at the second look', async () => {
    const { reader, socket, look } = await open();
    reader.pause();
    look();
    expect(socket.readyState).toBe(WebSocket.OPEN);
    look();
    await waitUntil(() => socket.readyState === WebSocket.CLOSED);
    reader.terminate();
  });
});
