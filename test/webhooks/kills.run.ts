import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PreparedData, prepareData } from '../faults/prepared-data.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const kills = Number(process.env.KILLS ?? 10);
const countries = [
  'KEN',
  'NPL',
  'PER',
  'BRA',
  'FJI',
  'MDA',
  'ZAF',
  'JPN',
  'FRA',
  'CHL',
  'IND',
  'GHA',
  'MEX',
  'ITA',
];

let data: PreparedData;
let system: Receiver;
beforeAll(async () => {
  [data, system] = await Promise.all([prepareData('postgres'), startReceiver()]);
}, 120_000);
afterAll(async () => {
  await system?.close();
  await data?.drop();
});

test('a server that is killed when a message has gone repeats that one at most, and leaves none out', async () => {
  const start = () =>
    startServer({
      ...data.server,
      logLevel: 'warn',
      env: { WEBHOOKS: 'plain', WEBHOOK_NETWORKS: '127.0.0.0/8' },
    });
  let server: ServerProcess = await start();
  const owner = await signInAs(server.url, 'coordinator');
  const { createWebhook } = await owner.query<{ createWebhook: { secret: string } }>(
    'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }',
    { input: { name: 'System', url: system.url, kinds: ['RESPONSE_RECORDED'] } },
  );
  const { events } = await owner.query<{ events: { pageInfo: { endCursor: string | null } } }>(
    '{ events(last: 1) { pageInfo { endCursor } } }',
  );
  for (let kill = 1; kill <= kills; kill++) {
    const writer = createWriter(await signInAs(server.url, 'coordinator'));
    let killed = false;
    // It has gone and nobody has answered; what was noted by then is all that the next process knows.
    system.answer = (response) => {
      if (killed || system.received.length % 2 === 0) return void response.writeHead(204).end();
      killed = true;
      void server.kill();
    };
    for (const country of countries.slice(0, 3)) {
      const item = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6'][kill % 5] ?? 'LDR-2';
      const at =
        countries[(countries.indexOf(country) + 3 * Math.floor(kill / 5)) % countries.length] ?? country;
      await writer
        .write({ country: at, agency: 'UNICEF', item, narrative: `Words ${kill}.` })
        .catch((error: unknown) => {
          if (!killed) throw error;
        });
    }
    await waitUntil(() => killed && !server.running());
    // Nobody waits here until the dead one's claim is over.
    await data.look((database) =>
      database.query({ name: 'test-unclaim', text: 'update job set claimed_until = null' }),
    );
    server = await start();
  }
  system.answer = (response) => void response.writeHead(204).end();
  const client = await signInAs(server.url, 'coordinator');
  const told = await client.query<{ events: { edges: { cursor: string }[] } }>(
    'query ($after: Cursor) { events(first: 500, after: $after, filter: { kinds: [RESPONSE_RECORDED] }) { edges { cursor } } }',
    { after: events.pageInfo.endCursor },
  );
  const expected = told.events.edges.map(({ cursor }) => cursor);
  await waitUntil(() => system.heard(createWebhook.secret).at(-1)?.cursor === expected.at(-1));
  const heard = system.received.map(({ headers, body }) => ({
    id: headers['webhook-id'],
    cursor: JSON.parse(body).cursor as string,
  }));
  const once = heard.filter(({ id }, index) => heard.findIndex((one) => one.id === id) === index);
  expect(once.map(({ cursor }) => cursor)).toEqual(expected);
  expect(heard.length - once.length).toBeLessThanOrEqual(kills);
  // Each repetition follows right on what it repeats.
  for (const [index, { id }] of heard.entries()) {
    const first = heard.findIndex((one) => one.id === id);
    expect(heard.slice(first, index).every((one) => one.id === id)).toBe(true);
  }
  console.log(`${kills} kills, ${expected.length} events, ${heard.length - once.length} messages twice`);
  await server.stop();
});
