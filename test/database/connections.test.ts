import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openDataSource } from '../../server/database/data-source.ts';
import { Database, type Queryable } from '../../server/database/database.ts';
import { connectDatabase } from '../../server/database/open-database.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { startRelay } from '../support/relay.ts';
import { waitUntil } from '../support/wait.ts';

const say = <Row>(connection: Queryable, text: string) => connection.query<Row>({ name: '', text });
const write = (connection: Queryable) => say(connection, 'insert into thing values (1)');
const backend = async (connection: Queryable) => {
  const [row] = await say<{ pid: number }>(connection, 'select pg_backend_pid() as pid');
  return row?.pid ?? 0;
};

describe('the connections of a replica', () => {
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await createEmptyDatabase();
    await server.query('create table thing (number integer)');
  });
  afterAll(() => server?.drop());
  beforeEach(async () => {
    database = await connectDatabase({ url: server.url });
  });
  afterEach(() => database.close());

  /** Ends a backend, and waits until this process has been told. */
  const terminate = async (pid: number, told: () => boolean) => {
    await server.query('select pg_terminate_backend($1)', [pid]);
    await waitUntil(told, { what: 'the connection has broken' });
  };

  test('fail the statement under which they are ended, and the next one has another', async () => {
    const pid = await backend(database);
    const failing = expect(say(database, 'select pg_sleep(60)')).rejects.toThrow('terminating connection');
    await server.query('select pg_terminate_backend($1)', [pid]);
    await failing;
    expect(await backend(database)).not.toBe(pid);
    expect(database.writeFailures.lately).toBe(false);
  });

  test('fail the transaction that they are ended under between two statements, and end nothing else', async () => {
    const failing = database.transaction('READ COMMITTED', async (connection) => {
      await write(connection);
      await server.query('select pg_terminate_backend($1)', [await backend(connection)]);
      await waitUntil(
        () =>
          write(connection).then(
            () => false,
            () => true,
          ),
        { what: 'it has broken' },
      );
      await write(connection);
    });
    await expect(failing).rejects.toThrow(/not queryable|connection/i);
    await write(database);
    expect(database.writeFailures.lately).toBe(true);
  });

  test('may break while TypeORM has them, or nobody', async () => {
    const runner = (await openDataSource(database.pool)).createQueryRunner();
    const client = await runner.connect();
    let broken = false;
    client.once('end', () => {
      broken = true;
    });
    await terminate(await pidOf(runner), () => broken);
    await runner.release();
    const idle = await backend(database);
    await server.query('select pg_terminate_backend($1)', [idle]);
    await waitUntil(() =>
      backend(database).then(
        (pid) => pid !== idle,
        () => false,
      ),
    );
  });

  const pidOf = async (runner: { query(text: string): Promise<{ pid: number }[]> }) =>
    (await runner.query('select pg_backend_pid() as pid'))[0]?.pid ?? 0;

  const readOnly = 'set session characteristics as transaction read only';
  test.each<[string, () => Promise<unknown>]>([
    ['a statement', () => write(database)],
    ['a transaction', () => database.transaction('READ COMMITTED', write)],
    [
      'a statement of TypeORM’s',
      async () => (await openDataSource(database.pool)).query('insert into thing values (1)'),
    ],
  ])('are thrown away where they answered %s that the server takes no writes', async (_what, attempt) => {
    await say(database, readOnly);
    const pid = await backend(database);
    await expect(attempt()).rejects.toThrow('read-only transaction');
    await attempt();
    expect(await backend(database)).not.toBe(pid);
  });

  test('stay where a statement fails for a reason of its own', async () => {
    const pid = await backend(database);
    await expect(say(database, 'select 1 / 0')).rejects.toThrow('division by zero');
    await expect(say(database, 'insert into nowhere values (1)')).rejects.toThrow('does not exist');
    expect(await backend(database)).toBe(pid);
    expect(database.writeFailures.lately).toBe(false);
  });

  describe('that go silent', () => {
    const limitMs = 400;
    let limited: Database;
    let swallow: () => void;
    beforeEach(async () => {
      const address = new URL(server.url);
      const relay = await startRelay(Number(address.port));
      onTestFinished(() => relay.stop());
      address.port = String(relay.port);
      const { pool } = await connectDatabase({ url: address.href });
      limited = new Database(pool, 'postgres', async () => {}, limitMs);
      onTestFinished(() => limited.close());
      swallow = relay.swallow;
    });

    test('are given up a while after the server would have given up the statement', async () => {
      await backend(limited);
      swallow();
      await expect(write(limited)).rejects.toThrow('did not answer within 0.4 s');
      expect(limited.writeFailures).toMatchObject({ lately: true, counts: { connection: 1 } });
      await write(limited);
    });

    test('are given up in a transaction too, also where only the rollback is not answered', async () => {
      await expect(
        limited.transaction('READ COMMITTED', async (connection) => {
          await write(connection);
          swallow();
          throw new Error('on purpose');
        }),
      ).rejects.toThrow('on purpose');
      await write(limited);
    });

    test('are waited for where a statement may take as long as it takes', async () => {
      const slow = (connection: Queryable) => say(connection, 'select pg_sleep(1)');
      await expect(slow(limited)).rejects.toThrow('did not answer');
      await limited.transaction('READ COMMITTED', slow, { unlimited: true });
    });
  });
});
