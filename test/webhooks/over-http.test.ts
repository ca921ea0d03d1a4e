import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { type Receiver, startReceiver } from './receiver.ts';

type Hook = { id: string; name: string; url: string | null; host: string; state: string };
type Delivery = { id: string; kind: string; outcome: string | null; status: number | null; cursor: string };

const fields = 'id name url host kinds state attempts';
const operations = {
  createWebhook: `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { ${fields} } secret } }`,
  rotateWebhookSecret: 'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret } }',
  pauseWebhook: `mutation ($id: ID!) { pauseWebhook(id: $id) { ${fields} } }`,
  resumeWebhook: `mutation ($id: ID!, $after: Cursor) { resumeWebhook(id: $id, after: $after) { ${fields} } }`,
  testWebhook: 'mutation ($id: ID!) { testWebhook(id: $id) { id kind outcome status } }',
  removeWebhook: 'mutation ($id: ID!) { removeWebhook(id: $id) }',
  webhookDeliveries:
    'query ($id: ID!, $before: ID) { webhookDeliveries(webhook: $id, before: $before) { id kind outcome status cursor } }',
  webhooks: `{ webhooks { ${fields} owner { name } } }`,
};
const own = `{ viewer { webhooks { most plain nodes { ${fields} } } } }`;
const nobody = '00000000-0000-4000-8000-000000000000';

describe('webhooks where the operator has not turned them on', () => {
  let concord: RunningConcord;
  beforeAll(async () => {
    concord = await startTestConcord();
  }, 120_000);
  afterAll(() => concord?.drop());

  it('are not there, and every question about them says so by a code', async () => {
    const focal = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
    expect(await focal.query(own)).toEqual({ viewer: { webhooks: null } });
    const input = { name: 'System', url: 'https://hooks.example.org/' };
    for (const [name, operation] of Object.entries(operations)) {
      const variables = name === 'createWebhook' ? { input } : { id: nobody };
      expect((await focal.request(operation, variables)).codes, name).toEqual(['WEBHOOKS_OFF']);
    }
    const metrics = await (await fetch(`${concord.url}/metrics`)).text();
    expect(metrics).not.toContain('concord_webhook');
  });
});

