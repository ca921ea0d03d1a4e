import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Database } from '../../server/database/database.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const record = `mutation ($input: RecordResponseInput!) {
  recordResponse(input: $input) { __typename ... on ResponseRecorded { response { revision } } }
}`;

/** What the way of a change could do: sessions and tokens, recording, telling others. The rest a process does by itself. */
const ofAChange = /^(session-(?!watch)|token-|record-|read-(?!news)|append-|wake-up)/;

let concord: RunningConcord;
let coordinator: GraphQLClient;
beforeAll(async () => {
  concord = await startTestConcord();
  coordinator = await signInAs(concord.url, 'coordinator');
}, 120_000);
afterAll(() => concord?.drop());

test('one change is one statement: no session is read, nothing is looked for, and nobody is told who is not there', async () => {
  const say = async (baseRevision: number) => {
    const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2', cycle: '2026' };
    const input = { mutationId: randomUUID(), ...place, baseRevision, narrative: `At ${baseRevision}` };
    expect(await coordinator.query(record, { input })).toMatchObject({
      recordResponse: { response: { revision: baseRevision + 1 } },
    });
  };
  // The first of an answer is decided on what is read.
  await say(0);
  const queries = vi.spyOn(Database.prototype, 'query');
  onTestFinished(() => queries.mockRestore());
  const began = performance.now();
  for (let revision = 1; revision <= 20; revision++) await say(revision);
  const names = queries.mock.calls.map(([{ name }]) => name);
  expect(names.filter((name) => ofAChange.test(name))).toEqual(
    Array.from({ length: 20 }, () => 'record-one-response'),
  );
  // One every 700 ms, for which a timer may be a little early, and one at either end.
  const looks = names.filter((name) => name === 'read-news').length;
  expect(looks).toBeLessThanOrEqual((performance.now() - began) / 690 + 2);
});
