import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensurePersonas } from '../../server/demonstration/ensure-personas.ts';
import { findPersona } from '../../server/demonstration/persona-directory.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { SessionWatch } from '../../server/sessions/session-watch.ts';
import { Sessions } from '../../server/sessions/sessions.ts';
import { deviceTicketRoutes } from '../../server/sign-in/device-tickets.ts';
import { agency, country, smallCatalogue } from '../catalogue/small-catalogue.ts';
import { strictBackground } from '../support/background.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('a device that asks whether what it keeps must go', (opened) => {
  let sessions: Sessions;
  let app: FastifyInstance;
  beforeAll(async () => {
    const { database } = opened();
    await loadCatalogue(
      database,
      smallCatalogue({
        agencies: [agency('UNICEF', 1)],
        countries: [country('KEN', 'KE', '404')],
        cycles: [],
      }),
    );
    sessions = await Sessions.open(database, new SessionWatch(database, () => {}, strictBackground()));
    app = fastify();
    await app.register(deviceTicketRoutes, { database, sessions });
  });
  afterAll(() => app?.close());

  const personOf = async (name: string) => {
    const persona = await findPersona(opened().database, name);
    const [person] = persona ? await ensurePersonas(opened().database, [persona]) : [];
    return person?.id ?? '';
  };
  const post = async (url: string, payload: unknown, cookie = '') =>
    (await app.inject({ method: 'POST', url, headers: { cookie }, payload: payload as object })).json();
  const signIn = async (person: string, issued: Parameters<Sessions['start']>[1] = {}) => {
    const cookie = (await sessions.start(person, issued)).split(';', 1)[0] ?? '';
    const { sessionId } = await sessions.viewerOfCookieHeader(cookie);
    const { ticket } = await post('/auth/ticket', {}, cookie);
    return { cookie, sessionId: sessionId ?? '', ticket: ticket as string };
  };
  const revoked = async (...tickets: string[]) => (await post('/auth/revoked', { tickets })).revoked;
  const change = (text: string, value: string) =>
    opened().database.query({ name: `test ${text}`.slice(0, 60), text }, [value]);

  test('hears so once its session was ended from elsewhere, and of no other session', async () => {
    const person = await personOf('focal-point/UNICEF/KEN');
    const [lost, other] = [await signIn(person), await signIn(person)];
    expect(await revoked(lost.ticket, other.ticket)).toEqual([]);
    expect(await sessions.endOf(person, lost.sessionId)).toBe(1);
    expect(await revoked(lost.ticket, other.ticket)).toEqual([lost.ticket]);
  });

  test('does not hear so where its session ran out, was signed out of, or was ended by a provider', async () => {
    const person = await personOf('focal-point/UNICEF/KEN');
    const out = await signIn(person);
    await sessions.endByCookieHeader(out.cookie);
    const byProvider = await signIn(person, { issuer: 'https://login.test', subject: 'amina', sid: 'one' });
    await sessions.endOfProvider('https://login.test', null, 'one');
    const ranOut = await signIn(person);
    await change(`update session set expires_at = now() - interval '1 day' where id = $1`, ranOut.sessionId);
    expect((await sessions.viewerOfCookieHeader(ranOut.cookie)).viewer).toBeNull();
    expect(await revoked(out.ticket, byProvider.ticket, ranOut.ticket)).toEqual([]);
    // Signing out everywhere reaches a device that had no session left to end.
    await sessions.endOf(person);
    expect(await revoked(byProvider.ticket, ranOut.ticket)).toEqual([byProvider.ticket, ranOut.ticket]);
  });

  test('hears so of a person who was shut out, also long after', async () => {
    const person = await personOf('focal-point/UNICEF/KEN');
    const { ticket, sessionId } = await signIn(person);
    await change('delete from session where id = $1', sessionId);
    expect(await revoked(ticket)).toEqual([]);
    await change('update person set deactivated_at = now() where id = $1', person);
    expect(await revoked(ticket)).toEqual([ticket]);
  });

  test('is told nothing by what it did not get from here', async () => {
    const { ticket } = await signIn(await personOf('coordinator'));
    const [session, , signature] = ticket.split('.');
    const forged = `${session}.${await personOf('focal-point/UNICEF/KEN')}.${signature}`;
    expect(await revoked(forged, '', 'x.y.z')).toEqual([]);
    const many = await app.inject({
      method: 'POST',
      url: '/auth/revoked',
      payload: { tickets: Array.from({ length: 21 }, () => 'x') },
    });
    expect([many.statusCode, many.json().code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});