describe('webhooks over HTTP', () => {
  let concord: RunningConcord;
  let system: Receiver;
  let focal: GraphQLClient;
  let other: GraphQLClient;
  let coordinator: GraphQLClient;

  beforeAll(async () => {
    system = await startReceiver();
    concord = await startTestConcord('postgres', {
      env: { DEMO: '1', WEBHOOKS: 'plain', WEBHOOK_NETWORKS: '127.0.0.0/8' },
    });
    focal = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
    other = await signInAs(concord.url, 'focal-point/UNHCR/KEN');
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(async () => {
    await concord?.drop();
    await system?.close();
  });

  const create = async (client: GraphQLClient, input: object = {}) =>
    (
      await client.query<{ createWebhook: { webhook: Hook; secret: string } }>(operations.createWebhook, {
        input: { name: 'Our system', url: `${system.url}?token=private`, ...input },
      })
    ).createWebhook;
  const deliveries = async (client: GraphQLClient, id: string, before: string | null = null) =>
    (await client.query<{ webhookDeliveries: Delivery[] }>(operations.webhookDeliveries, { id, before }))
      .webhookDeliveries;

  it('are told within seconds of what happens, and their secret and address are in no answer and no log', async () => {
    const { webhook, secret } = await create(focal);
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(webhook).toMatchObject({ state: 'ACTIVE', kinds: null, url: `${system.url}?token=private` });
    await createWriter(focal).write({
      country: 'KEN',
      agency: 'UNICEF',
      item: 'LDR-2',
      narrative: 'Words of ours.',
    });
    await waitUntil(() => system.received.length > 0);
    const [heard] = system.heard(secret);
    const event = await focal.query<{ node: { kind: string; cursor: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Event { kind cursor } } }',
      { id: heard?.id },
    );
    expect(event.node).toEqual({ kind: 'RESPONSE_RECORDED', cursor: heard?.cursor });
    expect(system.received[0]?.body).not.toContain('Words');
    const [delivery] = await waitUntil(async () => {
      const list = await deliveries(focal, webhook.id);
      return list[0]?.outcome && list;
    });
    expect(delivery).toMatchObject({ outcome: 'DELIVERED', status: 204, cursor: heard?.cursor });
    const tested = await focal.query<{ testWebhook: Delivery }>(operations.testWebhook, { id: webhook.id });
    expect(tested.testWebhook).toMatchObject({ kind: 'TEST', outcome: 'DELIVERED' });
    expect(await deliveries(focal, webhook.id)).toHaveLength(2);
    expect(await deliveries(focal, webhook.id, tested.testWebhook.id)).toHaveLength(1);
    const shown = JSON.stringify([await focal.query(own), await coordinator.query(operations.webhooks)]);
    expect(shown).not.toContain(secret);
    expect(concord.logged()).not.toContain(secret.slice(6));
    expect(concord.logged()).not.toContain('token=private');
    const metrics = await (await fetch(`${concord.url}/metrics`)).text();
    expect(metrics).toContain('concord_webhook_deliveries_total{outcome="DELIVERED"} 2');
    await focal.query(operations.removeWebhook, { id: webhook.id });
  });

  it('are their owner’s: coordinators see and stop them, and for everybody else they are not there', async () => {
    const { webhook } = await create(focal);
    const { id } = webhook;
    const seen = await coordinator.query<{ webhooks: Hook[] }>(operations.webhooks);
    expect(seen.webhooks).toMatchObject([{ id, url: null, host: `127.0.0.1:${system.port}` }]);
    expect((await other.request(operations.webhooks)).codes).toEqual(['FORBIDDEN']);
    const byId = Object.entries(operations).filter(([name]) => !['createWebhook', 'webhooks'].includes(name));
    for (const [name, operation] of byId) {
      expect((await other.request(operation, { id })).codes, name).toEqual(['NOT_FOUND']);
      expect((await focal.request(operation, { id: nobody })).codes, name).toEqual(['NOT_FOUND']);
      expect((await focal.request(operation, { id: 'none' })).codes, name).toEqual(['NOT_FOUND']);
    }
    for (const name of ['rotateWebhookSecret', 'resumeWebhook', 'testWebhook'] as const) {
      expect((await coordinator.request(operations[name], { id })).codes, name).toEqual(['NOT_FOUND']);
    }
    expect(await deliveries(coordinator, id)).toEqual([]);
    const paused = await coordinator.query(operations.pauseWebhook, { id });
    expect(paused).toMatchObject({ pauseWebhook: { state: 'PAUSED', url: null } });
    expect(await focal.query(operations.resumeWebhook, { id })).toMatchObject({
      resumeWebhook: { state: 'ACTIVE' },
    });
    expect(await coordinator.query(operations.removeWebhook, { id })).toEqual({ removeWebhook: true });
    expect(await focal.query(own)).toMatchObject({ viewer: { webhooks: { nodes: [] } } });
  });

  it('are for a person’s session alone, not for a program with their token', async () => {
    const { createToken } = await focal.query<{ createToken: { secret: string } }>(
      'mutation { createToken(input: { name: "Program", access: READ_WRITE, days: 1 }) { secret } }',
    );
    const asProgram = async (query: string, variables: object) => {
      const response = await fetch(`${concord.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${createToken.secret}` },
        body: JSON.stringify({ query, variables }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return errors?.map(({ extensions }) => extensions.code);
    };
    const { webhook } = await create(focal);
    const input = { name: 'System', url: system.url };
    for (const [name, operation] of [...Object.entries(operations), ['own', own] as const]) {
      const variables = name === 'createWebhook' ? { input } : { id: webhook.id };
      expect(await asProgram(operation, variables), name).toEqual(['FORBIDDEN']);
    }
    await focal.query(operations.removeWebhook, { id: webhook.id });
  });

  it('are five at most, and refused with a reason where they can’t be', async () => {
    const made: Hook[] = [];
    for (let each = 0; each < 5; each++) made.push((await create(other, { name: `System ${each}` })).webhook);
    const refused = (input: object) => other.request(operations.createWebhook, { input });
    expect((await refused({ name: 'One more', url: system.url })).codes).toEqual(['BAD_USER_INPUT']);
    for (const { id } of made) await other.query(operations.removeWebhook, { id });
    for (const input of [
      { name: ' ', url: system.url },
      { name: 'n'.repeat(101), url: system.url },
      { name: 'System', url: system.url, kinds: [] },
      { name: 'System', url: 'http://10.0.0.1/' },
      { name: 'System', url: 'ftp://hooks.example.org/' },
    ]) {
      expect((await refused(input)).codes, JSON.stringify(input)).toEqual(['BAD_USER_INPUT']);
    }
    expect(await other.query(own)).toMatchObject({
      viewer: { webhooks: { most: 5, plain: true, nodes: [] } },
    });
  });

  it('are told by one of several replicas, once', async () => {
    const { webhook } = await create(coordinator, { kinds: ['RESPONSE_RECORDED'] });
    const replica = await concord.startReplica();
    const before = system.received.length;
    const writer = createWriter(coordinator);
    for (const country of ['NPL', 'PER', 'BRA', 'FJI']) {
      await writer.write({ country, agency: 'UNICEF', item: 'LDR-2', narrative: 'Words.' });
    }
    await waitUntil(async () => {
      const ended = (await deliveries(coordinator, webhook.id)).filter(({ outcome }) => outcome !== null);
      return ended.length >= 4;
    });
    await replica.stop();
    const ids = system.received.slice(before).map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    await coordinator.query(operations.removeWebhook, { id: webhook.id });
  });
});
