import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const viewer = '{ viewer { person { name } } }';
const worthless = { basic: 'Basic YWRtaW46YWRtaW4=', unknown: `Bearer concord_${'x'.repeat(43)}` };

describe('what can’t be answered says why', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord();
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  const post = async (query: string, headers: Record<string, string>, path = '/graphql') => {
    const response = await fetch(`${concord.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, text: await response.text() };
  };

  const modern = () => ({
    cookie: coordinator.cookie ?? '',
    accept: 'application/graphql-response+json',
  });

  it.each(Object.entries(worthless))(
    'a worthless Authorization (%s) is UNAUTHENTICATED on viewer too',
    async (_, authorization) => {
      const answer = await post(viewer, { authorization, cookie: coordinator.cookie ?? '' });
      expect(JSON.parse(answer.text)).toMatchObject({
        data: { viewer: null },
        errors: [
          { extensions: { code: 'UNAUTHENTICATED' }, message: expect.stringContaining('valid token') },
        ],
      });
      const stream = await post(viewer, { authorization, accept: 'text/event-stream' }, '/graphql/stream');
      expect(stream.text).toContain('"code":"UNAUTHENTICATED"');
      const live = createLiveClient(concord.url, { headers: { authorization } });
      const followed = live.subscribe(viewer);
      await waitUntil(() => followed.errors.length > 0);
      expect(JSON.stringify(followed.errors)).toContain('UNAUTHENTICATED');
      await live.close();
    },
  );

  it('without an Authorization, and with an ended cookie, viewer is null', async () => {
    const leaving = await signInAs(concord.url, 'observer');
    const signOut = await fetch(`${concord.url}/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: leaving.cookie ?? '', 'content-type': 'application/json' },
    });
    expect(signOut.status).toBe(204);
    for (const cookie of ['', leaving.cookie ?? '']) {
      const answer = await post(viewer, { cookie });
      expect(JSON.parse(answer.text)).toEqual({ data: { viewer: null } });
    }
  });

  it('a fragment within itself is a document that is not valid, and no incident', async () => {
    const query = 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    const answer = await post(query, modern());
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({
      errors: [
        { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' }, message: expect.stringContaining('itself') },
      ],
    });
    expect(concord.logged()).not.toContain('Maximum call stack');
  });

  it.each([
    'subscription { events { __typename } }',
    'subscription ($yes: Boolean!) { events @include(if: $yes) { __typename } }',
  ])('a subscription by POST says where subscriptions go: %s', async (query) => {
    const answer = await post(query, modern());
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).errors[0].extensions.code).toMatch(
      /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
    );
    if (!query.includes('@')) expect(answer.text).toContain('/graphql/stream');
  });

  it('an operation that asks for too much is refused, and no fault of the server', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `m${index}: progressMatrix { cells { total } }`);
    const answer = await post(`{ ${many.join(' ')} }`, modern());
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('BAD_USER_INPUT');
  });
});
