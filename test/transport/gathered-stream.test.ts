import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { openStream } from '../support/stream-client.ts';
import { waitUntil } from '../support/wait.ts';

const events = 'subscription ($after: Cursor) { events(after: $after) { cursor countryCode } }';
const progress = 'subscription ($after: Cursor) { progress(after: $after) { cursor cells { countryCode } } }';
const marks = 'subscription { marks(cycle: "2026") { revision } }';

interface Said {
  event: string;
  data: {
    id?: string;
    roles?: string;
    standing?: string;
    payload?: {
      data?: { events?: { cursor: string; countryCode: string } };
      errors?: { extensions: { code: string } }[];
    };
  };
}

/** What a stream has said so far, without its comments. */
function saidIn(text: string): Said[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .filter((part) => part.startsWith('event: '))
    .map((part) => {
      const [event = '', data = ''] = part.split('\n');
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) };
    });
}

describe('several subscriptions in one answer', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord('postgres', { env: { DEMO: '1' } });
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  const revisions = new Map<string, number>();
  async function record(country: string): Promise<string> {
    const { recordResponse } = await coordinator.query<{
      recordResponse: { cursor: string; response: { revision: number } };
    }>(
      `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
         ... on ResponseRecorded { cursor response { revision } } ... on ResponseRefused { code message } } }`,
      {
        input: {
          mutationId: randomUUID(),
          country,
          item: 'LDR-2',
          agency: 'UNICEF',
          baseRevision: revisions.get(country) ?? 0,
          status: 'IN_PROGRESS',
          narrative: randomUUID(),
        },
      },
    );
    revisions.set(country, recordResponse.response.revision);
    return recordResponse.cursor;
  }

  const ask = (
    asked: unknown,
    { until = '', headers = {} }: { until?: string; headers?: Record<string, string> } = {},
  ) =>
    openStream(
      { ...coordinator, serverUrl: coordinator.serverUrl },
      { query: '', method: 'POST', path: `/graphql/stream${until}`, body: JSON.stringify(asked), headers },
    );
  const drain = async (asked: unknown, headers: Record<string, string> = {}) => {
    const stream = await ask(asked, { until: '?until=now', headers });
    await waitUntil(() => stream.closed());
    return { ...stream, said: saidIn(stream.text()) };
  };
  const standsAt = (standing = '') =>
    fetch(`${concord.url}/graphql/standing`, {
      headers: { cookie: coordinator.cookie ?? '', 'if-none-match': `"${standing}"` },
    });

  it('each go on from their cursor, and then live', async () => {
    const start = await record('KEN');
    const missed = await record('PER');
    const stream = await ask([
      { id: 'e', query: events, variables: { after: start } },
      { id: 'p', query: progress, variables: { after: start } },
      { id: 'm', query: marks },
    ]);
    await waitUntil(() => saidIn(stream.text()).length >= 3);
    const after = await record('BRA');
    await waitUntil(() => saidIn(stream.text()).filter(({ data }) => data.id === 'p').length >= 2);
    const said = saidIn(stream.text());
    expect(said[0]).toMatchObject({ event: 'begun', data: { roles: expect.any(String) } });
    const cursors = said.flatMap(({ data }) => data.payload?.data?.events?.cursor ?? []);
    expect(cursors).toEqual([missed, after]);
    expect(stream.closed()).toBe(false);
    stream.cut();
  });

  it('up to now bring the same, end by themselves, and say how things stand', async () => {
    const start = await record('KEN');
    const asked = (after: string) => [
      { id: 'e', query: events, variables: { after } },
      { id: 'p', query: progress, variables: { after } },
      { id: 'm', query: marks },
    ];
    const cursors = [];
    for (const country of ['PER', 'BRA', 'NPL']) cursors.push(await record(country));
    const { said } = await drain(asked(start));
    expect(said.flatMap(({ data }) => data.payload?.data?.events?.cursor ?? [])).toEqual(cursors);
    expect(said.filter(({ data }) => data.id === 'p')).toHaveLength(1);
    expect(said.at(-1)?.event).toBe('end');
    let standing: string | undefined;
    // A notice of one's own may come in between, of which the next answer says that it stands so.
    await waitUntil(async () => {
      standing = (await drain([])).said.at(-1)?.data.standing;
      return (await standsAt(standing)).status === 304;
    });
    const latest = await record('KEN');
    expect((await standsAt(standing)).status).toBe(204);
    const none = await drain(asked(latest));
    expect(none.said.map((one) => one.event)).toEqual(['begun', 'end']);
  });

  it('up to now are compressed where that is understood', async () => {
    const start = await record('KEN');
    for (let count = 0; count < 20; count += 1) await record('PER');
    const plain = await drain([{ id: 'e', query: events, variables: { after: start } }]);
    const response = await fetch(`${concord.url}/graphql/stream?until=now`, {
      method: 'POST',
      headers: {
        cookie: coordinator.cookie ?? '',
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'accept-encoding': 'br',
      },
      body: JSON.stringify([{ id: 'e', query: events, variables: { after: start } }]),
    });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(saidIn(await response.text()).slice(0, -1)).toEqual(plain.said.slice(0, -1));
  });

  it('are refused one by one, and the others go on', async () => {
    const start = await record('KEN');
    const { said } = await drain([
      { id: 'old', query: events, variables: { after: '1.0123456789ab' } },
      { id: 'change', query: 'mutation { endAllSessions }' },
      { id: 'good', query: events, variables: { after: start } },
    ]);
    const codeOf = (id: string) =>
      said.find(({ data }) => data.id === id)?.data.payload?.errors?.[0]?.extensions.code;
    expect(codeOf('old')).toBe('CURSOR_INVALID');
    expect(codeOf('change')).toBe('BAD_USER_INPUT');
    expect(codeOf('good')).toBeUndefined();
    expect(said.at(-1)?.event).toBe('end');
  });

  it('are refused together where they can’t be read, or where the log never gave what the client has seen', async () => {
    const statusOf = async (asked: unknown, headers: Record<string, string> = {}) => {
      const stream = await ask(asked, { headers });
      stream.cut();
      return stream.status;
    };
    expect(await statusOf([{ id: 1, query: events }])).toBe(400);
    expect(await statusOf([null])).toBe(400);
    expect(
      await statusOf([
        { id: 'a', query: events },
        { id: 'a', query: events },
      ]),
    ).toBe(400);
    expect(await statusOf(Array.from({ length: 51 }, (_, at) => ({ id: String(at), query: events })))).toBe(
      400,
    );
    expect(await statusOf([], { 'concord-after': '1.0123456789ab' })).toBe(400);
    const latest = await record('KEN');
    expect(await statusOf([], { 'concord-after': latest })).toBe(200);
  });

  it('end with UNAUTHENTICATED for each when the session does; then nobody hears how things stand', async () => {
    const person = await signInAs(concord.url, 'co-chair');
    const stream = await openStream(person, {
      query: '',
      method: 'POST',
      path: '/graphql/stream',
      body: JSON.stringify([{ id: 'e', query: events }]),
    });
    await waitUntil(() => stream.text().includes('begun'));
    await fetch(`${concord.url}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: person.cookie ?? '', 'content-type': 'application/json' },
    });
    await waitUntil(() => stream.closed());
    expect(saidIn(stream.text()).at(-1)?.data.payload?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(
      (await fetch(`${concord.url}/graphql/standing`, { headers: { cookie: person.cookie ?? '' } })).status,
    ).toBe(401);
  });
});
