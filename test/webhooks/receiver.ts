import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { readNetworks } from '../../server/webhooks/reachable-address.ts';
import type { SendRules } from '../../server/webhooks/send-message.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/webhooks/${name}`, import.meta.url), 'utf8');
export const certificate = fixture('receiver-certificate.pem');
const key = fixture('receiver-key.pem');

export type Received = { headers: IncomingHttpHeaders; body: string; method: string };
export type Heard = { kind: string; id: string | null; cursor: string };

/** An organisation's system: a real server that keeps what it is told, and answers as the test says. */
export interface Receiver {
  url: string;
  port: number;
  /** All that came, in order, whatever was answered. */
  received: Received[];
  /** Asked for each; 204 until told otherwise. */
  answer: (response: ServerResponse, received: Received, request: IncomingMessage) => void;
  /** What it was told, each verified by a library that others wrote. */
  heard(secret: string): Heard[];
  close(): Promise<void>;
}

export const answering =
  (status: number, headers: Record<string, string> = {}): Receiver['answer'] =>
  (response) => {
    response.writeHead(status, headers).end();
  };

export async function startReceiver({ tls = false, host = '127.0.0.1', port = 0 } = {}): Promise<Receiver> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { headers, method = '' } = request;
      const one = { headers, method, body: Buffer.concat(parts).toString('utf8') };
      received.push(one);
      receiver.answer(response, one, request);
    });
  };
  const server = tls ? createTlsServer({ cert: certificate, key }, listener) : createServer(listener);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(port, host, done));
  const at = (server.address() as AddressInfo).port;
  const receiver: Receiver = {
    url: tls
      ? `https://receiver.example:${at}/hook`
      : `http://${isIP(host) === 6 ? `[${host}]` : host}:${at}/hook`,
    port: at,
    received,
    answer: answering(204),
    heard: (secret) =>
      received.map(({ body, headers }) => new Webhook(secret).verify(body, flat(headers)) as Heard),
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
  return receiver;
}

export const flat = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Rules by which this machine is the operator's intranet, and receiver.example is on it. */
export function sendingHere(changed: Partial<SendRules> = {}): SendRules {
  return {
    plain: true,
    networks: readNetworks('127.0.0.0/8') ?? [],
    timeoutMs: 5_000,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    trusted: certificate,
    ...changed,
  };
}
