import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { ensurePersonas } from '../../server/demonstration/ensure-personas.ts';
import { findPersona } from '../../server/demonstration/persona-directory.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { readRoleChoice } from '../../server/people/role-choice.ts';
import { createToken } from '../../server/people/tokens.ts';
import { SessionWatch } from '../../server/sessions/session-watch.ts';
import { Sessions } from '../../server/sessions/sessions.ts';
import { agency, country, smallCatalogue } from '../catalogue/small-catalogue.ts';
import { strictBackground } from '../support/background.ts';
import { describeOnBothEngines } from '../support/engines.ts';

/*
 * What ends by itself ends by the database's clock, the same for every replica. The clock of this process is years
 * ahead or behind in these tests. Code that asked it would let in what is over, or shut out what is not.
 */

const years = 10 * 366 * 86_400_000;

describeOnBothEngines('what ends by itself', (opened) => {
  let database: Database;
  let watch: SessionWatch;
  let sessions: Sessions;
  let personId: string;
  let cookie: string;
  let sessionId: string;

  beforeAll(async () => {
    database = opened().database;
    await loadCatalogue(
      database,
      smallCatalogue({
        agencies: [agency('UNICEF', 1)],
        countries: [country('KEN', 'KE', '404')],
        cycles: [],
      }),
    );
    const fail = (error: unknown) => {
      throw error;
    };
    watch = new SessionWatch(database, fail, strictBackground());
    sessions = await Sessions.open(database, watch);
  });
  afterAll(() => watch?.close());

  beforeEach(async () => {
    const persona = await findPersona(database, 'focal-point/UNICEF/KEN');
    const [person] = persona ? await ensurePersonas(database, [persona]) : [];
    personId = person?.id ?? '';
    await change('update membership set ends_on = null where person_id = $1', personId);
    cookie = (await sessions.start(personId)).split(';', 1)[0] ?? '';
    sessionId = (await sessions.viewerOfCookieHeader(cookie)).sessionId ?? '';
  });
  afterEach(() => void vi.useRealTimers());

  const change = (text: string, ...values: unknown[]) =>
    database.query({ name: `test ${text}`.slice(0, 60), text }, values);
  const rolesBy = async (who: { cookie: string } | { authorization: string }) =>
    (
      await ('cookie' in who
        ? sessions.viewerOfCookieHeader(who.cookie)
        : sessions.signInOfAuthorization(who.authorization))
    ).viewer?.memberships.map(({ role }) => role) ?? null;

  /** The same whether this process is far ahead of the database, or far behind. */
  async function always(roles: Awaited<ReturnType<typeof rolesBy>>, who: Parameters<typeof rolesBy>[0]) {
    const real = Date.now();
    for (const now of [real - years, real, real + years]) {
      vi.useFakeTimers({ toFake: ['Date'], now });
      expect(await rolesBy(who), `at ${new Date(now).toISOString()}`).toEqual(roles);
    }
    vi.useRealTimers();
  }

  test('a token works for as long as it was made for, and from then on is nobody’s', async () => {
    const input = { name: 'a script', access: 'READ' as const, days: 1 };
    const { id, secret } = await createToken(database, { personId, sessionId }, input);
    const who = { authorization: `Bearer ${secret}` };
    await always(['FOCAL_POINT'], who);
    const end = (minutes: number) =>
      change(
        'update access_token set expires_at = clock_timestamp() + make_interval(mins => $2) where id = $1',
        id,
        minutes,
      );
    await end(1);
    await always(['FOCAL_POINT'], who);
    await end(-1);
    await always(null, who);
  });

  test('a session lives for twelve hours after it was last used', async () => {
    const unused = (minutes: number) =>
      change(
        'update session set last_seen_at = clock_timestamp() - make_interval(mins => $2) where id = $1',
        sessionId,
        minutes,
      );
    await unused(12 * 60 - 1);
    await always(['FOCAL_POINT'], { cookie });
    await unused(12 * 60 + 1);
    await always(null, { cookie });
  });

  test('a session ends seven days after it began, however busy', async () => {
    const [session] = await database.query<{ days: number }>(
      {
        name: 'test-days',
        text: 'select extract(epoch from expires_at - created_at)::integer / 86400 as days from session where id = $1',
      },
      [sessionId],
    );
    expect(session?.days).toBe(7);
    await always(['FOCAL_POINT'], { cookie });
    await change(
      `update session set expires_at = clock_timestamp() - interval '1 minute' where id = $1`,
      sessionId,
    );
    await always(null, { cookie });
  });

  test('a role counts on all of its last day, in a session and with a token, and not on the day after', async () => {
    const input = { name: 'a script', access: 'READ' as const, days: 1 };
    const { secret } = await createToken(database, { personId, sessionId }, input);
    const ways = [{ cookie }, { authorization: `Bearer ${secret}` }];
    const lastDay = (daysAgo: number) =>
      change(
        `update membership set ends_on = (clock_timestamp() at time zone 'utc')::date - $2::integer where person_id = $1`,
        personId,
        daysAgo,
      );
    await lastDay(0);
    for (const who of ways) await always(['FOCAL_POINT'], who);
    await lastDay(1);
    for (const who of ways) await always([], who);
  });

  test('the day on which a last day is too early to give is the database’s too', async () => {
    const [clock] = await database.query<{ today: string }>({
      name: 'test-today',
      text: `select (clock_timestamp() at time zone 'utc')::date::text as today`,
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + years });
    expect((await readRoleChoice(database)).today).toBe(clock?.today);
  });
});
