import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrameHeader } from '../../server/subscriptions/text-frame.ts';

test('whatever its length, a message framed for everybody arrives whole, between those of the library', async () => {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  const lengths = [0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 65_537, 1_000_000];
  server.on('connection', (socket, { socket: connection }) => {
    for (const length of lengths) {
      const text = Buffer.alloc(length, 'x');
      connection.write(Buffer.concat([textFrameHeader(length), text]));
      socket.send(`sent ${length}`);
    }
    socket.close(1000);
  });
  const received: string[] = [];
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.on('message', (data, isBinary) => received.push(`${isBinary ? 'binary' : ''}${data}`));
  const [code] = await once(client, 'close');
  expect(code).toBe(1000);
  expect(received).toEqual(lengths.flatMap((length) => ['x'.repeat(length), `sent ${length}`]));
});
