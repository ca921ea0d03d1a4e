import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const eventsAfter =
  'subscription ($after: Cursor, $filter: EventFilter) { events(after: $after, filter: $filter) { cursor kind countryCode itemCode revision } }';
const progressAfter =
  'subscription ($after: Cursor) { progress(after: $after) { cursor cells { countryCode agencyCode inProgress total } } }';
type EventData = { events: { cursor: string; countryCode: string; itemCode: string; revision: number } };
type ProgressData = {
  progress: {
    cursor: string;
    cells: { countryCode: string; agencyCode: string | null; inProgress: number }[];
  };
};

async function recordOne(
  client: GraphQLClient,
  country: string,
  item: string,
  narrative: string,
  baseRevision = 0,
) {
  const { recordResponse } = await client.query<{ recordResponse: { cursor: string } }>(
    `mutation ($input: RecordResponseInput!) {
       recordResponse(input: $input) { ... on ResponseRecorded { cursor } ... on ResponseRefused { code message } } }`,
    {
      input: {
        mutationId: randomUUID(),
        country,
        item,
        agency: 'UNICEF',
        baseRevision,
        status: 'IN_PROGRESS',
        narrative,
      },
    },
  );
  return recordResponse.cursor;
}

describe.each(['postgres', 'embedded'] as const)('live operations (%s)', (engine) => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  let cursor: string;

  beforeAll(async () => {
    concord = await startTestConcord(engine);
    coordinator = await signInAs(concord.url, 'coordinator');
    cursor = await recordOne(coordinator, 'KEN', 'LDR-2', 'first');
  }, 180_000);
  afterAll(() => concord?.drop());

  const connect = (client = coordinator) =>
    createLiveClient(concord.url, client.cookie ? { cookie: client.cookie } : {});

  it('sends everything after a cursor once and in order, then what happens next', async () => {
    const live = connect();
    const start = cursor;
    const missed = await recordOne(coordinator, 'KEN', 'ANL-3', 'while nobody listened');
    const subscription = live.subscribe<EventData>(eventsAfter, { after: start });
    await subscription.waitForCount(1);
    const next = await recordOne(coordinator, 'PER', 'ANL-3', 'while somebody listens');
    await subscription.waitForCount(2);
    expect(subscription.received.map(({ events }) => events.cursor)).toEqual([missed, next]);
    await live.close();
  });

  it('sends only what passes the filter', async () => {
    const live = connect();
    const subscription = live.subscribe<EventData>(eventsAfter, {
      after: cursor,
      filter: { countries: ['NPL'] },
    });
    await recordOne(coordinator, 'BRA', 'ANL-3', 'elsewhere');
    const wanted = await recordOne(coordinator, 'NPL', 'ANL-3', 'here');
    await subscription.waitForCount(1);
    expect(subscription.received.map(({ events }) => events.cursor)).toEqual([wanted]);
    await live.close();
  });

  it('goes on without gap or repetition where a lost connection left off', async () => {
    const live = connect();
    const subscription = live.subscribe<EventData>(
      eventsAfter,
      { after: cursor, filter: { countries: ['FJI'] } },
      {
        resume: ({ events }) => events.cursor,
      },
    );
    const cursors = [await recordOne(coordinator, 'FJI', 'LDR-2', 'one')];
    await subscription.waitForCount(1);
    live.cut();
    cursors.push(
      await recordOne(coordinator, 'FJI', 'LDR-4', 'two'),
      await recordOne(coordinator, 'FJI', 'ANL-3', 'three'),
    );
    await subscription.waitForCount(3);
    expect(subscription.received.map(({ events }) => events.cursor)).toEqual(cursors);
    expect(subscription.resumed()).toBeGreaterThan(0);
    await live.close();
  });

  it('merges the changes of a cell that a reader had not taken yet into one update', async () => {
    let base = 0;
    for (let change = 0; change < 5; change++)
      await recordOne(coordinator, 'MDA', 'LDR-2', `text ${change}`, base++);
    const live = connect();
    const subscription = live.subscribe<ProgressData>(progressAfter, { after: cursor });
    const update = await subscription.waitFor(({ progress }) =>
      progress.cells.some(({ countryCode }) => countryCode === 'MDA'),
    );
    expect(update.progress.cells.filter(({ countryCode }) => countryCode === 'MDA')).toEqual([
      { countryCode: 'MDA', agencyCode: 'UNICEF', inProgress: 1, total: 23 },
    ]);
    await live.close();
  });

  it('refuses a cursor of another log, and whoever is not signed in', async () => {
    const live = connect();
    const foreign = live.subscribe(eventsAfter, { after: '1.0123456789ab' });
    await waitUntil(() => foreign.errors.length > 0);
    expect(foreign.errors[0]?.extensions?.code).toBe('CURSOR_INVALID');
    await live.close();

    const nobody = createLiveClient(concord.url);
    const refused = nobody.subscribe(eventsAfter);
    await waitUntil(() => refused.errors.length > 0);
    expect(refused.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await nobody.close();
  });

  it('closes the sockets of a session that ended with 4401', async () => {
    const person = await signInAs(concord.url, 'co-chair');
    const live = connect(person);
    const subscription = live.subscribe(eventsAfter, { after: cursor });
    await subscription.waitForCount(1);
    await fetch(`${concord.url}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: person.cookie ?? '', 'content-type': 'application/json' },
    });
    await waitUntil(() => live.closeCodes.includes(4401));
    await live.close();
  });

  it('refuses a WebSocket from a page of another site, and at another path', async () => {
    const attempt = (path: string, origin: string) =>
      new Promise<number | undefined>((done) => {
        const socket = new WebSocket(concord.url.replace('http', 'ws') + path, 'graphql-transport-ws', {
          origin,
          headers: { cookie: coordinator.cookie ?? '' },
        });
        socket.on('unexpected-response', (_request, response) => done(response.statusCode));
        socket.on('open', () => {
          done(undefined);
          socket.close();
        });
        socket.on('error', () => {});
      });
    expect(await attempt('/graphql', 'https://elsewhere.example')).toBe(403);
    expect(await attempt('/other', concord.url)).toBe(404);
    expect(await attempt('/graphql', concord.url)).toBeUndefined();
  });

  it('tells sockets to come back when it stops, and goes on after a restart where they were', async () => {
    const live = connect();
    const subscription = live.subscribe<EventData>(eventsAfter, {
      after: cursor,
      filter: { countries: ['ZAF'] },
    });
    const before = await recordOne(coordinator, 'ZAF', 'LDR-2', 'before the restart');
    await subscription.waitForCount(1);
    concord = await concord.restart();
    await waitUntil(() => live.closeCodes.length > 0);
    expect(live.closeCodes).toContain(1012);
    await live.close();

    // The same cookie and the same cursor are good for the server that took over.
    const again = createGraphQLClient(concord.url, coordinator.cookie);
    const resumed = createLiveClient(concord.url, again.cookie ? { cookie: again.cookie } : {});
    const rest = resumed.subscribe<EventData>(eventsAfter, { after: before, filter: { countries: ['ZAF'] } });
    const after = await recordOne(again, 'ZAF', 'LDR-4', 'after the restart');
    await rest.waitForCount(1);
    expect(rest.received.map(({ events }) => events.cursor)).toEqual([after]);
    coordinator = again;
    await resumed.close();
  });
});

describe('two replicas', () => {
  it('close the sockets of a session that ended on the other one within two seconds', async () => {
    const concord = await startTestConcord();
    const replica = await concord.startReplica();
    try {
      const person = await signInAs(concord.url, 'co-chair');
      const live = createLiveClient(replica.url, person.cookie ? { cookie: person.cookie } : {});
      const subscription = live.subscribe<EventData>(eventsAfter, {});
      const writer = await signInAs(concord.url, 'coordinator');
      // Subscribing has no answer of its own: the first event that arrives says that it is there.
      await waitUntil(
        async () => {
          await recordOne(writer, 'KEN', 'LDR-2', randomUUID(), 0).catch(() => {});
          return subscription.received.length > 0;
        },
        { every: 100 },
      );
      await fetch(`${concord.url}/auth/sign-out`, {
        method: 'POST',
        headers: { cookie: person.cookie ?? '', 'content-type': 'application/json' },
      });
      await waitUntil(() => live.closeCodes.includes(4401), { within: 2_500 });
      await live.close();
    } finally {
      await replica.stop();
      await concord.drop();
    }
  }, 120_000);
});
