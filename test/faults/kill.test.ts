import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../support/engines.ts';
import { findFreePort } from '../support/free-port.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { startServer } from '../support/server-process.ts';
import { waitUntil } from '../support/wait.ts';
import { type PreparedData, prepareData } from './prepared-data.ts';
import { expectWhole } from './whole.ts';
import { type Seen, type Sent, send, writeUntil } from './writer.ts';

/** `npm run faults` kills more often. */
const kills = Number(process.env.KILLS ?? 5);
const writers = 6;

describe.each<Engine>(['postgres', 'embedded'])(
  'a server that is killed in the middle of writes (%s)',
  (engine) => {
    let data: PreparedData;
    let port: number;
    beforeAll(async () => {
      data = await prepareData(engine);
      port = await findFreePort();
    }, 120_000);
    afterAll(() => data?.drop());

    test('has, each time it starts again, all that was acknowledged, and nothing half done', async () => {
      const seen: Seen = new Map();
      const all: Sent[] = [];
      let last: Sent[] = [];
      for (let kill = 1; kill <= kills; kill++) {
        const server = await startServer({ ...data.server, port, logLevel: 'warn' });
        const client = await signInAs(server.url, 'coordinator');
        await expectToldAgain(client, last);
        last = await writeUntilKilled(client, seen, () => server.kill());
        all.push(...last);
        if (kill % 5 > 0) continue;
        const applied = await data.look(expectWhole);
        const acknowledged = all.filter(({ outcome }) => outcome && outcome.__typename !== 'ResponseRefused');
        const missing = acknowledged.filter(({ input }) => !applied.has(input.mutationId));
        expect(missing).toEqual([]);
      }
      expect(all.filter(({ outcome }) => outcome).length).toBeGreaterThan(kills * writers);
      expect(all.filter(({ outcome }) => !outcome).length).toBeGreaterThan(kills);
    }, 300_000);
  },
);

/** Kills at a moment that nobody chose, some time after the writing has begun. */
async function writeUntilKilled(
  client: GraphQLClient,
  seen: Seen,
  kill: () => Promise<unknown>,
): Promise<Sent[]> {
  let killed = false;
  let answered = 0;
  const counting: GraphQLClient = {
    ...client,
    query: (query, variables) => client.query(query, variables).finally(() => answered++) as never,
  };
  const writing = Array.from({ length: writers }, () => writeUntil(counting, seen, () => killed));
  await waitUntil(() => answered > writers * 2, { within: 20_000, every: 1, what: 'writes are answered' });
  await sleep(Math.random() * 150);
  await kill();
  killed = true;
  return (await Promise.all(writing)).flat();
}

/** Sends everything again: what had been acknowledged has its first answer, whatever had not is there whole or is applied now. */
async function expectToldAgain(client: GraphQLClient, sent: Sent[]): Promise<void> {
  for (const { input, outcome } of sent) {
    const again = await send(client, input);
    if (!outcome || outcome.__typename === 'ResponseRefused') continue;
    expect(again).toMatchObject({
      __typename: outcome.__typename,
      replayed: true,
      ...(outcome.__typename === 'ResponseRecorded' ? { cursor: outcome.cursor } : { id: outcome.id }),
    });
  }
}
