import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database, Statement } from '../../server/database/database.ts';
import { ensurePersonas } from '../../server/demonstration/ensure-personas.ts';
import { findPersona, readPersonas } from '../../server/demonstration/persona-directory.ts';
import type { Persona } from '../../server/demonstration/personas.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { endSession } from '../../server/sessions/session.sql.ts';
import { SessionWatch } from '../../server/sessions/session-watch.ts';
import { Sessions } from '../../server/sessions/sessions.ts';
import { agency, country, cycle, presence, smallCatalogue } from '../catalogue/small-catalogue.ts';
import { strictBackground } from '../support/background.ts';
import { type Engine, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { waitUntil } from '../support/wait.ts';

const catalogue = smallCatalogue({
  agencies: [agency('UNICEF', 1), agency('UNHCR', 2), { ...agency('DCO', 3), answersChecklist: false }],
  countries: [country('KEN', 'KE', '404'), country('NPL', 'NP', '524')],
  cycles: [cycle('2026', 'OPEN')],
  presence: new Map([
    ['2026', presence({ 'UNICEF/KEN': 'RESIDENT', 'UNICEF/NPL': 'NONE', 'UNHCR/KEN': 'NONE' })],
  ]),
});

/** Counts the rows of a table that only a test asks about. */
async function count(database: Database, statement: Statement, values: unknown[] = []): Promise<number> {
  const [row] = await database.query<{ count: number }>(statement, values);
  return Number(row?.count);
}

const membershipsOf: Statement = {
  name: 'test-memberships',
  text: `select count(*) from membership join person on person.id = membership.person_id where persona = $1`,
};

async function persona(database: Database, text: string): Promise<Persona> {
  const found = await findPersona(database, text);
  if (!found) throw new Error(`${text} is nobody`);
  return found;
}

/** What a browser sends back after a `Set-Cookie` header. */
function cookieOf(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? '';
}

function openWatch(database: Database): SessionWatch {
  const fail = (error: unknown) => {
    throw error;
  };
  return new SessionWatch(database, fail, strictBackground());
}

describe.each<Engine>(['postgres', 'embedded'])('identity (%s)', (engine) => {
  let opened: OpenedDatabase;
  let database: Database;
  let sessions: Sessions;
  let watch: SessionWatch;
  beforeAll(async () => {
    opened = await openTestDatabase(engine);
    database = opened.database;
    await loadCatalogue(database, catalogue);
    watch = openWatch(database);
    sessions = await Sessions.open(database, watch);
  });
  afterAll(async () => {
    watch.close();
    await opened.drop();
  });

  /** Somebody who has just signed in, with their cookie. */
  async function signIn(text: string) {
    const [person] = await ensurePersonas(database, [await persona(database, text)]);
    if (!person) throw new Error('nobody was made');
    return { person, cookie: cookieOf(await sessions.start(person.id)) };
  }

  /** By what a connection with this cookie is watched. */
  async function credentialOf(cookie: string) {
    const { credential } = await sessions.viewerOfCookieHeader(cookie);
    if (!credential) throw new Error('nobody is signed in by this cookie');
    return credential;
  }

  const change = (text: string, values: unknown[]) =>
    database.query({ name: `test ${text}`.slice(0, 60), text }, values);

  test('a persona is a focal point of an agency that answers, in a country that exists', async () => {
    expect(await findPersona(database, 'focal-point/UNICEF/NPL')).not.toBeNull();
    expect(await findPersona(database, 'focal-point/DCO/KEN')).toBeNull();
    expect(await findPersona(database, 'focal-point/UNICEF/XXX')).toBeNull();
  });

  test('the personas to choose from have something to do in the open cycle', async () => {
    const personas = (await readPersonas(database)).map((one) => one.persona);
    expect(personas).toEqual([
      'coordinator',
      'focal-point/UNICEF/KEN',
      'focal-point/UNICEF',
      'co-chair',
      'observer',
    ]);
  });

  test('a persona stays the same person however often it is asked for', async () => {
    const wanted = [await persona(database, 'observer'), await persona(database, 'coordinator')];
    const first = await ensurePersonas(database, wanted);
    expect(first.map(({ name }) => name)).toEqual(['Observer', 'Coordinator, OHCHR']);
    expect(await ensurePersonas(database, wanted)).toEqual(first);
    expect(await count(database, membershipsOf, ['observer'])).toBe(1);
  });

  test('two requests for a new persona at once make one person with one membership', async () => {
    const wanted = await persona(database, 'focal-point/UNHCR/KEN');
    const found = await Promise.all(Array.from({ length: 8 }, () => ensurePersonas(database, [wanted])));
    expect(new Set(found.map(([person]) => person?.id)).size).toBe(1);
    expect(await count(database, membershipsOf, ['focal-point/UNHCR/KEN'])).toBe(1);
  });

  test('a cookie says who is asking, and in which roles', async () => {
    const { person, cookie } = await signIn('focal-point/UNICEF/KEN');
    const { viewer, sessionId } = await sessions.viewerOfCookieHeader(`theme=dark; ${cookie}`);
    expect(sessionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(viewer).toEqual({
      personId: person.id,
      name: 'Focal point, UNICEF, KEN in en',
      memberships: [{ role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' }],
    });
  });

  test('the roles are those of the moment, not of the sign-in', async () => {
    const { person, cookie } = await signIn('focal-point/UNICEF/NPL');
    await database.query({ name: 'test-leave', text: 'delete from membership where person_id = $1' }, [
      person.id,
    ]);
    expect((await sessions.viewerOfCookieHeader(cookie)).viewer?.memberships).toEqual([]);
  });

  test('nobody is asking without a cookie, with a forged one, or after the session ended', async () => {
    const nobody = { viewer: null, sessionId: null, credential: null };
    const { cookie } = await signIn('observer');
    expect(await sessions.viewerOfCookieHeader(undefined)).toEqual(nobody);
    expect(await sessions.viewerOfCookieHeader(`${cookie.slice(0, -2)}AA`)).toEqual(nobody);
    await sessions.endByCookieHeader(cookie);
    expect(await sessions.viewerOfCookieHeader(cookie)).toEqual(nobody);
    await sessions.endByCookieHeader(cookie);
    await sessions.endByCookieHeader(undefined);
  });

  test('whoever says that they signed out is nobody, and so is the cookie from then on', async () => {
    const { cookie } = await signIn('observer');
    // A socket’s handshake meets nothing else.
    expect((await sessions.signInOfHeaders({ cookie })).viewer).not.toBeNull();
    const nobody = { viewer: null, sessionId: null, credential: null };
    expect(await sessions.signInOfHeaders({ cookie: `${cookie}; concord_signed_out=1` })).toEqual(nobody);
    expect(await sessions.signInOfHeaders({ cookie })).toEqual(nobody);
    const { cookie: other } = await signIn('observer');
    expect(
      (await sessions.signInOfHeaders({ cookie: `not_concord_signed_out=1; ${other}` })).viewer,
    ).not.toBeNull();
  });

  test('a session survives a restart, since its key is in the database', async () => {
    const { cookie } = await signIn('observer');
    const afterwards = await Sessions.open(database, watch);
    expect((await afterwards.viewerOfCookieHeader(cookie)).viewer?.name).toBe('Observer');
  });

  test('open connections hear at once when their session ends here', async () => {
    const { cookie } = await signIn('observer');
    const credential = await credentialOf(cookie);
    const [first, second, left] = [vi.fn(), vi.fn(), vi.fn()];
    watch.watch(credential, first);
    watch.watch(credential, second);
    watch.watch(credential, left)();
    await sessions.endByCookieHeader(cookie);
    expect([first, second, left].map((listener) => listener.mock.calls.length)).toEqual([1, 1, 0]);
  });

  test('open connections hear within a second when their session ends elsewhere, and others do not', async () => {
    const [ended, other] = [await signIn('observer'), await signIn('coordinator')];
    const [onEnded, onOther] = [vi.fn(), vi.fn()];
    const endedSession = await credentialOf(ended.cookie);
    watch.watch(endedSession, onEnded);
    const unwatch = watch.watch(await credentialOf(other.cookie), onOther);
    await endSession(database, endedSession.id);
    await waitUntil(() => onEnded.mock.calls.length > 0, { within: 1_000, what: 'the watch sees the end' });
    expect(onEnded.mock.calls).toEqual([['ENDED']]);
    expect(onOther).not.toHaveBeenCalled();
    unwatch();
  });

  test('a connection that comes a moment after its session ended hears of it as well', async () => {
    const { cookie } = await signIn('observer');
    const credential = await credentialOf(cookie);
    await sessions.endByCookieHeader(cookie);
    const onEnd = vi.fn();
    watch.watch(credential, onEnd);
    await waitUntil(() => onEnd.mock.calls.length > 0, { within: 2_500, what: 'the watch sees the end' });
  });

  test.each([
    ['the session is ended elsewhere', 'update session set ended_at = now() where id = $1', 'ENDED'],
    [
      'nothing was asked for too long',
      `update session set last_seen_at = now() - interval '13 hours' where id = $1`,
      'ENDED',
    ],
    ['its last moment has come', 'update session set expires_at = now() where id = $1', 'ENDED'],
    [
      'the person is deactivated',
      'update person set deactivated_at = now() where id = (select person_id from session where id = $1)',
      'ENDED',
    ],
    [
      'a role is taken away',
      'update membership set ended_at = now() where person_id = (select person_id from session where id = $1)',
      'CHANGED',
    ],
    [
      'the last day of a role is over',
      `update membership set ends_on = (now() at time zone 'utc')::date - 1 where person_id = (select person_id from session where id = $1)`,
      'CHANGED',
    ],
    [
      'a role is given',
      `insert into membership (person_id, role) select person_id, 'OBSERVER' from session where id = $1`,
      'CHANGED',
    ],
  ])('open connections hear within a second when %s', async (_what, text, heard) => {
    const [person] = await ensurePersonas(database, [await persona(database, 'focal-point/UNICEF/KEN')]);
    await change('update person set deactivated_at = null where id = $1', [person?.id]);
    await change('update membership set ended_at = null, ends_on = null where person_id = $1', [person?.id]);
    const credential = await credentialOf(cookieOf(await sessions.start(person?.id ?? '')));
    const listener = vi.fn();
    watch.watch(credential, listener);
    await change(text, [credential.id]);
    await waitUntil(() => listener.mock.calls.length > 0, { within: 1_000, what: 'the watch sees it' });
    expect(listener.mock.calls).toEqual([[heard]]);
  });

  test('roles count from their first to their last day, and not where they were taken away', async () => {
    const { person, cookie } = await signIn('focal-point/UNHCR/NPL');
    await change('delete from membership where person_id = $1', [person.id]);
    for (const [starts, ends, ended] of [
      [0, 0, false],
      [-1, null, false],
      [null, 1, false],
      [1, null, false],
      [null, -1, false],
      [null, null, true],
    ]) {
      await change(
        `insert into membership (person_id, role, agency_code, starts_on, ends_on, ended_at)
         select $1, 'FOCAL_POINT', 'UNHCR', today + $2::integer, today + $3::integer, case when $4::boolean then now() end
           from (select (now() at time zone 'utc')::date as today) as clock`,
        [person.id, starts, ends, ended],
      );
    }
    expect((await sessions.viewerOfCookieHeader(cookie)).viewer?.memberships).toHaveLength(3);
  });

  test('a session that nobody uses, or that is seven days old, is nobody’s', async () => {
    // A minute past, since the clock of a machine may be put back by a little between one statement and the next.
    for (const text of [
      `update session set last_seen_at = now() - interval '12 hours 1 minute' where id = $1`,
      `update session set expires_at = now() - interval '1 minute' where id = $1`,
      'update person set deactivated_at = now() where id = (select person_id from session where id = $1)',
    ]) {
      const { person, cookie } = await signIn('observer');
      await change(text, [(await credentialOf(cookie)).id]);
      expect((await sessions.viewerOfCookieHeader(cookie)).viewer).toBeNull();
      await change('update person set deactivated_at = null where id = $1', [person.id]);
    }
  });

  test('when a session was last seen is written at most once a minute', async () => {
    const { cookie } = await signIn('observer');
    const { id } = await credentialOf(cookie);
    const lastSeen = async () =>
      (
        await database.query<{ at: Date }>(
          { name: 'test-last-seen', text: 'select last_seen_at as at from session where id = $1' },
          [id],
        )
      )[0]?.at.getTime() ?? 0;
    const first = await lastSeen();
    await sessions.viewerOfCookieHeader(cookie);
    expect(await lastSeen()).toBe(first);
    await change(`update session set last_seen_at = now() - interval '2 minutes' where id = $1`, [id]);
    await sessions.viewerOfCookieHeader(cookie);
    expect(await lastSeen()).toBeGreaterThanOrEqual(first);
  });
});

describe('replicas', () => {
  test('that start at the same moment on an empty database share the key of the sessions', async () => {
    const opened = await openTestDatabase('postgres');
    try {
      await loadCatalogue(opened.database, catalogue);
      const databases = [opened.database, await opened.openReplica(), await opened.openReplica()];
      const replicas = await Promise.all(
        databases.map((database) => Sessions.open(database, openWatch(database))),
      );
      const [person] = await ensurePersonas(opened.database, [await persona(opened.database, 'coordinator')]);
      const cookie = cookieOf((await replicas[0]?.start(person?.id ?? '')) ?? '');
      for (const replica of replicas) {
        expect((await replica.viewerOfCookieHeader(cookie)).viewer?.name).toBe('Coordinator, OHCHR');
      }
    } finally {
      await opened.drop();
    }
  });
});

describe('a watch whose database fails', () => {
  test('says so and goes on looking', async () => {
    let failing = true;
    const failures: unknown[] = [];
    const database = {
      query: async <Row>(): Promise<Row[]> => {
        if (failing) throw new Error('no connection');
        return [] as Row[];
      },
    };
    const watch = new SessionWatch(database, (error) => failures.push(error), strictBackground());
    const onEnd = vi.fn();
    watch.watch({ id: 'a session', scope: 'some roles' }, onEnd);
    await waitUntil(() => failures.length > 0, { within: 2_500, what: 'the failure is told' });
    expect(onEnd).not.toHaveBeenCalled();
    failing = false;
    await waitUntil(() => onEnd.mock.calls.length > 0, { within: 2_500, what: 'the watch sees the end' });
    watch.close();
  });
});
