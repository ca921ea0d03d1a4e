// The attacks, each a function that goes on until it is told to stop and counts what it was answered. They know one
// address, the loopback one of the server that was started for them.
import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { WebSocket } from 'ws';

/**
 * @typedef {{ port: number, cookie: string, signal: AbortSignal, count: (outcome: string | number) => void }} Target
 * @typedef {(target: Target) => Promise<void>} Attack
 */

const HOST = '127.0.0.1';
/** As a proxy would name them: a small crowd, of which each has a share of its own. */
const ATTACKERS = 50;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const json = { 'content-type': 'application/json' };

const attacker = () => ({ 'x-forwarded-for': `203.0.113.${1 + Math.floor(Math.random() * ATTACKERS)}` });
const query = (/** @type {string} */ text, variables = {}) => JSON.stringify({ query: text, variables });
const repeat = (/** @type {number} */ times, /** @type {(index: number) => string} */ make) =>
  Array.from({ length: times }, (_, index) => make(index)).join(' ');

/**
 * One request; counts its status, or how it failed.
 * @param {Target} target
 * @param {{ method?: string, path?: string, headers?: Record<string, string>, body?: string | Buffer }} what
 */
function send({ port, signal, count }, { method = 'POST', path = '/graphql', headers = {}, body = '' }) {
  return new Promise((/** @type {(value?: undefined) => void} */ done) => {
    const sent = request(
      { host: HOST, port, method, path, agent, signal, headers: { ...json, ...attacker(), ...headers } },
      (response) => {
        count(response.statusCode ?? 0);
        response.resume();
        response.on('close', () => done());
      },
    );
    sent.on('error', (error) => {
      if (!signal.aborted) count(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'error');
      done();
    });
    sent.end(body);
  });
}

/**
 * So many at once, each again and again.
 * @param {Target} target @param {number} workers @param {() => Promise<unknown>} act
 */
async function flood({ signal }, workers, act) {
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (!signal.aborted) await act();
    }),
  );
}

/**
 * A WebSocket that counts how it was closed.
 * @param {Target} target @param {Record<string, string>} headers
 */
function openSocket({ port, count, signal }, headers = {}) {
  const socket = new WebSocket(`ws://${HOST}:${port}/graphql`, 'graphql-transport-ws', {
    headers: { ...attacker(), ...headers },
  });
  socket.on('unexpected-response', (_request, response) => {
    count(response.statusCode ?? 0);
    response.resume();
    socket.terminate();
  });
  socket.on('close', (code) => {
    if (!signal.aborted && code !== 1006) count(`closed ${code}`);
  });
  socket.on('error', () => {});
  signal.addEventListener('abort', () => socket.terminate());
  return socket;
}

/** @param {WebSocket} socket */
const ended = (socket) =>
  new Promise((done) => {
    if (socket.readyState === WebSocket.CLOSED) done(undefined);
    socket.on('close', done);
    socket.on('open', done);
  });

/**
 * Raw connections that drip.
 * @param {Target} target @param {string} start @param {string} drop
 */
async function drip({ port, signal, count }, start, drop) {
  await flood({ port, signal, count, cookie: '' }, 300, async () => {
    const socket = connect(port, HOST);
    socket.on('error', () => {});
    socket.on('data', (data) => count(String(data).slice(9, 12)));
    socket.write(start);
    const timer = setInterval(() => socket.writable && socket.write(drop), 1_000);
    signal.addEventListener('abort', () => socket.destroy());
    await new Promise((done) => socket.on('close', done));
    clearInterval(timer);
  });
}

const recordOne = () =>
  query(`mutation { recordResponse(input: { mutationId: "${randomUUID()}", country: "KEN", item: "LDR-2",
    agency: "UNICEF", baseRevision: 0, narrative: "An attack." }) { __typename } }`);

/**
 * Seconds after which the server must have done something about it; the others share what is left of the time.
 * @type {Record<string, number>}
 */
export const longAttacks = { 'slow headers and bodies': 72, 'readers that do not read': 42 };

