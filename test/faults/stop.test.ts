import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../responses/stored.ts';
import type { Engine } from '../support/engines.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { startServer } from '../support/server-process.ts';
import { waitUntil } from '../support/wait.ts';
import { type PreparedData, prepareData } from './prepared-data.ts';
import { expectWhole } from './whole.ts';
import { type Seen, type Sent, writeUntil } from './writer.ts';

type Received = { events: { cursor: string } };

const follow = 'subscription ($after: Cursor) { events(after: $after) { cursor } }';
const headCursor = '{ events(last: 1) { pageInfo { endCursor } } }';

describe.each<Engine>(['postgres', 'embedded'])(
  'a server that is told to stop in the middle of writes (%s)',
  (engine) => {
    let data: PreparedData;
    beforeAll(async () => {
      data = await prepareData(engine);
    }, 120_000);
    afterAll(() => data?.drop());

    test('loses nothing that it acknowledged, and its subscribers read on where they were on the next one', async () => {
      const first = await startServer({ ...data.server, logLevel: 'warn' });
      const client = await signInAs(first.url, 'coordinator');
      const { events } = await client.query<{ events: { pageInfo: { endCursor: string } } }>(headCursor);
      const after = events.pageInfo.endCursor;
      const live = Array.from({ length: 5 }, () => createLiveClient(first.url, { cookie: client.cookie }));
      const subscribers = live.map((one) =>
        one.subscribe<Received>(follow, { after }, { resume: (message) => message.events.cursor }),
      );

      const seen: Seen = new Map();
      const writing = (enough: number) => {
        const sent: Promise<Sent[]>[] = [];
        let over = false;
        for (let writer = 0; writer < 6; writer++) sent.push(writeUntil(client, seen, () => over));
        const written = waitUntil(
          () => [...seen.values()].reduce((sum, revision) => sum + revision, 0) > enough,
          {
            within: 20_000,
            what: 'writes are answered',
          },
        );
        const stop = async () => {
          over = true;
          return (await Promise.all(sent)).flat();
        };
        return { written, stop };
      };
      const before = writing(40);
      await before.written;
      const exit = await first.stop();
      const sentBefore = await before.stop();
      expect(exit).toMatchObject({ code: 0, signal: null, stderr: '' });
      expect(exit.duration).toBeLessThan(5_000);
      for (const one of live) expect(one.closeCodes[0]).toBe(1012);

      const second = await startServer({ ...data.server, port: first.port, logLevel: 'warn' });
      const later = writing(80);
      await later.written;
      const sent = [...sentBefore, ...(await later.stop())];
      const newest = await client.query<{ events: { pageInfo: { endCursor: string } } }>(headCursor);
      for (const subscriber of subscribers) {
        await subscriber.waitFor((message) => message.events.cursor === newest.events.pageInfo.endCursor, {
          within: 10_000,
        });
        expect(subscriber.resumed()).toBeGreaterThan(0);
        expect(subscriber.errors).toEqual([]);
      }
      for (const one of live) await one.close();
      await second.stop();

      const start = Number(after.split('.')[0]);
      const positions = await data.look(async (database) =>
        (await readEvents(database)).slice(start).map(({ place }) => place.position),
      );
      for (const { received } of subscribers) {
        expect(received.map((message) => Number(message.events.cursor.split('.')[0]))).toEqual(positions);
      }
      const applied = await data.look(expectWhole);
      const acknowledged = sent.filter(({ outcome }) => outcome && outcome.__typename !== 'ResponseRefused');
      expect(acknowledged.length).toBeGreaterThan(40);
      expect(acknowledged.filter(({ input }) => !applied.has(input.mutationId))).toEqual([]);
    }, 120_000);
  },
);
