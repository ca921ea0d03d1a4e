import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as later from '../../client/operations/later.generated.ts';
import * as generated from '../../client/operations/operations.generated.ts';
import * as plan from '../../client/operations/plan.generated.ts';
import * as soon from '../../client/operations/soon.generated.ts';
import { documentId } from '../../schema/document-id.ts';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const matrix =
  '{ progressMatrix { cells { countryCode agencyCode notStarted inProgress submitted total } } }';

describe('a person’s share', () => {
  let concord: RunningConcord;
  let greedy: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord();
    greedy = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  it('is used up by asking for too much, with 429 and when to come back, and is nobody else’s', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => greedy.request(matrix)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    // Two at a time and four waiting, at least.
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(6);
    for (const { codes, headers } of refused) {
      expect(codes).toEqual(['RATE_LIMITED']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    const other = await signInAs(concord.url, 'observer');
    expect((await other.request(matrix)).status).toBe(200);
  }, 60_000);

  it('is the same over WebSocket', async () => {
    const live = createLiveClient(concord.url, { cookie: greedy.cookie });
    const asked = Array.from({ length: 40 }, () => live.subscribe(matrix));
    await waitUntil(() => asked.every((each) => each.ended()), { within: 40_000 });
    const codes = asked.flatMap(({ errors }) => errors.map(({ extensions }) => extensions?.code));
    expect(new Set(codes)).toEqual(new Set(['RATE_LIMITED']));
    await live.close();
  }, 60_000);
});

describe('a server that takes trusted documents alone', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  const operations = { ...generated, ...soon, ...later, ...plan } as unknown as Record<string, string>;

  beforeAll(async () => {
    concord = await startTestConcord('postgres', { env: { DEMO: '1', TRUSTED_DOCUMENTS: 'on' } });
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  it('takes every operation of the page as it is built, and no other', async () => {
    // By nobody: one of them would sign the coordinator out.
    const nobody = createGraphQLClient(concord.url);
    for (const [name, text] of Object.entries(operations)) {
      const { codes } = await nobody.request(text, {});
      expect(codes, name).not.toContain('UNKNOWN_OPERATION');
    }
    const start = operations.StartDocument ?? '';
    expect((await coordinator.request(start)).codes).toEqual([]);
    for (const other of [`${start} `, '{ agencies { code } }', '{ __schema { types { name } } }', '{', '']) {
      const { codes, data } = await coordinator.request(other);
      expect(data ?? null, other).toBeNull();
      expect(codes, other).toEqual(['UNKNOWN_OPERATION']);
    }
    expect((await nobody.request('{ viewer { person { name } } }')).codes).toEqual(['UNKNOWN_OPERATION']);
  });

  it('takes them by their ids, and says which id it doesn’t know', async () => {
    const ask = async (body: object) => {
      const response = await fetch(`${concord.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: coordinator.cookie ?? '' },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
    };
    const start = operations.StartDocument ?? '';
    const byText = await ask({ query: start });
    expect(byText.data).toMatchObject({ viewer: { person: { name: 'Coordinator, OHCHR' } } });
    for (const id of [{ documentId: documentId(start) }, { query: '', documentId: documentId(start) }]) {
      expect(await ask(id)).toEqual(byText);
    }
    const other = await ask({ query: '', documentId: documentId(`${start} `) });
    expect(other.errors?.map(({ extensions }) => extensions.code)).toEqual(['PERSISTED_DOCUMENT_NOT_FOUND']);
    expect(other.data ?? null).toBeNull();
  });

  it('does so over WebSocket too', async () => {
    const live = createLiveClient(concord.url, { cookie: coordinator.cookie });
    const own = live.subscribe(operations.StartDocument ?? '');
    const other = live.subscribe('subscription { events { cursor } }');
    await waitUntil(() => own.received.length > 0 && other.errors.length > 0);
    expect(other.errors[0]?.extensions?.code).toBe('UNKNOWN_OPERATION');
    await live.close();
  });
});
