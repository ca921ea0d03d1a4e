import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createStreamClient, openStream } from '../support/stream-client.ts';
import { waitUntil } from '../support/wait.ts';

const eventsAfter =
  'subscription ($after: Cursor, $filter: EventFilter) { events(after: $after, filter: $filter) { cursor kind countryCode itemCode revision note changes { field from to } } }';
const progressAfter =
  'subscription ($after: Cursor) { progress(after: $after) { cursor cells { countryCode agencyCode inProgress total } } }';
type EventData = { events: { cursor: string; countryCode: string; itemCode: string } };

let changes = 0;
async function record(client: GraphQLClient, country: string, item = 'LDR-2') {
  changes += 1;
  const { recordResponse } = await client.query<{ recordResponse: { cursor: string } }>(
    `mutation ($input: RecordResponseInput!) {
       recordResponse(input: $input) { ... on ResponseRecorded { cursor } ... on ResponseRefused { code message } } }`,
    {
      input: {
        mutationId: randomUUID(),
        country,
        item,
        agency: 'UNICEF',
        baseRevision: 0,
        status: 'IN_PROGRESS',
        narrative: `change ${changes}\nof two lines, with “signs” and \u2028 separators`,
      },
    },
  );
  return recordResponse.cursor;
}

const signOut = (client: GraphQLClient) =>
  fetch(`${client.serverUrl}/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: client.cookie ?? '', 'content-type': 'application/json' },
  });

describe('server-sent events', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  let start: string;

  beforeAll(async () => {
    concord = await startTestConcord('postgres', {
      env: { DEMO: '1', SOCKETS_PER_PERSON: '20', METRICS_TOKEN: 'a token for the metrics' },
    });
    coordinator = await signInAs(concord.url, 'coordinator');
    start = await record(coordinator, 'KEN');
  }, 120_000);
  afterAll(() => concord?.drop());

  it('bring what a WebSocket brings, in the same words and order, from a cursor on and then live', async () => {
    const before = [await record(coordinator, 'PER'), await record(coordinator, 'BRA')];
    const streams = createStreamClient(coordinator);
    const live = createLiveClient(concord.url, { cookie: coordinator.cookie });
    const variables = { after: start };
    const streamed = streams.subscribe<EventData>(eventsAfter, variables);
    const pushed = live.subscribe<EventData>(eventsAfter, variables);
    const cells = streams.subscribe(progressAfter, variables);
    await streamed.waitForCount(2);
    const after = await record(coordinator, 'NPL');
    await Promise.all([streamed.waitForCount(3), pushed.waitForCount(3)]);
    expect(streamed.received.map(({ events }) => events.cursor)).toEqual([...before, after]);
    expect(streamed.received).toEqual(pushed.received);
    await cells.waitFor((update) => JSON.stringify(update).includes('"NPL"'));
    streams.close();
    await live.close();
  });

  it('answer queries and mutations too, and then are complete', async () => {
    const streams = createStreamClient(coordinator);
    const asked = streams.subscribe('{ viewer { person { name } } }');
    const changed = streams.subscribe('mutation { revokeToken(id: "none") }');
    await waitUntil(() => asked.ended() && changed.ended());
    expect(asked.received).toMatchObject([{ viewer: { person: { name: expect.any(String) } } }]);
    expect(changed.received).toEqual([{ revokeToken: false }]);
    expect([...asked.errors, ...changed.errors]).toEqual([]);
    streams.close();
  });

  it('say by an error of the operation what GraphQL refuses, and are complete', async () => {
    const streams = createStreamClient(coordinator);
    for (const [query, code, variables] of [
      ['subscription {', 'GRAPHQL_VALIDATION_FAILED', {}],
      ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED', {}],
      [
        '{ responses(first: 200) { nodes { history(first: 500) { edges { node { id } } } } } }',
        'BAD_USER_INPUT',
        {},
      ],
      [eventsAfter, 'CURSOR_INVALID', { after: '1.0123456789ab' }],
    ] as const) {
      const refused = streams.subscribe(query, variables);
      await waitUntil(() => refused.ended());
      expect(
        refused.errors.map(({ extensions }) => extensions?.code),
        query,
      ).toEqual([code]);
    }
    streams.close();
    const nobody = createStreamClient(createGraphQLClient(concord.url));
    const refused = nobody.subscribe(eventsAfter);
    await waitUntil(() => refused.ended());
    expect(refused.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('are not compressed, kept or held back on their way, and are alive from the first moment', async () => {
    const stream = await openStream(coordinator, { query: 'subscription { events { cursor } }' });
    expect(stream.status).toBe(200);
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(stream.headers['content-encoding']).toBeUndefined();
    expect(stream.headers['cache-control']).toBe('no-store, no-transform');
    expect(stream.headers['x-accel-buffering']).toBe('no');
    expect(stream.headers['x-content-type-options']).toBe('nosniff');
    await waitUntil(() => stream.text().startsWith(':'));
    stream.cut();
  });

  it('are refused to pages of other sites, to whoever wants something else, and to bodies that are not JSON', async () => {
    const query = 'subscription { events { cursor } }';
    const status = async (headers: Record<string, string>, how: { method?: string; body?: string } = {}) => {
      const stream = await openStream(coordinator, { query, headers, ...how });
      stream.cut();
      return stream.status;
    };
    expect(await status({ origin: 'https://elsewhere.example' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status({ accept: 'application/json' })).toBe(406);
    expect(await status({ accept: 'text/event-stream, */*;q=0.1' })).toBe(200);
    expect(
      await status({ 'content-type': 'text/plain' }, { method: 'POST', body: '{"query":"{ __typename }"}' }),
    ).toBe(415);
    expect(await status({}, { method: 'PUT' })).toBe(404);
    expect(await status({}, { method: 'POST', body: '{"query":1}' })).toBe(400);
    const change = await openStream(coordinator, { query: 'mutation { endAllSessions }' });
    expect(change.status).toBe(405);
    change.cut();
  });

  it('end with UNAUTHENTICATED when their session does, and nothing more is sent', async () => {
    const person = await signInAs(concord.url, 'co-chair');
    const streams = createStreamClient(person);
    const subscription = streams.subscribe<EventData>(eventsAfter, { after: start });
    await subscription.waitForCount(1);
    await signOut(person);
    await waitUntil(() => subscription.ended(), { within: 1_000 });
    expect(subscription.errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
    const seen = subscription.received.length;
    await record(coordinator, 'FJI');
    expect(subscription.received).toHaveLength(seen);
    streams.close();
  });

  it('end without a word when their reader may see something else, who comes back and sees that', async () => {
    const person = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
    const { viewer } = await person.query<{ viewer: { person: { id: string } } }>(
      '{ viewer { person { id } } }',
    );
    const stream = await openStream(person, { query: 'subscription { events { cursor } }' });
    await coordinator.query(
      'mutation ($person: ID!, $role: RoleInput!) { grantMembership(person: $person, role: $role) { person { id } } }',
      { person: viewer.person.id, role: { role: 'OBSERVER' } },
    );
    await waitUntil(() => stream.closed(), { within: 1_000 });
    expect(stream.text()).not.toContain('complete');
    expect(stream.text()).not.toContain('UNAUTHENTICATED');
    const again = await openStream(person, { query: 'subscription { events { cursor } }' });
    expect(again.status).toBe(200);
    again.cut();
  });

  it('count among the sockets of their person, until they close', async () => {
    const observer = await signInAs(concord.url, 'observer');
    const open = () => openStream(observer, { query: 'subscription { events { cursor } }' });
    const streams = await Promise.all(Array.from({ length: 20 }, open));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await open();
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '10']);
    streams[0]?.cut();
    await waitUntil(async () => {
      const next = await open();
      streams.push(next);
      return next.status === 200;
    });
    for (const stream of streams) stream.cut();
  });

  it('are counted, and so is what is made and sent for them', async () => {
    const metrics = async () => {
      const answer = await fetch(`${concord.url}/metrics`, {
        headers: { authorization: 'Bearer a token for the metrics' },
      });
      const text = await answer.text();
      return (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
    };
    await waitUntil(async () => (await metrics())('concord_open_streams') === 0);
    const streams = createStreamClient(coordinator);
    const subscriptions = Array.from({ length: 5 }, () =>
      streams.subscribe<EventData>(eventsAfter, { after: start, filter: { countries: ['ZAF'] } }),
    );
    await waitUntil(async () => (await metrics())('concord_subscriptions') === 5);
    expect((await metrics())('concord_subscription_groups')).toBe(1);
    const before = await metrics();
    await record(coordinator, 'ZAF');
    await Promise.all(subscriptions.map((subscription) => subscription.waitForCount(1)));
    const after = await metrics();
    expect(after('concord_messages_sent_total') - before('concord_messages_sent_total')).toBe(5);
    expect(after('concord_messages_made_total') - before('concord_messages_made_total')).toBeLessThanOrEqual(
      5,
    );
    streams.close();
    await waitUntil(async () => (await metrics())('concord_subscription_groups') === 0);
  });

  it('end when the server stops, and go on at its successor after the last cursor', async () => {
    const stream = await openStream(coordinator, { query: 'subscription { events { cursor } }' });
    const last = await record(coordinator, 'MDA');
    await waitUntil(() => stream.text().includes(last));
    concord = await concord.restart();
    await waitUntil(() => stream.closed());
    expect(stream.text()).not.toContain('complete');
    const again = createGraphQLClient(concord.url, coordinator.cookie);
    const streams = createStreamClient(again);
    const resumed = streams.subscribe<EventData>(eventsAfter, { after: last });
    const next = await record(again, 'JPN');
    await resumed.waitForCount(1);
    expect(resumed.received.map(({ events }) => events.cursor)).toEqual([next]);
    streams.close();
    coordinator = again;
    expect(concord.logged()).not.toContain('"level":50');
  });
});
