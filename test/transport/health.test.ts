import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomInput } from '../faults/writer.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

const record = `mutation ($input: RecordResponseInput!) {
  recordResponse(input: $input) { __typename ... on ResponseRefused { message } }
}`;

describe('whether a replica is ready', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord();
    coordinator = await signInAs(concord.url, 'coordinator');
  });
  afterAll(() => concord?.drop());

  const ready = async () => (await fetch(`${concord.url}/health/ready`)).status === 200;
  // Words alone, which nothing refuses: a status by chance may be, and then nothing is written.
  const write = () =>
    coordinator.request(record, {
      input: { ...randomInput(new Map()), status: 'IN_PROGRESS', rating: null },
    });
  const endSessions = () =>
    concord.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'concord%'`,
    );
  const onDatabase = (what: string) =>
    concord.sql(
      `begin read write;
       do $$ begin execute format('alter database %I ${what}', current_database()); end $$;
       commit`,
    );

  test('it is not where the database takes no writes, but serves whoever reads', async () => {
    expect(await ready()).toBe(true);
    await onDatabase('set default_transaction_read_only = on');
    await endSessions();
    await waitUntil(async () => !(await ready()), { what: 'it is not ready' });
    await waitUntil(() => coordinator.query('{ cycles { code } }'), { what: 'it still serves' });
    const { errors } = await write();
    expect(errors).toMatchObject([
      { message: expect.stringContaining('can’t be reached'), extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);

    await onDatabase('reset default_transaction_read_only');
    await endSessions();
    await waitUntil(async () => (await write()).errors.length === 0, { what: 'it writes again' });
    // A write that failed lately keeps it from being sent more for a while.
    expect(await ready()).toBe(false);
    await waitUntil(ready, { within: 15_000, what: 'it is ready again' });
  }, 60_000);

  test('it is while the disk is full, which the answer, the log and a figure say', async () => {
    await concord.sql(`
      create function test_full() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
    await concord.sql('create trigger test_full before insert on event execute function test_full()');
    const { errors } = await write();
    await concord.sql('drop trigger test_full on event');
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/no room left.*report incident/),
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(concord.logged()).toMatch(/"code":"53100"/);
    expect(await (await fetch(`${concord.url}/metrics`)).text()).toMatch(
      /^concord_write_failures_total\{reason="disk_full"\} 1$/m,
    );
    expect(await ready()).toBe(true);
  });
});
