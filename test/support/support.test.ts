import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { launchBrowser, withPage } from './browser.ts';
import { createDatabase, createEmptyDatabase } from './database.ts';
import { createLiveClient } from './live-client.ts';
import { startPostgres } from './postgres.ts';
import { waitUntil } from './wait.ts';

describe('PostgreSQL', () => {
  test('a real one runs, and is new enough', async () => {
    const database = await createEmptyDatabase();
    const rows = await database.query<{ version: string }>('select version()');
    expect(rows[0]?.version).toMatch(/^PostgreSQL 1[5-9]/);
    await database.drop();
  });

  test('files that ask at the same time for a template that is missing prepare it once', async () => {
    let prepared = 0;
    const prepare = async (url: string) => {
      prepared += 1;
      await onClient(url, (client) => client.query('create table thing as select 1 as one'));
    };
    const wanted = Array.from({ length: 3 }, () => createDatabase({ template: 'support', prepare }));
    const databases = await Promise.all(wanted);
    for (const database of databases) {
      expect(await database.query('select one from thing')).toEqual([{ one: 1 }]);
      await database.drop();
    }
    expect(prepared).toBe(1);
  });

  test('a connection that is left open fails the test that left it', async () => {
    const database = await createEmptyDatabase();
    const client = new Client({ connectionString: database.url, application_name: 'forgotten' });
    client.on('error', () => {});
    await client.connect();
    await expect(database.drop()).rejects.toThrow('forgotten');
  });

  test('a second cluster has settings of its own, and keeps what was committed across a crash', async () => {
    const postgres = await startPostgres({
      folder: inject('runFolder'),
      settings: { synchronous_commit: 'on' },
    });
    onTestFinished(() => postgres.stop());
    await onClient(postgres.url, (client) => client.query('create table kept as select 7 as number'));
    await postgres.crash();
    await expect(onClient(postgres.url, async () => {})).rejects.toThrow();
    await postgres.start();
    const { rows } = await onClient(postgres.url, (client) =>
      client.query("select number, current_setting('synchronous_commit') as setting from kept"),
    );
    expect(rows).toEqual([{ number: 7, setting: 'on' }]);
  });
});

describe('Chromium', () => {
  const html = `<!doctype html><html lang="en"><title>Hello</title><h1>مرحبا</h1>
    <script>console.error('on purpose')</script><img src="/missing.png" alt=""><img src="http://example.org/x.png">`;
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url === '/' ? html : '');
  });
  beforeAll(() => listen(server));
  afterAll(() => void server.close());

  test('renders a page, and what goes wrong on it is seen', async () => {
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const options = {
      baseURL: addressOf(server),
      colorScheme: 'dark',
      viewport: { width: 360, height: 640 },
    } as const;
    await withPage(browser, options, async (watched) => {
      await watched.page.goto('/');
      expect(await watched.page.getByRole('heading').textContent()).toBe('مرحبا');
      expect(await watched.page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);
      expect(watched.consoleErrors.join()).toContain('on purpose');
      expect(watched.failedRequests.join()).toContain('404');
      expect(watched.thirdPartyRequests).toEqual(['http://example.org/x.png']);
      expect((await watched.accessibilityViolations()).join()).toContain('image-alt');
      await watched.screenshot('support');
    });
    // Closing one page's context leaves the browser to the others.
    await withPage(browser, options, async ({ page }) => {
      await page.goto('/');
      expect(await page.title()).toBe('Hello');
    });
  });
});

describe('the live client', () => {
  test('reads on after its last cursor when the connection is cut, with nothing lost or doubled', async () => {
    const last = 200;
    const server = createServer();
    const webSockets = new WebSocketServer({ server, path: '/graphql' });
    const live = useServer({ schema: countingSchema(last) }, webSockets);
    await listen(server);
    onTestFinished(async () => {
      await live.dispose();
      server.close();
    });
    const client = createLiveClient(addressOf(server));
    onTestFinished(() => client.close());

    const query = 'subscription ($after: String!) { count(after: $after) }';
    const resume = ({ count }: { count: number }) => String(count);
    const counts = client.subscribe<{ count: number }>(query, { after: '0' }, { resume });
    expect(await counts.next()).toEqual({ count: 1 });
    await counts.waitForCount(20);
    client.cut();
    await counts.waitFor(({ count }) => count === last);
    expect(counts.received.map(({ count }) => count)).toEqual(
      Array.from({ length: last }, (_, index) => index + 1),
    );
    expect(counts.resumed()).toBeGreaterThan(0);
    expect(counts.errors).toEqual([]);
  });
});

test('waiting for what never comes says what it was, and why not', async () => {
  const never = waitUntil(
    () => {
      throw new Error('still broken');
    },
    { within: 30, what: 'the impossible' },
  );
  await expect(never).rejects.toMatchObject({
    message: expect.stringContaining('the impossible'),
    cause: new Error('still broken'),
  });
});

function countingSchema(last: number): GraphQLSchema {
  const after = { type: new GraphQLNonNull(GraphQLString) };
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        count: {
          type: GraphQLInt,
          args: { after },
          async *subscribe(_source, args: { after: string }) {
            for (let count = Number(args.after) + 1; count <= last; count += 1) {
              await new Promise((resolve) => setTimeout(resolve, 1));
              yield { count };
            }
          },
        },
      },
    }),
  });
}

async function onClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
