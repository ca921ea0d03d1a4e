import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadCatalogue } from '../../server/catalogue/load-catalogue.ts';
import type { Database, Statement } from '../../server/database/database.ts';
import { ensurePersonas } from '../../server/identity/ensure-personas.ts';
import { findPersona, readPersonas } from '../../server/identity/persona-directory.ts';
import type { Persona } from '../../server/identity/personas.ts';
import { endSession } from '../../server/identity/session.sql.ts';
import { SessionWatch } from '../../server/identity/session-watch.ts';
import { Sessions } from '../../server/identity/sessions.ts';
import { agency, country, cycle, presence, smallCatalogue } from '../catalogue/small-catalogue.ts';
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
  return new SessionWatch(database, (error) => {
    throw error;
  });
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

  test('a persona is a focal point of an agency that answers, in a country that exists', async () => {
    expect(await findPersona(database, 'focal-point/UNICEF/NPL')).not.toBeNull();
    expect(await findPersona(database, 'focal-point/DCO/KEN')).toBeNull();
    expect(await findPersona(database, 'focal-point/UNICEF/XXX')).toBeNull();
  });

  test('the personas to choose from have something to do in the open cycle', async () => {
    const personas = (await readPersonas(database)).map((one) => one.persona);
    expect(personas).toEqual(['coordinator', 'focal-point/UNICEF/KEN', 'observer']);
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
    const nobody = { viewer: null, sessionId: null };
    const { cookie } = await signIn('observer');
    expect(await sessions.viewerOfCookieHeader(undefined)).toEqual(nobody);
    expect(await sessions.viewerOfCookieHeader(`${cookie.slice(0, -2)}AA`)).toEqual(nobody);
    await sessions.endByCookieHeader(cookie);
    expect(await sessions.viewerOfCookieHeader(cookie)).toEqual(nobody);
    await sessions.endByCookieHeader(cookie);
    await sessions.endByCookieHeader(undefined);
  });

  test('a session survives a restart, since its key is in the database', async () => {
    const { cookie } = await signIn('observer');
    const afterwards = await Sessions.open(database, watch);
    expect((await afterwards.viewerOfCookieHeader(cookie)).viewer?.name).toBe('Observer');
  });

  test('open connections hear at once when their session ends here', async () => {
    const { cookie } = await signIn('observer');
    const { sessionId } = await sessions.viewerOfCookieHeader(cookie);
    const [first, second, left] = [vi.fn(), vi.fn(), vi.fn()];
    watch.watch(sessionId ?? '', first);
    watch.watch(sessionId ?? '', second);
    watch.watch(sessionId ?? '', left)();
    await sessions.endByCookieHeader(cookie);
    expect([first, second, left].map((listener) => listener.mock.calls.length)).toEqual([1, 1, 0]);
  });

  test('open connections hear within a second or so when their session ends elsewhere, and others do not', async () => {
    const [ended, other] = [await signIn('observer'), await signIn('coordinator')];
    const [onEnded, onOther] = [vi.fn(), vi.fn()];
    const endedId = (await sessions.viewerOfCookieHeader(ended.cookie)).sessionId ?? '';
    const otherId = (await sessions.viewerOfCookieHeader(other.cookie)).sessionId ?? '';
    watch.watch(endedId, onEnded);
    const unwatch = watch.watch(otherId, onOther);
    await endSession(database, endedId);
    await waitUntil(() => onEnded.mock.calls.length > 0, { within: 2_500, what: 'the watch sees the end' });
    expect(onEnded).toHaveBeenCalledOnce();
    expect(onOther).not.toHaveBeenCalled();
    unwatch();
  });

  test('a connection that comes a moment after its session ended hears of it as well', async () => {
    const { cookie } = await signIn('observer');
    const { sessionId } = await sessions.viewerOfCookieHeader(cookie);
    await sessions.endByCookieHeader(cookie);
    const onEnd = vi.fn();
    watch.watch(sessionId ?? '', onEnd);
    await waitUntil(() => onEnd.mock.calls.length > 0, { within: 2_500, what: 'the watch sees the end' });
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
        return [{ id: 'a session' }] as Row[];
      },
    };
    const watch = new SessionWatch(database, (error) => failures.push(error));
    const onEnd = vi.fn();
    watch.watch('a session', onEnd);
    await waitUntil(() => failures.length > 0, { within: 2_500, what: 'the failure is told' });
    expect(onEnd).not.toHaveBeenCalled();
    failing = false;
    await waitUntil(() => onEnd.mock.calls.length > 0, { within: 2_500, what: 'the watch sees the end' });
    watch.close();
  });
});
