import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoRoutes } from '../../server/demonstration/demo-routes.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { SessionWatch } from '../../server/sessions/session-watch.ts';
import { Sessions } from '../../server/sessions/sessions.ts';
import { endSessionsSignedOutOf } from '../../server/transport/late-sign-out.ts';
import { cycle, withCycles } from '../catalogue/small-catalogue.ts';
import { strictBackground } from '../support/background.ts';
import { type Engine, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

describe.each<Engine>(['postgres', 'embedded'])('signing in to the demonstration (%s)', (engine) => {
  let opened: OpenedDatabase;
  let sessions: Sessions;
  let app: FastifyInstance;
  beforeAll(async () => {
    opened = await openTestDatabase(engine);
    const { database } = opened;
    await loadCatalogue(database, withCycles([cycle('2026', 'OPEN')]));
    sessions = await Sessions.open(database, new SessionWatch(database, () => {}, strictBackground()));
    app = fastify();
    endSessionsSignedOutOf(app, sessions);
    await app.register(demoRoutes, { database, sessions });
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
  });

  const post = (url: string, payload?: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...headers },
      ...(payload !== undefined && { payload }),
    });
  const signIn = (persona: string, cookie = '') =>
    post('/auth/demo', JSON.stringify({ persona }), { cookie });
  const cookieFrom = (response: { headers: { 'set-cookie'?: string | string[] | undefined } }) =>
    String(response.headers['set-cookie']).split(';', 1)[0] ?? '';
  const nameOf = async (cookie: string) => (await sessions.viewerOfCookieHeader(cookie)).viewer?.name;

  test('the personas are listed', async () => {
    const response = await app.inject('/auth/demo');
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    const { engine: shown, personas } = response.json();
    expect(shown).toBe(engine);
    expect(personas.map(({ persona, name }: { persona: string; name: string }) => [persona, name])).toEqual([
      ['coordinator', 'Coordinator, OHCHR'],
      ['focal-point/UNICEF/KEN', 'Focal point, UNICEF, KEN in en'],
      ['focal-point/WHO/KEN', 'Focal point, WHO, KEN in en'],
      ['focal-point/UNICEF', 'Focal point, UNICEF, all countries'],
      ['co-chair', 'Co-chair'],
      ['observer', 'Observer'],
    ]);
    expect(personas[1]).toMatchObject({
      group: 'AGENCY',
      about: 'One country',
      waits: { kind: 'DUE', count: 2 },
    });
    // To choose any other by names.
    const choice = await app.inject('/auth/demo/choice');
    expect(choice.headers['cache-control']).toBe('no-store');
    const { agencies, countries } = choice.json();
    expect(agencies).toEqual([
      { code: 'UNICEF', acronym: 'UNICEF' },
      { code: 'WHO', acronym: 'WHO' },
    ]);
    expect(countries).toEqual([
      { code: 'KEN', name: 'KEN in en' },
      { code: 'PER', name: 'PER in en' },
    ]);
  });

  test('a persona signs in by its string', async () => {
    const response = await signIn('focal-point/WHO/KEN');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      id: expect.any(String),
      name: 'Focal point, WHO, KEN in en',
      persona: 'focal-point/WHO/KEN',
    });
    expect(response.headers['set-cookie']).toMatch(
      /^concord_session=[0-9a-f-]{36}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await nameOf(cookieFrom(response))).toBe('Focal point, WHO, KEN in en');
  });

  test('the same persona on two devices is one person in two sessions', async () => {
    const [first, second] = [await signIn('observer'), await signIn('observer')];
    expect(first.json().id).toBe(second.json().id);
    expect(cookieFrom(first)).not.toBe(cookieFrom(second));
    await post('/auth/sign-out', undefined, { cookie: cookieFrom(first) });
    expect(await nameOf(cookieFrom(second))).toBe('Observer');
  });

  test('a browser in which somebody signed out unheard is nobody’s from its first word on, and can be anybody’s again', async () => {
    const cookie = cookieFrom(await signIn('observer'));
    const marked = `${cookie}; concord_signed_out=1`;
    // What may be kept on the way for many says nothing to one, and ends nothing.
    expect(
      (await app.inject({ url: '/assets/none.js', headers: { cookie: marked } })).headers,
    ).not.toHaveProperty('set-cookie');
    expect(await nameOf(cookie)).toBe('Observer');
    const asked = await app.inject({ url: '/auth/demo', headers: { cookie: marked } });
    expect(asked.headers['set-cookie']).toEqual([
      'concord_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
      'concord_signed_out=; Path=/; SameSite=Lax; Max-Age=0',
    ]);
    expect(await nameOf(cookie)).toBeUndefined();

    const before = cookieFrom(await signIn('observer'));
    const response = await signIn('coordinator', `${before}; concord_signed_out=1`);
    const set = response.headers['set-cookie'] as string[];
    // A browser takes the last of a name: the new session stands, and the mark is gone.
    expect(set.map((one) => one.split('=', 1)[0])).toEqual([
      'concord_session',
      'concord_signed_out',
      'concord_session',
    ]);
    expect(await nameOf(before)).toBeUndefined();
    expect(await nameOf(set[2]?.split(';', 1)[0] ?? '')).toBe('Coordinator, OHCHR');
  });

  test('signing in again on the same browser ends the session before', async () => {
    const before = cookieFrom(await signIn('observer'));
    const now = cookieFrom(await signIn('coordinator', before));
    expect(await nameOf(before)).toBeUndefined();
    expect(await nameOf(now)).toBe('Coordinator, OHCHR');
  });

  test('somebody who is not there stays signed in as they were', async () => {
    const before = cookieFrom(await signIn('observer'));
    const response = await signIn('focal-point/DCO/KEN', before);
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({ code: 'UNKNOWN_PERSONA', message: expect.any(String) });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(await nameOf(before)).toBe('Observer');
  });

  test('somebody who was deactivated does not sign in', async () => {
    await signIn('co-chair');
    const set = async (value: string) =>
      opened.database.query({
        name: `test-deactivate-${value}`,
        text: `update person set deactivated_at = ${value} where persona = 'co-chair'`,
      });
    await set('now()');
    const response = await signIn('co-chair');
    expect(response.statusCode).toBe(403);
    expect(response.json().code).toBe('DEACTIVATED');
    expect(response.headers['set-cookie']).toBeUndefined();
    await set('null');
  });

  test('signing out ends the session and takes the cookie back', async () => {
    const cookie = cookieFrom(await signIn('observer'));
    const response = await post('/auth/sign-out', undefined, { cookie });
    expect(response.statusCode).toBe(204);
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^concord_session=; .*Max-Age=0$/),
      expect.stringMatching(/^concord_signed_out=; .*Max-Age=0$/),
    ]);
    expect(await nameOf(cookie)).toBeUndefined();
  });

  test('signing out twice, or without having signed in, is fine', async () => {
    expect((await post('/auth/sign-out')).statusCode).toBe(204);
    expect((await post('/auth/sign-out', '{}')).statusCode).toBe(204);
  });

  test.each(['{}', '[]', 'null', '"coordinator"', '{"persona":7}', '{"persona":null}', ''])(
    'a body without a persona is refused: %s',
    async (payload) => {
      const response = await post('/auth/demo', payload);
      expect(response.statusCode).toBe(400);
      expect(response.json().code).toBe('BAD_USER_INPUT');
    },
  );

  test('a body that is not JSON is refused', async () => {
    expect((await post('/auth/demo', '{"persona":')).statusCode).toBe(400);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
  ])('what a form of another site could send is refused: %s', async (type) => {
    const payload = '{"persona":"coordinator"}';
    const cookie = cookieFrom(await signIn('observer'));
    for (const url of ['/auth/demo', '/auth/sign-out']) {
      const response = await post(url, payload, { 'content-type': type, cookie });
      expect(response.statusCode).toBe(415);
      expect(response.json().code).toBe('UNSUPPORTED_MEDIA_TYPE');
      expect(response.headers['set-cookie']).toBeUndefined();
    }
    const bare = await app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie } });
    expect(bare.statusCode).toBe(415);
    expect(await nameOf(cookie)).toBe('Observer');
  });
});
