import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

/*
 * What people write and what they sign in with never gets into the process's log, at its most talkative, in every
 * fault. Nothing of the inside gets to the client that caused it.
 */

const secret = `Secret ${randomUUID()}`;
const record = `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
  __typename ... on ResponseRefused { code message } } }`;
const inside = /select |insert |update |node_modules|\.ts\b|pg_|response_pk|at [A-Z]\w+\./i;

describe('the log of the process', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord('postgres', { env: { DEMO: '1', LOG_LEVEL: 'trace' } });
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  const input = (given: Record<string, unknown> = {}) => ({
    mutationId: randomUUID(),
    country: 'KEN',
    item: 'LDR-2',
    agency: 'UNICEF',
    baseRevision: 0,
    narrative: secret,
    note: `${secret} note`,
    ...given,
  });

  /** The request fails as a fault of ours, with an incident that is in the log, and neither side says too much. */
  async function expectIncident(given: Record<string, unknown>): Promise<void> {
    const { errors } = await coordinator.request(record, { input: input(given) });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    const { incident } = errors[0]?.extensions ?? {};
    expect(concord.logged()).toContain(incident);
    expect(JSON.stringify(errors)).not.toMatch(inside);
    expect(JSON.stringify(errors)).not.toContain(secret);
    expectSilence();
  }

  function expectSilence(): void {
    const log = concord.logged();
    expect(log).not.toContain(secret);
    expect(log).not.toContain(secret.slice(7));
    expect(log).not.toContain(coordinator.cookie?.split('=')[1] ?? 'no cookie');
  }

  test.each([
    [
      'a constraint',
      `alter table response add constraint ck_test check (narrative is null or length(narrative) < 10) not valid`,
      'alter table response drop constraint ck_test',
    ],
    [
      'a wrong type',
      `create function test_cast() returns trigger language plpgsql as $$ begin perform new.narrative::integer; return new; end $$;
       create trigger test_cast before update on response for each row execute function test_cast()`,
      'drop trigger test_cast on response; drop function test_cast()',
    ],
    [
      'an exception that quotes the row',
      `create function test_raise() returns trigger language plpgsql as $$ begin raise exception 'no: %', new; end $$;
       create trigger test_raise before insert on event for each row execute function test_raise()`,
      'drop trigger test_raise on event; drop function test_raise()',
    ],
    [
      'a unique index on texts',
      `create unique index uq_test on event ((note)) where note is not null;
       insert into event select position + 1000000, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision, written_at,
         counts, changes, '${secret} note', salt, content_digest, hash, visibility from event where position = 1`,
      'drop index uq_test; delete from event where position > 1000000',
    ],
    [
      'a table that is gone',
      'alter table receipt rename to receipt_gone',
      'alter table receipt_gone rename to receipt',
    ],
  ])('keeps silent about a text that meets %s', async (_what, breakIt, repair) => {
    await concord.sql(breakIt);
    try {
      await expectIncident({});
    } finally {
      await concord.sql(repair);
    }
  });

  test('keeps silent about a text that waits too long, and about one whose connection is cut', async () => {
    const holder = new Client({ connectionString: await databaseUrl() });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select from log_head for update');
      const waiting = coordinator.request(record, { input: input({ item: 'LDR-4' }) });
      await waitUntil(async () => {
        const cut = await concord.sql(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return cut.length > 0;
      });
      expect(JSON.stringify((await waiting).errors)).not.toMatch(inside);
      // The next one finds nobody to cut it, and waits until the database gives it up.
      const { errors } = await coordinator.request(record, { input: input({ item: 'LDR-4' }) });
      expect(errors[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(errors)).not.toMatch(inside);
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    expectSilence();
  }, 60_000);

  const databaseUrl = async () => {
    const [row] = await concord.sql<{ name: string; port: string }>(
      `select current_database() as name, current_setting('port') as port`,
    );
    return `postgres://postgres@127.0.0.1:${row?.port}/${row?.name}`;
  };

  test('keeps silent about requests that are refused for their shape', async () => {
    const bodies = [
      JSON.stringify({ query: record, variables: { input: input({ rating: secret }) } }),
      JSON.stringify({ query: record, variables: { input: input({ baseRevision: secret }) } }),
      JSON.stringify({
        query: `mutation { recordResponse(input: { narrative: "${secret}" }) { __typename } }`,
      }),
      JSON.stringify({ query: `{ ${secret} }`, variables: secret }),
      `{"query": "${secret}`,
      JSON.stringify({ query: record, variables: { input: input({ narrative: `${secret}\u0000` }) } }),
      JSON.stringify({ query: '{ countryChecklist(country: "K\\u0000") { cursor } }', secret }),
      JSON.stringify([
        { query: record, secret },
        { query: record, secret },
      ]),
    ];
    for (const body of bodies) {
      const response = await fetch(`${concord.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: coordinator.cookie ?? '' },
        body,
      });
      expect(await response.text(), body).not.toMatch(inside);
    }
    expectSilence();
  });

  test('keeps silent about what stands in addresses, cookies and headers', async () => {
    const asked = encodeURIComponent(secret);
    const cookie = coordinator.cookie ?? '';
    for (const path of [
      `/graphql?query=${encodeURIComponent(`{ agencies { ${'code'} } }`)}&secret=${asked}`,
      `/graphql?query=mutation%20%7B%20a(b%3A%22${asked}%22)%20%7D`,
      `/auth/callback?code=${asked}&state=${asked}`,
      `/${asked}`,
      `/%E0%A4%A${asked}`,
    ]) {
      const headers = { cookie, authorization: `Bearer ${asked}`, 'apollo-require-preflight': '1' };
      await (await fetch(concord.url + path, { headers })).text();
      await (await fetch(concord.url + path, { headers: { cookie: `concord_session=${asked}` } })).text();
    }
    expect(concord.logged()).not.toContain(asked);
    expectSilence();
  });

  test('keeps silent about what comes over a WebSocket', async () => {
    const socket = new WebSocket(
      `${concord.url.replace('http', 'ws')}/graphql?secret=${encodeURIComponent(secret)}`,
      'graphql-transport-ws',
      {
        headers: { cookie: coordinator.cookie },
      },
    );
    const heard: string[] = [];
    socket.on('message', (data) => heard.push(String(data)));
    await new Promise((opened) => socket.once('open', opened));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { token: secret } }));
    await waitUntil(() => heard.length > 0);
    const query = `subscription ($after: Cursor) { events(after: $after) { id } }`;
    socket.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { after: secret } } }),
    );
    await waitUntil(() => heard.length > 1);
    const closed = new Promise((done) => socket.once('close', done));
    socket.send(`{"type": "${secret}`);
    await closed;
    expect(heard.join('\n')).not.toMatch(inside);
    expectSilence();
  });
});
