import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { monitorRoleLacks } from '../../server/database/monitor-role.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { asMonitor } from '../../server/monitor/monitor-connection.ts';
import { createDatabaseWith, createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/engines.ts';

/** Each changes what statements mean or how their answers are written. */
const odd = {
  datestyle: 'SQL, DMY',
  timezone: 'America/New_York',
  bytea_output: 'escape',
  standard_conforming_strings: 'off',
  array_nulls: 'off',
  default_transaction_isolation: 'serializable',
  jit: 'on',
  jit_above_cost: '0',
};

const alter = (name: string) =>
  Object.entries(odd).map(([setting, value]) => `alter database ${name} set ${setting} = '${value}'`);

async function expectUsual(database: Database): Promise<void> {
  const text = `
    select '2026-02-01T10:30:00.5Z'::timestamptz(3) as at, '2026-02-01'::date as day, '\\x00ff5c'::bytea as bytes,
           'a\\nb' as text, $1::text[] as list, current_setting('transaction_isolation') as isolation,
           current_setting('jit') as jit`;
  expect(await database.query({ name: 'test-formats', text }, [[null, 'x']])).toEqual([
    {
      at: new Date('2026-02-01T10:30:00.500Z'),
      day: '2026-02-01',
      bytes: Buffer.from('00ff5c', 'hex'),
      text: 'a\\nb',
      list: [null, 'x'],
      isolation: 'read committed',
      jit: 'off',
    },
  ]);
}

describe('a database with settings of its own', () => {
  let given: TestDatabase;
  beforeAll(async () => {
    given = await createEmptyDatabase();
    for (const statement of alter(given.name)) await given.query(statement);
  });
  afterAll(() => given?.drop());

  test('is read and written as any other', async () => {
    const database = await openDatabase({ url: given.url });
    onTestFinished(() => database.close());
    await expectUsual(database);
  });

  test('keeps the operator’s search path and other start-up options', async () => {
    await given.query('create schema elsewhere');
    const options = encodeURIComponent('-c search_path=elsewhere -c work_mem=7MB');
    const database = await openDatabase({ url: `${given.url}?options=${options}` });
    onTestFinished(() => database.close());
    await expectUsual(database);
    const text = `select current_schema() as schema, current_setting('work_mem') as memory, to_regclass('elsewhere.event') is not null as made`;
    expect(await database.query({ name: 'test-path', text })).toEqual([
      { schema: 'elsewhere', memory: '7MB', made: true },
    ]);
  });
});

test('an embedded database with settings of its own is read and written as any other', async () => {
  const { database, location, drop } = await openTestDatabase('embedded');
  onTestFinished(drop);
  for (const text of alter('postgres')) await database.query({ name: '', text });
  await database.close();
  const again = await openDatabase(location);
  onTestFinished(() => again.close());
  await expectUsual(again);
}, 120_000);

describe('a database that can’t hold Concord’s data is refused in a sentence', () => {
  const refused = async ({ url }: TestDatabase, says: RegExp) => {
    const error = await openDatabase({ url }).then(
      (database) => database.close(),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartupError);
    expect((error as StartupError).message).toMatch(says);
    expect((error as StartupError).message).toMatch(/^[^\n]+\.$/);
  };

  test.each(['LATIN1', 'SQL_ASCII'])('where its encoding is %s', async (encoding) => {
    const database = await createDatabaseWith(`template template0 encoding '${encoding}' locale 'C'`);
    onTestFinished(() => database.drop());
    await refused(database, new RegExp(`has the encoding ${encoding}, .*UTF8`));
  });

  test('where it takes no changes', async () => {
    const database = await createEmptyDatabase();
    onTestFinished(() => database.drop());
    await database.query(`alter database ${database.name} set default_transaction_read_only = on`);
    await refused(database, /is read-only: .*default_transaction_read_only/);
  });

  test('where no schema of the search path is there', async () => {
    const database = await createEmptyDatabase();
    onTestFinished(() => database.drop());
    await database.query('drop schema public');
    await refused(database, /no schema .*search_path/);
  });

  test('where its user may make no tables', async () => {
    const database = await createEmptyDatabase();
    onTestFinished(() => database.drop());
    const role = `guest_${database.name}`;
    await database.query(`create role ${role} login`);
    onTestFinished(async () => void (await database.query(`drop role ${role}`)));
    const url = new URL(database.url);
    url.username = role;
    await refused({ ...database, url: url.href }, /may not make Concord’s tables .*CREATE/);
  });
});

test('a user who can make no role gets everything but the monitor, and the sentence that an administrator needs', async () => {
  const given = await createEmptyDatabase();
  onTestFinished(() => given.drop());
  const role = `owner_${given.name}`;
  await given.query(`create role ${role} login`);
  await given.query(`alter database ${given.name} owner to ${role}`);
  await given.query(`alter schema public owner to ${role}`);
  onTestFinished(async () => {
    await given.query(`reassign owned by ${role} to current_user`);
    await given.query(`drop role ${given.name}_monitor, ${role}`);
  });
  const url = new URL(given.url);
  url.username = role;
  const limited = await openDatabase({ url: url.href });
  const says = await monitorRoleLacks(limited);
  expect(says).toContain(
    `“create role ${given.name}_monitor nologin; grant ${given.name}_monitor to ${role};”`,
  );
  const viewer = { personId: randomUUID(), name: 'Somebody', memberships: [] };
  const enter = (database: Database) =>
    asMonitor(database, viewer, (connection) =>
      connection.query({ name: 'test-rows', text: 'select from monitor_report' }),
    );
  await expect(enter(limited)).rejects.toThrow(/closed here until/);
  await limited.close();
  await given.query(`create role ${given.name}_monitor nologin`);
  await given.query(`grant ${given.name}_monitor to ${role}`);
  const opened = await openDatabase({ url: url.href });
  expect(await monitorRoleLacks(opened)).toBeNull();
  expect(await enter(opened)).toEqual([]);
  await opened.close();
  await given.query(`drop owned by ${given.name}_monitor`);
});
