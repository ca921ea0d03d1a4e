import { once } from 'node:events';
import { buildSchema, type GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createSocket } from '../../client/sync/live.ts';
import type { Fault } from '../../client/sync/model.ts';
import type { RungNews } from '../../client/sync/rung.ts';
import { PageDocuments } from '../../server/graphql/page-documents.ts';

const schema = buildSchema('type Query { a: Int } type Subscription { numbers(from: Int!): Int! }');
const numbers = 'subscription Numbers($from: Int!) { numbers(from: $from) }';

async function* count({ from }: { from: number }) {
  if (from < 0) throw Object.assign(new Error('no'), { extensions: { code: 'CURSOR_INVALID' } });
  for (let next = from; next < from + 3; next += 1) yield { numbers: next };
  await new Promise(() => {});
}

const roots = { subscription: { numbers: count } };

/** As Concord's server does, of a version with these operations. */
function fillFrom(page: PageDocuments) {
  return (_context: unknown, _id: string, payload: SubscribePayload) => {
    try {
      page.fill(payload);
      return undefined;
    } catch (error) {
      return [error as GraphQLError];
    }
  };
}
const onSubscribe = fillFrom(new PageDocuments([numbers]));

let server: WebSocketServer;
let stop: () => void = () => {};

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
  useServer({ schema, roots, onSubscribe }, server);
  await once(server, 'listening');
});

afterEach(() => {
  stop();
  for (const client of server.clients) client.terminate();
  server.close();
});

/** `onLive` is called as soon as the socket works. */
function start(from: number, onLive: (follow: (at: number) => void) => void = () => {}) {
  const { port } = server.address() as { port: number };
  const links: string[] = [];
  const heard: unknown[] = [];
  const faults: Fault[] = [];
  const open = (url: string, protocol: string) =>
    new WebSocket(url, protocol) as unknown as globalThis.WebSocket;
  const told = ({ to, roles }: RungNews) => {
    links.push(roles ? `${to} ${roles}` : to);
    if (to === 'live') onLive(follow);
  };
  const { stream } = createSocket(`ws://127.0.0.1:${port}`, told, open);
  const follow = (at: number) =>
    stream({
      request: () => ({ document: numbers, variables: { from: at } }),
      next: (message) => heard.push(message),
      ended: (fault) => faults.push(fault),
    });
  stop = follow(from);
  return { heard, faults, links, follow };
}

describe('a stream over the socket', () => {
  it('brings each message once, and several streams share the socket', async () => {
    const { heard, links, follow } = start(1);
    const second = follow(10);
    await vi.waitFor(() => expect(heard).toHaveLength(6));
    expect(heard).toContainEqual({ numbers: 12 });
    expect(server.clients.size).toBe(1);
    expect(links).toEqual(['connecting', 'live']);
    second();
  });

  it('asks once for what is followed at the moment in which it begins to work', async () => {
    const { heard, faults, links } = start(1, (follow) => follow(10));
    await vi.waitFor(() => expect(heard).toHaveLength(6));
    expect(faults).toEqual([]);
    expect(links).toEqual(['connecting', 'live']);
  });

  it('tells for which roles it is live', async () => {
    server.close();
    server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      handleProtocols: () => 'graphql-transport-ws',
    });
    const onConnect = () => ({ roles: 'these' });
    useServer({ schema, roots, onSubscribe, onConnect }, server);
    await once(server, 'listening');
    const { links } = start(1);
    await vi.waitFor(() => expect(links).toEqual(['connecting', 'live these']));
  });

  it('ends with what the server says about the cursor', async () => {
    const { faults, links } = start(-1);
    await vi.waitFor(() => expect(faults).toMatchObject([{ kind: 'cursor' }]));
    expect(links.at(-1)).toBe('live');
  });

  it.each([
    [1012, 'network'],
    [4401, 'signed-out'],
  ] as const)('closed with %i ends as %s, and opens again when asked', async (code, kind) => {
    const { heard, faults, links, follow } = start(1);
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    for (const client of server.clients) client.close(code);
    await vi.waitFor(() => expect(faults).toMatchObject([{ kind }]));
    stop = follow(5);
    await vi.waitFor(() => expect(heard).toHaveLength(6));
    expect(links).toEqual(['connecting', 'live', 'lost', 'connecting', 'live']);
  });

  it('that was stopped brings nothing more', async () => {
    const { heard, faults } = start(1);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('sends the text to a server of another version, on the same socket and from then on', async () => {
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    const asked: unknown[] = [];
    const unknown = fillFrom(new PageDocuments([]));
    server = new WebSocketServer({ port, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
    useServer(
      {
        schema,
        roots,
        onSubscribe: (context, id, payload) => {
          asked.push(payload.query);
          return unknown(context, id, payload);
        },
      },
      server,
    );
    await once(server, 'listening');
    const { heard, faults, links, follow } = start(1);
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    const second = follow(5);
    await vi.waitFor(() => expect(heard).toHaveLength(6));
    expect(asked).toEqual(['', numbers, numbers]);
    expect(faults).toEqual([]);
    expect(links).toEqual(['connecting', 'live']);
    second();
  });
});
