import { readFileSync } from 'node:fs';
import { type FastifyInstance, fastify } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { serveExplorer } from '../../server/transport/explorer.ts';
import { launchBrowser, withPage } from '../support/browser.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

/** Stands for a server in which somebody has signed in and something happens at once. */
const roots = {
  query: {
    viewer: { person: { name: 'Focal point, UNICEF, Kenya' }, memberships: [] },
    currentCycle: { code: '2026', state: 'OPEN', closesOn: '2026-11-30' },
    events: { edges: [], pageInfo: { endCursor: null } },
  },
  subscription: {
    async *events() {
      yield { events: { cursor: '7.ab', kind: 'CYCLE_OPENED', at: new Date(0), changes: [] } };
    },
  },
};

describe('the explorer', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let baseURL: string;
  beforeAll(async () => {
    app = fastify({ forceCloseConnections: true });
    app.route<{ Body: { query: string; operationName?: string } }>({
      method: ['GET', 'POST'],
      url: '/graphql',
      handler: async ({ body }) =>
        body
          ? graphql({
              schema,
              source: body.query,
              rootValue: roots.query,
              ...(body.operationName && { operationName: body.operationName }),
            })
          : { asked: 'by a program' },
    });
    await serveExplorer(app);
    const sockets = new WebSocketServer({ server: app.server, path: '/graphql' });
    useServer({ schema, roots }, sockets);
    app.addHook('preClose', async () => {
      for (const socket of sockets.clients) socket.terminate();
    });
    baseURL = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  test('asks, subscribes and shows the documentation, without anything from anybody else', async () => {
    await withPage(browser, { baseURL }, async ({ page, troubles, screenshot }) => {
      await page.goto('/graphql');
      // It opens its tabs one after the other: before the last one shows, a click would go to another.
      await page.getByText('Send query Start').waitFor();
      // Its own words would be a joke.
      await page.getByText('Nothing was asked yet').locator('visible=true').waitFor();
      expect(await page.getByText('Ezio').count()).toBe(0);
      await page.getByText('Send Request').locator('visible=true').click();
      await page.getByText('"Focal point, UNICEF, Kenya"').waitFor();

      await page.getByText('Docs', { exact: true }).click();
      await page.getByText('Query', { exact: true }).last().click();
      await page.getByText('Every country × agency at a glance').waitFor();
      await screenshot('explorer');

      await page.getByText('Changes', { exact: true }).click();
      await page.getByText('Send subscription Changes').waitFor();
      await page.getByText('Send Request').locator('visible=true').click();
      await page.getByText('CYCLE_OPENED').locator('visible=true').first().waitFor();
      expect(troubles()).toEqual([]);
    });
  });

  test('is what browsers get, and programs get GraphQL', async () => {
    const browserAsks = await fetch(`${baseURL}/graphql`, {
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    expect(browserAsks.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const programAsks = await fetch(`${baseURL}/graphql?query={viewer{person{name}}}`);
    expect(await programAsks.json()).toEqual({ asked: 'by a program' });
  });

  test('may load and run nothing from elsewhere, and has a new nonce every time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${baseURL}/graphql`, { headers: { accept: 'text/html' } });
        return response.headers.get('content-security-policy') ?? '';
      }),
    );
    expect(policies[0]).not.toBe(policies[1]);
    expect(policies[0]).toContain("default-src 'none'");
    expect(policies[0]).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test.each(['index.html', 'iframe-sandbox/index.html', '../package.json'])(
    'does not serve %s',
    async (path) => {
      expect((await app.inject(`/graphql/explorer/${path}`)).statusCode).toBeGreaterThanOrEqual(400);
    },
  );
});
