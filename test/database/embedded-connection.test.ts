import type { PoolClient } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Database, type Queryable, type Statement } from '../../server/database/database.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { waitUntil } from '../support/wait.ts';

const write: Statement = { name: 'test-write', text: 'insert into thing values ($1)' };
const count: Statement = { name: 'test-count', text: 'select count(*) from thing' };
const slow: Statement = { name: 'test-slow', text: 'select count(*) from generate_series(1, $1::integer)' };

describe('the one connection of the embedded engine', () => {
  let opened: OpenedDatabase;
  beforeEach(async () => {
    opened = await openTestDatabase('embedded');
    await opened.database.query({ name: '', text: 'create table thing (number integer)' });
  }, 120_000);
  afterEach(() => opened?.drop());

  const counted = async (connection: Queryable) =>
    (await connection.query<{ count: number }>(count))[0]?.count;

  /** Breaks the pool's connection, wherever its work is. */
  const breakConnection = () => {
    const { _clients } = opened.database.pool as unknown as { _clients: PoolClient[] };
    const [client] = _clients as unknown as { connection: { stream: { destroy(): void } } }[];
    client?.connection.stream.destroy();
  };

  /** The engine lets nobody in until it has seen that the connection is gone, and sees nothing while it computes. */
  const goOn = () =>
    waitUntil(
      () =>
        opened.database.query(write, [1]).then(
          () => true,
          () => false,
        ),
      { within: 60_000 },
    );

  test('breaks while nobody uses it, and its named statements go on', async () => {
    await opened.database.query(write, [1]);
    expect(await counted(opened.database)).toBe(1);
    breakConnection();
    await goOn();
    expect(await counted(opened.database)).toBe(2);
  });

  test('breaks under a statement, and its named statements go on', async () => {
    await opened.database.query(write, [1]);
    await opened.database.query(slow, [1]);
    const broken = expect(opened.database.query(slow, [3_000_000])).rejects.toThrow('Connection terminated');
    await new Promise(setImmediate);
    breakConnection();
    await broken;
    await goOn();
    expect(await opened.database.query(slow, [7])).toEqual([{ count: 7 }]);
    expect(await counted(opened.database)).toBe(2);
  });

  test('breaks within a transaction, again and again, and the next one is served at once', async () => {
    for (let round = 1; round <= 20; round++) {
      const failing = opened.database.transaction('READ COMMITTED', async (connection) => {
        await connection.query(write, [2]);
        breakConnection();
        await connection.query(write, [3]);
      });
      await expect(failing).rejects.toThrow();
      await opened.database.query(write, [1]);
      expect(await counted(opened.database)).toBe(round);
    }
  });

  test('is given up where a statement takes too long, and its named statements go on', async () => {
    const limited = new Database(opened.database.pool, 'embedded', async () => {}, 400);
    await limited.query(slow, [1]);
    await expect(limited.query(slow, [10_000_000])).rejects.toThrow('did not answer within 0.4 s');
    await goOn();
    expect(await limited.query(slow, [7])).toEqual([{ count: 7 }]);
  });
});