/** @type {Record<string, Attack>} */
export const attacks = {
  'nested queries': (target) => {
    const depth = 300;
    const body = query(`{ ${'a { '.repeat(depth)} b ${'} '.repeat(depth)} }`);
    return flood(target, 16, () => send(target, { body }));
  },
  'aliased and repeated queries': (target) => {
    const aliased = query(`{ ${repeat(150, (index) => `a${index}: countries { name }`)} }`);
    const repeated = query(
      `{ ${repeat(90, () => 'countryChecklist(country: "KEN") { responses { history { edges { node { id } } } } }')} }`,
    );
    return flood(target, 16, () => send(target, { body: Math.random() < 0.5 ? aliased : repeated }));
  },
  'fragments that double': (target) => {
    const body = query(
      `{ ...F0 } ${repeat(40, (index) => `fragment F${index} on Query { a: viewer { ...F${index + 1} } b: viewer { ...F${index + 1} } }`)} fragment F40 on Query { viewer { person { name } } }`,
    );
    return flood(target, 16, () => send(target, { body }));
  },
  batches: (target) => {
    const one = { query: '{ viewer { person { name } } }' };
    const body = JSON.stringify(Array.from({ length: 500 }, () => one));
    return flood(target, 16, () => send(target, { body }));
  },
  'oversized bodies': (target) => {
    const body = query('{ viewer { person { name } } }', { x: 'x'.repeat(11 * 1024 * 1024) });
    return flood(target, 4, () =>
      send(target, { body, headers: Math.random() < 0.5 ? { cookie: target.cookie } : {} }),
    );
  },
  'compressed bombs': (target) => {
    const body = gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '));
    return flood(target, 16, () => send(target, { body, headers: { 'content-encoding': 'gzip' } }));
  },
  'slow headers and bodies': async (target) => {
    const headers = 'POST /graphql HTTP/1.1\r\nHost: x\r\n';
    const rest = `Cookie: ${target.cookie}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n`;
    await Promise.all([drip(target, headers, 'a: b\r\n'), drip(target, headers + rest, ' ')]);
  },
  '1,000 sockets without init': (target) =>
    flood(target, 1_000, async () => {
      const socket = openSocket(target);
      await ended(socket);
      if (socket.readyState === WebSocket.OPEN) await new Promise((done) => socket.on('close', done));
      else await sleep(1_000, undefined, { signal: target.signal }).catch(() => {});
    }),
  'malformed UTF-8': (target) => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{ viewer { person { name } } } #'),
      Buffer.from([0xc3, 0x28, 0xa0, 0xff]),
      Buffer.from('"}'),
    ]);
    return flood(target, 16, () => send(target, { body }));
  },
  'forged cookies': (target) =>
    flood(target, 16, () =>
      send(target, {
        body: recordOne(),
        headers: { cookie: `concord_session=${randomUUID()}.${randomBytes(32).toString('base64url')}` },
      }),
    ),
  'tokens with alg=none': (target) => {
    const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return flood(target, 16, () =>
      send(target, {
        body: recordOne(),
        headers: {
          authorization: `Bearer ${part({ alg: 'none' })}.${part({ sub: randomUUID(), role: 'COORDINATOR' })}.`,
        },
      }),
    );
  },
  'replayed sign-ins': (target) =>
    flood(target, 16, () =>
      send(target, {
        method: 'GET',
        path: '/auth/callback/example?code=abc&state=replayed',
        headers: { cookie: `concord_sign_in=${randomBytes(40).toString('base64url')}` },
      }),
    ),
  'posts of other sites': (target) =>
    flood(target, 16, () =>
      send(target, {
        body: recordOne(),
        headers: {
          cookie: target.cookie,
          ...(Math.random() < 0.5
            ? { 'content-type': 'text/plain' }
            : { origin: 'https://elsewhere.example' }),
        },
      }),
    ),
  'sockets of other sites': (target) =>
    flood(target, 16, async () => {
      const socket = openSocket(target, { cookie: target.cookie, origin: 'https://elsewhere.example' });
      await ended(socket);
    }),
  'giant frames': (target) =>
    flood(target, 4, async () => {
      const socket = openSocket(target);
      await ended(socket);
      if (socket.readyState === WebSocket.OPEN) {
        socket.send('x'.repeat(8 * 1024 * 1024), () => {});
        await new Promise((done) => socket.on('close', done));
      }
    }),
  'floods of messages': (target) =>
    flood(target, 16, async () => {
      const socket = openSocket(target);
      await ended(socket);
      while (socket.readyState === WebSocket.OPEN) {
        for (let message = 0; message < 100; message++) socket.send('{"type":"ping"}', () => {});
        await sleep(5);
      }
    }),
  'readers that do not read': (target) =>
    flood(target, 60, async () => {
      const socket = openSocket(target, { cookie: target.cookie });
      await ended(socket);
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.send('{"type":"connection_init"}');
      await sleep(200);
      socket.pause();
      for (let id = 0; id < 50; id++) {
        const payload = { query: '{ countries { id code name alpha2 m49 region subregion } }' };
        socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload }), () => {});
      }
      await new Promise((done) => socket.on('close', done));
    }),
  'a member who asks for everything': (target) => {
    const body = query(
      '{ progressMatrix { cells { countryCode agencyCode notStarted inProgress submitted returned accepted total updatedAt } } }',
    );
    return flood(target, 8, () => send(target, { body, headers: { cookie: target.cookie } }));
  },
  'requests without end': (target) =>
    flood(target, 32, () => send(target, { body: query('{ viewer { person { name } } }') })),
};
