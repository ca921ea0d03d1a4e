import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const json = { 'content-type': 'application/json' };
const record = (item = 'LDR-2') =>
  JSON.stringify({
    query: `mutation { recordResponse(input: { mutationId: "${randomUUID()}", country: "KEN", item: "${item}",
              agency: "UNICEF", baseRevision: 0, narrative: "x" }) { __typename } }`,
  });
type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** `fetch` doesn't let one lie about the host, the length or the origin. */
function ask(
  url: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

function handshake(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((done) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      done(response.statusCode);
    });
    socket.on('open', () => {
      done(101);
      socket.close();
    });
    socket.on('error', () => {});
  });
}

describe('a request that means harm', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  let signedIn: Record<string, string>;

  beforeAll(async () => {
    concord = await startTestConcord();
    coordinator = await signInAs(concord.url, 'coordinator');
    signedIn = { cookie: coordinator.cookie ?? '' };
  }, 120_000);
  afterAll(() => concord?.drop());

  const graphql = () => `${concord.url}/graphql`;
  const written = async () => {
    const [row] = await concord.sql<{ events: string; sessions: string }>(
      'select (select count(*) from event)::text as events, (select count(*) from session)::text as sessions',
    );
    return row;
  };

  it('changes nothing from a page of another site, by whatever content type, method or origin', async () => {
    const before = await written();
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];
    for (const type of types) {
      const headers = { ...signedIn, ...(type && { 'content-type': type }) };
      const { status } = await ask(graphql(), { headers, body: record() });
      expect(status, type).toBeGreaterThanOrEqual(400);
    }
    const upload = [
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n',
      `${record()}\r\n--x\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n`,
    ].join('');
    const multipart = { ...signedIn, 'content-type': 'multipart/form-data; boundary=x' };
    expect((await ask(graphql(), { headers: multipart, body: upload })).status).toBeGreaterThanOrEqual(400);
    const query = new URLSearchParams({ query: JSON.parse(record()).query });
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      for (const headers of [signedIn, { ...signedIn, ...json }]) {
        const { status } = await ask(`${graphql()}?${query}`, { method, headers });
        expect(status, method).toBeGreaterThanOrEqual(400);
      }
    }
    for (const origin of [
      'https://elsewhere.example',
      'null',
      `${concord.url}.elsewhere.example`,
      'nonsense',
    ]) {
      const headers = { ...signedIn, ...json, origin };
      expect((await ask(graphql(), { headers, body: record() })).status, origin).toBe(403);
      expect((await ask(`${concord.url}/auth/sign-out`, { headers, body: '' })).status, origin).toBe(403);
      expect(await handshake(concord.url, { ...signedIn, origin }), origin).toBe(403);
    }
    expect(await written()).toEqual(before);
    const own = { ...signedIn, ...json, origin: concord.url };
    expect((await ask(graphql(), { headers: own, body: record() })).status).toBe(200);
    expect(await handshake(concord.url, { ...signedIn, origin: concord.url })).toBe(101);
  });

  it('lets no page of another site read: nothing says that it may', async () => {
    const headers = { ...json, origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
    const { headers: answered, status } = await ask(graphql(), { method: 'OPTIONS', headers });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(answered).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('is not unpacked, however it is packed', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'unknown']) {
      for (const path of ['/graphql', '/auth/demo']) {
        const headers = { ...signedIn, ...json, 'content-encoding': encoding };
        const { status } = await ask(concord.url + path, { headers, body: bomb });
        expect(status, `${encoding} at ${path}`).toBe(415);
      }
    }
    const plain = { ...signedIn, ...json, 'content-encoding': 'identity' };
    expect(
      (await ask(graphql(), { headers: plain, body: '{"query":"{ viewer { person { name } } }"}' })).status,
    ).toBe(200);
  });

  it('is read only as far as its sender may send: 12 MB, and 64 kB from nobody', async () => {
    const long = (size: number) =>
      JSON.stringify({ query: '{ viewer { person { name } } }', x: 'x'.repeat(size) });
    const nobody = await ask(graphql(), { headers: json, body: long(70_000) });
    expect(nobody.status).toBe(413);
    expect(JSON.parse(nobody.body).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const chunked = await ask(graphql(), {
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body: long(10),
    });
    expect(chunked.status).toBe(411);
    expect((await ask(graphql(), { headers: json, body: long(60_000) })).status).toBe(200);
    const headers = { ...signedIn, ...json };
    expect((await ask(graphql(), { headers, body: long(11 * 1024 * 1024) })).status).toBe(200);
    expect((await ask(graphql(), { headers, body: long(12 * 1024 * 1024) })).status).toBe(413);
  });

  it('is not taken in batches, and not by persisted hash', async () => {
    const headers = { ...signedIn, ...json };
    const one = { query: '{ viewer { person { name } } }' };
    expect((await ask(graphql(), { headers, body: JSON.stringify([one, one]) })).status).toBe(400);
    const hash = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };
    const answer = JSON.parse((await ask(graphql(), { headers, body: JSON.stringify(hash) })).body);
    expect(answer.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('learns nothing of how this is built', async () => {
    const answers = [
      await ask(`${concord.url}/%zz`, { method: 'GET' }),
      await ask(`${concord.url}/auth/none`, { method: 'GET' }),
      await ask(graphql(), { headers: json, body: '{"query":' }),
      await ask(graphql(), { headers: json, body: '{"__proto__":{"x":1},"query":"{viewer{person{name}}}"}' }),
      await ask(graphql(), { headers: json, body: '{"query":1}' }),
      await ask(graphql(), { headers: json, body: '{"query":"{"}' }),
      await ask(graphql(), {
        headers: { ...json, cookie: 'concord_session=%00' },
        body: '{"query":"{ agencies { code } }"}',
      }),
      await ask(`${concord.url}/auth/demo`, { headers: json, body: '{"persona":{"a":1}}' }),
    ];
    for (const { status, body, headers } of answers) {
      expect(status, body).toBeLessThan(500);
      expect(body).not.toMatch(
        /node_modules|\.ts\b|\.js\b|fastify|FST_|apollo|at .+:\d+:\d+|select |postgres/i,
      );
      expect(headers.server).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('is nobody with a forged cookie, a token without a signature, or a long one', async () => {
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"coordinator"}').toString('base64url')}.`;
    const attempts: Record<string, string>[] = [
      { authorization: `Bearer ${none}` },
      { authorization: `Bearer ${'x'.repeat(8_000)}` },
      { authorization: 'Basic YWRtaW46YWRtaW4=' },
      { ...signedIn, authorization: `Bearer ${none}` },
      { cookie: `concord_session=${randomUUID()}` },
      { cookie: `${coordinator.cookie}x` },
      { cookie: `concord_session=${randomUUID()}.${'A'.repeat(43)}` },
    ];
    for (const headers of attempts) {
      const { body } = await ask(graphql(), {
        headers: { ...json, ...headers },
        body: '{"query":"{ viewer { person { name } } agencies { code } }"}',
      });
      const { data, errors } = JSON.parse(body);
      expect(data?.viewer ?? null).toBeNull();
      expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('finds the figures closed once anybody stands between, and the rest says only whether it is ready', async () => {
    const metrics = (headers: Record<string, string>) =>
      ask(`${concord.url}/metrics`, { method: 'GET', headers });
    expect((await metrics({})).status).toBe(200);
    for (const header of ['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'via']) {
      expect((await metrics({ [header]: '127.0.0.1' })).status, header).toBe(404);
    }
    const ready = await ask(`${concord.url}/health/ready`, { method: 'GET' });
    expect(JSON.parse(ready.body)).toEqual({ status: 'ready' });
  });

  it('is cut off where its headers come too slowly', async () => {
    const port = Number(new URL(concord.url).port);
    const slow = async (first: string, drop: string) => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(first);
      const dripping = setInterval(() => socket.write(drop), 1_000);
      const started = performance.now();
      const [answer] = (await once(socket, 'data')) as [Buffer];
      clearInterval(dripping);
      socket.destroy();
      return { answer: String(answer), after: performance.now() - started };
    };
    const { answer, after } = await slow('POST /graphql HTTP/1.1\r\nHost: x\r\n', 'a: b\r\n');
    expect(answer).toContain('408');
    expect(after).toBeLessThan(25_000);
  }, 40_000);

  it('does not fit where its headers are too long', async () => {
    expect((await ask(graphql(), { headers: { ...json, x: 'x'.repeat(20_000) }, body: '{}' })).status).toBe(
      431,
    );
  });

  it('leaves no error in the log', async () => {
    await sleep(50);
    expect(concord.logged()).not.toContain('"level":50');
  });
});

describe('a server in production, behind a proxy that it knows', () => {
  let concord: RunningConcord;
  const publicUrl = 'https://concord.example.org';
  const token = 'a token for whoever collects';
  const forwarded = (address: string, proto = 'https') => ({
    host: 'concord.example.org',
    'x-forwarded-for': address,
    'x-forwarded-proto': proto,
  });

  beforeAll(async () => {
    concord = await startTestConcord('postgres', {
      env: {
        DEMO: '1',
        TRUST_PROXY: 'loopback',
        PUBLIC_URL: publicUrl,
        METRICS_TOKEN: token,
        INTROSPECTION: 'off',
      },
    });
  }, 120_000);
  afterAll(() => concord?.drop());

  it('counts by the address that the proxy gives, and by no other that somebody adds before it', async () => {
    const requests = async (forwardedFor: (index: number) => string) => {
      const statuses = new Set<number>();
      for (let index = 0; index < 40; index++) {
        const { status } = await ask(`${concord.url}/graphql`, {
          headers: { ...forwarded(forwardedFor(index)), ...json, 'content-length': String(30 * 1024 * 1024) },
        }).catch(() => ({ status: 0 }));
        statuses.add(status);
      }
      return statuses;
    };
    // Each is counted for 480 requests of 5,000, by the length that it claims.
    expect(await requests((index) => `203.0.113.${index}, 198.51.100.7`)).toContain(429);
    expect(await requests((index) => `203.0.113.${index}`)).not.toContain(429);
    // A proxy that writes ports: one address is one, and two are two.
    expect(await requests((index) => `198.51.100.20:${50_000 + index}`)).toContain(429);
    expect(await requests((index) => `198.51.100.${100 + index}:40123`)).not.toContain(429);
  });

  it('answers to its own name and origin alone', async () => {
    const query = { body: '{"query":"{ viewer { person { name } } }"}' };
    const headers = { ...forwarded('203.0.113.200'), ...json };
    expect((await ask(`${concord.url}/graphql`, { ...query, headers })).status).toBe(200);
    expect(
      (await ask(`${concord.url}/graphql`, { ...query, headers: { ...headers, host: 'evil.example' } }))
        .status,
    ).toBe(421);
    expect(await handshake(concord.url, { ...headers, origin: publicUrl })).toBe(101);
    expect(
      await handshake(concord.url, { ...headers, host: 'evil.example', origin: 'https://evil.example' }),
    ).toBe(421);
    for (const origin of ['http://concord.example.org', 'https://concord.example.org:8443', 'null']) {
      expect(await handshake(concord.url, { ...headers, origin }), origin).toBe(403);
      expect(
        (await ask(`${concord.url}/graphql`, { ...query, headers: { ...headers, origin } })).status,
        origin,
      ).toBe(403);
    }
    // A health check knows it by its address.
    expect((await ask(`${concord.url}/health/ready`, { method: 'GET' })).status).toBe(200);
  });

  it('tells browsers to insist on TLS', async () => {
    const { headers } = await ask(concord.url, { method: 'GET', headers: forwarded('203.0.113.201') });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('shows its figures to whoever brings the token, and to nobody else, here or elsewhere', async () => {
    const metrics = (authorization?: string) =>
      ask(`${concord.url}/metrics`, { method: 'GET', headers: authorization ? { authorization } : {} });
    expect((await metrics(`Bearer ${token}`)).body).toContain('concord_log_position');
    for (const wrong of [undefined, 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, token]) {
      expect((await metrics(wrong)).status, wrong).toBe(404);
    }
  });

  it('does not say what its API has: no introspection, no hint, no explorer', async () => {
    const headers = { ...forwarded('203.0.113.202'), ...json };
    const errors = async (query: string, variables = {}) => {
      const { body } = await ask(`${concord.url}/graphql`, {
        headers,
        body: JSON.stringify({ query, variables }),
      });
      return body;
    };
    expect(await errors('{ __schema { types { name } } }')).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(await errors('{ __type(name: "Query") { name } }')).toContain('GRAPHQL_VALIDATION_FAILED');
    for (const guess of [
      await errors('{ countrie { code } }'),
      await errors('{ responses(statu: SUBMITTED) { totalCount } }'),
      await errors('query ($s: ResponseStatus) { responses(status: $s) { totalCount } }', { s: 'SUBMITED' }),
    ]) {
      expect(guess).toContain('errors');
      expect(guess).not.toContain('Did you mean');
      expect(guess).not.toMatch(/countries|SUBMITTED\b/);
    }
    const { body } = await ask(`${concord.url}/graphql`, {
      method: 'GET',
      headers: { ...forwarded('203.0.113.202'), accept: 'text/html' },
    });
    expect(body).not.toContain('<script');
  });
});

describe('a server that believes no proxy', () => {
  it('has no figures to show without a token once it has a public address', async () => {
    const concord = await startTestConcord('postgres', {
      env: {
        DEMO: '1',
        PUBLIC_URL: 'https://concord.example.org',
      },
    });
    try {
      expect((await ask(`${concord.url}/metrics`, { method: 'GET' })).status).toBe(404);
    } finally {
      await concord.drop();
    }
  }, 60_000);

  it('takes no address from a header', async () => {
    const concord = await startTestConcord();
    try {
      const statuses = new Set<number>();
      for (let index = 0; index < 40; index++) {
        const { status } = await ask(`${concord.url}/graphql`, {
          headers: {
            ...json,
            'x-forwarded-for': `203.0.113.${index}`,
            'content-length': String(30 * 1024 * 1024),
          },
        }).catch(() => ({ status: 0 }));
        statuses.add(status);
      }
      expect(statuses).toContain(429);
    } finally {
      await concord.drop();
    }
  }, 60_000);
});
