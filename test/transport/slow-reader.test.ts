import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const follow = 'subscription ($after: Cursor) { events(after: $after) { cursor changes { field from to } } }';
type Followed = { events: { cursor: string } };

const recordAll = `mutation ($inputs: [RecordResponseInput!]!) {
  recordResponses(inputs: $inputs) { ... on ResponseRecorded { cursor } ... on ResponseRefused { message } }
}`;

/** With what was there before, some 80 kB in a message: more than two systems hold between them comes together soon. */
const longText = (number: number) => `${number} ${'é'.repeat(19_000)}`;
const CHANGES = 240;
const AT_A_TIME = 20;

let concord: RunningConcord;
let coordinator: GraphQLClient;
beforeAll(async () => {
  concord = await startTestConcord();
  coordinator = await signInAs(concord.url, 'coordinator');
}, 180_000);
afterAll(() => concord?.drop());

async function record(from: number, count: number): Promise<string[]> {
  const inputs = Array.from({ length: count }, (_, index) => ({
    mutationId: randomUUID(),
    country: 'KEN',
    item: 'LDR-2',
    agency: 'UNICEF',
    baseRevision: from + index,
    narrative: longText(from + index),
    status: 'IN_PROGRESS',
  }));
  const { recordResponses } = await coordinator.query<{ recordResponses: { cursor: string }[] }>(recordAll, {
    inputs,
  });
  return recordResponses.map(({ cursor }) => cursor);
}

async function messagesSent(): Promise<number> {
  const metrics = await (await fetch(`${concord.url}/metrics`)).text();
  return Number(/^concord_messages_sent_total (\d+)$/m.exec(metrics)?.[1]);
}

test('a reader that takes nothing is sent no more than its line holds, keeps nobody waiting, and later gets it all', async () => {
  const connect = () =>
    createLiveClient(concord.url, coordinator.cookie ? { cookie: coordinator.cookie } : {});
  const [quick, slow] = [connect(), connect()];
  const [first] = await record(0, 1);
  const quickly = quick.subscribe<Followed>(follow, { after: first });
  const slowly = slow.subscribe<Followed>(follow, { after: first });
  const cursors = await record(1, 1);
  await Promise.all([quickly.waitForCount(1), slowly.waitForCount(1)]);
  const before = await messagesSent();

  slow.pauseReading();
  for (let from = 2; from < CHANGES; from += AT_A_TIME) cursors.push(...(await record(from, AT_A_TIME)));
  await quickly.waitForCount(cursors.length, { within: 10_000 });
  expect(quickly.received.map(({ events }) => events.cursor)).toEqual(cursors);
  expect(slowly.received).toHaveLength(1);
  // The quick one's, and what fitted on its way to the slow one.
  expect((await messagesSent()) - before).toBeLessThan(1.8 * (cursors.length - 1));

  slow.resumeReading();
  await slowly.waitForCount(cursors.length, { within: 10_000 });
  expect(slowly.received.map(({ events }) => events.cursor)).toEqual(cursors);
  const all = 2 * (cursors.length - 1);
  await waitUntil(async () => (await messagesSent()) - before === all, { what: 'each was sent once' });
  await Promise.all([quick.close(), slow.close()]);
}, 60_000);
