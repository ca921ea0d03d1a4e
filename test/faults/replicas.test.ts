import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSound, readEvents, readReceipts } from '../responses/stored.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient, type LiveClient, type Subscription } from '../support/live-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { type PreparedData, prepareData } from './prepared-data.ts';
import { type Input, type Outcome, randomInput, type Seen, send, upToDateInput } from './writer.ts';

type Received = {
  events: { id: string; cursor: string; kind: string; revision: number; changes: unknown[] };
};

const follow = `subscription ($after: Cursor) {
  events(after: $after) { id cursor kind revision changes { field from to } }
}`;
const headCursor = '{ events(last: 1) { pageInfo { endCursor } } }';

const subscriberCount = 20;
const writerCount = 8;

/** Two replicas on one PostgreSQL, and subscribers spread over both that read on from the same cursor. */
class Network {
  private constructor(
    readonly data: PreparedData,
    readonly servers: ServerProcess[],
    readonly clients: GraphQLClient[],
    readonly live: LiveClient[],
    readonly subscribers: Subscription<Received>[],
    readonly start: number,
  ) {}

  static async open(wakeUps: 'on' | 'off'): Promise<Network> {
    const data = await prepareData('postgres');
    const options = { ...data.server, wakeUps, logLevel: 'warn' };
    const servers = await Promise.all([startServer(options), startServer(options)]);
    const clients = await Promise.all(servers.map(({ url }) => signInAs(url, 'coordinator')));
    const { events } = await oneOf(clients, 0).query<{ events: { pageInfo: { endCursor: string } } }>(
      headCursor,
    );
    const after = events.pageInfo.endCursor;
    const live = Array.from({ length: subscriberCount }, (_, index) => {
      const { serverUrl, cookie } = oneOf(clients, index);
      return createLiveClient(serverUrl, { cookie });
    });
    const subscribers = live.map((client) => client.subscribe<Received>(follow, { after }));
    return new Network(data, servers, clients, live, subscribers, positionOf(after));
  }

  client(index: number): GraphQLClient {
    return oneOf(this.clients, index);
  }

  async close(): Promise<void> {
    for (const client of this.live) await client.close();
    for (const server of this.servers) await server.stop();
    await this.data.drop();
  }
}

describe('two replicas with eight writers and twenty subscribers', () => {
  let network: Network;
  beforeAll(async () => {
    network = await Network.open('on');
  }, 120_000);
  afterAll(() => network?.close());

  test('give every subscriber the same events in the same order, exactly once, and repeat nothing', async () => {
    const seen: Seen = new Map();
    const first = new Map<string, Outcome>();
    const sent: Input[] = [];
    const repeated: Outcome[] = [];
    const write = async (writer: number) => {
      for (let change = 0; change < 200; change++) {
        // One in ten is something that was sent before, to whichever replica and at whatever moment.
        const again = Math.random() < 0.1 ? sent[Math.floor(Math.random() * sent.length)] : undefined;
        const input = again ?? randomInput(seen);
        if (!again) sent.push(input);
        const outcome = await send(network.client(writer + change), input, seen);
        if (outcome.__typename === 'ResponseRefused') throw new Error(`${outcome.code}: ${outcome.message}`);
        if (outcome.replayed) repeated.push(outcome);
        else {
          expect(first.has(input.mutationId), 'applied twice').toBe(false);
          first.set(input.mutationId, outcome);
        }
      }
    };
    await Promise.all(Array.from({ length: writerCount }, (_, writer) => write(writer)));

    const stored = await network.data.look(async (database) => {
      await expectSound(database);
      expect((await readReceipts(database)).size).toBe(first.size);
      return (await readEvents(database)).slice(network.start);
    });
    expect(stored.length).toBeGreaterThan(1_000);
    for (const outcome of repeated) {
      expect(outcome).toMatchObject(identityOf(first.get(outcome.mutationId)));
    }
    for (const subscriber of network.subscribers) {
      await subscriber.waitForCount(stored.length, { within: 10_000 });
      expect(subscriber.errors).toEqual([]);
      expect(subscriber.received.map(({ events }) => positionOf(events.cursor))).toEqual(
        stored.map(({ place }) => place.position),
      );
      expect(subscriber.received).toEqual(network.subscribers[0]?.received);
    }
    expect(
      network.subscribers[0]?.received.map(({ events: { kind, revision, changes } }) => ({
        kind,
        revision,
        changes,
      })),
    ).toEqual(stored.map(({ kind, revision, changes }) => ({ kind, revision, changes })));
  }, 180_000);
});

describe('two replicas whose wake-ups are lost', () => {
  let network: Network;
  beforeAll(async () => {
    network = await Network.open('off');
  }, 120_000);
  afterAll(() => network?.close());

  test('deliver every change to all subscribers within 1.5 s', async () => {
    const seen: Seen = new Map();
    const lateness: number[] = [];
    for (let change = 1; change <= 8; change++) {
      await send(network.client(change), { ...upToDateInput(seen), status: 'IN_PROGRESS', note: null }, seen);
      const answered = performance.now();
      await Promise.all(
        network.subscribers.map((subscriber) => subscriber.waitForCount(change, { within: 3_000 })),
      );
      lateness.push(performance.now() - answered);
    }
    expect(Math.max(...lateness)).toBeLessThan(1_500);
  }, 60_000);
});

/** What a repetition has to have from the first answer. */
function identityOf(outcome: Outcome | undefined): Partial<Outcome> {
  if (outcome?.__typename === 'ResponseRecorded') return { cursor: outcome.cursor, merged: outcome.merged };
  if (outcome?.__typename === 'ResponseConflict') return { id: outcome.id };
  throw new Error('told again, but never told a first time');
}

function positionOf(cursor: string): number {
  return Number(cursor.split('.')[0]);
}

function oneOf<Value>(values: readonly Value[], index: number): Value {
  return values[index % values.length] as Value;
}
