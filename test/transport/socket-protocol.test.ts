import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const init = JSON.stringify({ type: 'connection_init' });
const subscribe = (id: string, query: string, variables = {}) =>
  JSON.stringify({ id, type: 'subscribe', payload: { query, variables } });
const events = 'subscription { events { cursor } }';

type Message = { id?: string; type: string; payload?: unknown };

describe('graphql-transport-ws, step by step', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord('postgres', { env: { DEMO: '1', SOCKETS_PER_PERSON: '3' } });
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  /** A socket with no library above it: what it got, and how it was closed. */
  async function connect(headers: Record<string, string> = {}, protocols = ['graphql-transport-ws']) {
    const socket = new WebSocket(`${concord.url.replace('http', 'ws')}/graphql`, protocols, { headers });
    const messages: Message[] = [];
    let closed: { code: number; reason: string } | undefined;
    socket.on('message', (data) => messages.push(JSON.parse(String(data))));
    socket.on('close', (code, reason) => {
      closed = { code, reason: String(reason) };
    });
    socket.on('error', () => {});
    await once(socket, 'open');
    return {
      socket,
      messages,
      /** Sends, and waits for the close that must follow. */
      async closedAfter(...sent: (string | Buffer)[]) {
        for (const message of sent) socket.send(message);
        await waitUntil(() => closed !== undefined, { within: 15_000, what: 'the socket is closed' });
        return closed;
      },
      async answered(type: string, id?: string) {
        const found = await waitUntil(
          () => messages.find((message) => message.type === type && message.id === id),
          { what: () => `${type} ${id}, after ${JSON.stringify(messages.slice(-3))}` },
        );
        return found;
      },
    };
  }

  const signedIn = () => connect({ cookie: coordinator.cookie ?? '' });

  it('closes whoever says nothing with 4408, within the time they have', async () => {
    const { closedAfter } = await connect();
    const started = performance.now();
    expect(await closedAfter()).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
    expect(performance.now() - started).toBeGreaterThan(8_000);
  }, 20_000);

  it('closes a second connection_init with 4429', async () => {
    expect(await (await connect()).closedAfter(init, init)).toMatchObject({ code: 4429 });
  });

  it('closes a subscribe before the acknowledgement with 4401', async () => {
    expect(await (await connect()).closedAfter(subscribe('1', events))).toMatchObject({ code: 4401 });
  });

  it('closes a second operation of the same id with 4409', async () => {
    const { socket, answered, closedAfter } = await signedIn();
    socket.send(init);
    await answered('connection_ack');
    expect(await closedAfter(subscribe('1', events), subscribe('1', events))).toEqual({
      code: 4409,
      reason: 'Subscriber for 1 already exists',
    });
  });

  it('closes another subprotocol, and none, with 4406', async () => {
    expect(await (await connect({}, [])).closedAfter()).toMatchObject({ code: 4406 });
    const old = new WebSocket(`${concord.url.replace('http', 'ws')}/graphql`, 'graphql-ws');
    const [error] = await once(old, 'error');
    expect(String(error)).toContain('Server sent no subprotocol');
  });

  it.each([
    ['a type that there is not', JSON.stringify({ type: 'start', id: '1', payload: { query: events } })],
    ['a type of the server alone', JSON.stringify({ type: 'connection_ack' })],
    ['no type', '{}'],
    ['a subscribe without an id', JSON.stringify({ type: 'subscribe', payload: { query: events } })],
    ['a subscribe without a query', JSON.stringify({ type: 'subscribe', id: '1', payload: {} })],
    ['a list', '[]'],
    ['null', 'null'],
    ['malformed JSON', '{"type":'],
    ['a prototype', '{"type":"subscribe","id":"__proto__","payload":{"query":1}}'],
    ['a binary frame', Buffer.from(init)],
  ])('closes %s with 4400', async (_name, message) => {
    const { closedAfter } = await connect();
    const closed = await closedAfter(message);
    expect(closed?.code).toBe(4400);
    expect(closed?.reason).not.toMatch(/at |\/|node_modules/);
  });

  it('closes a giant frame with 1009, and text that is not UTF-8 with 1007', async () => {
    expect(await (await connect()).closedAfter(init, 'x'.repeat(1024 * 1024 + 1))).toMatchObject({
      code: 1009,
    });
    const { socket, closedAfter } = await connect();
    socket.send(Buffer.from([0x22, 0xe9, 0x22]), { binary: false });
    expect(await closedAfter()).toMatchObject({ code: 1007 });
  });

  it('answers what GraphQL refuses by an error of the operation alone, and goes on', async () => {
    const { socket, answered } = await signedIn();
    socket.send(init);
    await answered('connection_ack');
    const refused = {
      syntax: ['subscription {', 'GRAPHQL_VALIDATION_FAILED'],
      unknown: ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      wide: [
        `{ ${Array.from({ length: 21 }, (_, index) => `a${index}: agencies { code }`).join(' ')} }`,
        'BAD_USER_INPUT',
      ],
      long: [`{ agencies { ${'code '.repeat(1_000)} } }`, 'GRAPHQL_VALIDATION_FAILED'],
      dear: [
        '{ responses(first: 200) { nodes { history(first: 500) { edges { node { id } } } } } }',
        'BAD_USER_INPUT',
      ],
      commented: [`{ agencies { code } } #${'x'.repeat(100_000)}`, 'BAD_USER_INPUT'],
      several: ['query A { agencies { code } } query B { agencies { code } }', 'BAD_USER_INPUT'],
    };
    for (const [id, [query = '', code]] of Object.entries(refused)) {
      socket.send(subscribe(id, query));
      expect((await answered('error', id)).payload, id).toMatchObject([{ extensions: { code } }]);
    }
    socket.send(subscribe('good', '{ agencies { code } }'));
    expect((await answered('next', 'good')).payload).toHaveProperty('data.agencies');
    socket.close();
  });

  it('lets one socket have fifty operations at a time and no more', async () => {
    const { socket, messages, answered } = await signedIn();
    socket.send(init);
    await answered('connection_ack');
    for (let id = 1; id <= 51; id++) socket.send(subscribe(String(id), events));
    expect((await answered('error', '51')).payload).toMatchObject([
      {
        message:
          'This connection has 50 operations open, which is the most: complete one of them, and try again.',
        extensions: { code: 'RATE_LIMITED' },
      },
    ]);
    expect(messages.filter(({ type }) => type === 'error')).toHaveLength(1);
    socket.close();
  });

  it('cuts whoever floods it with messages or with pings, and serves the others', async () => {
    const honest = await signedIn();
    honest.socket.send(init);
    await honest.answered('connection_ack');
    for (const flood of ['message', 'ping'] as const) {
      const { socket, closedAfter } = await connect();
      socket.send(init);
      for (let count = 0; count < 400; count++) {
        if (flood === 'ping') socket.ping();
        else socket.send(JSON.stringify({ type: 'ping' }));
      }
      // The WebSocket library has a bound of its own for pings that come all at once, and says nothing.
      expect([1008, flood === 'ping' ? 1006 : 1008], flood).toContain((await closedAfter())?.code);
    }
    honest.socket.send(subscribe('1', '{ agencies { code } }'));
    await honest.answered('next', '1');
    honest.socket.close();
  });

  it('refuses more sockets of one person than they may have, until one of them closes', async () => {
    const headers = { cookie: (await signInAs(concord.url, 'observer')).cookie ?? '' };
    const open = [await connect(headers), await connect(headers), await connect(headers)];
    const attempt = () =>
      new Promise<{ status: number | undefined; retryAfter: string | undefined }>((done) => {
        const socket = new WebSocket(`${concord.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
          headers,
        });
        socket.on('error', () => {});
        socket.on('unexpected-response', (_request, response) => {
          response.resume();
          done({ status: response.statusCode, retryAfter: response.headers['retry-after'] });
        });
        socket.on('open', () => {
          socket.close();
          done({ status: 101, retryAfter: undefined });
        });
      });
    expect(await attempt()).toEqual({ status: 429, retryAfter: '10' });
    open[0]?.socket.close();
    await waitUntil(async () => (await attempt()).status === 101);
    for (const { socket } of open) socket.terminate();
  });

  it('says nothing of its inside, and logs no error, whatever came', () => {
    expect(concord.logged()).not.toContain('"level":50');
  });
});
