import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database, Queryable } from '../../server/database/database.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

const read = async (connection: Queryable) => {
  const [row] = await connection.query<{ value: string }>({
    name: 'test-read',
    text: `select value from setting where name = 'counter'`,
  });
  return Number(row?.value);
};
const write = (connection: Queryable, value: number) =>
  connection.query({ name: 'test-write', text: `update setting set value = $1 where name = 'counter'` }, [
    String(value),
  ]);
const reset = (database: Database) =>
  database.query({
    name: 'test-reset',
    text: `insert into setting values ('counter', '0') on conflict (name) do update set value = '0'`,
  });

describeOnBothEngines('a transaction', (opened) => {
  let database: Database;
  beforeAll(() => {
    database = opened().database;
  });
  beforeEach(() => reset(database));

  test('leaves nothing where its work fails, and its connection is good for the next', async () => {
    for (let round = 0; round < 20; round++) {
      const failing = database.transaction('READ COMMITTED', async (connection) => {
        await write(connection, 7);
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await read(database)).toBe(0);
    }
  });

  test('leaves nothing where one of its statements fails', async () => {
    const failing = database.transaction('READ COMMITTED', async (connection) => {
      await write(connection, 7);
      await connection.query({ name: 'test-broken', text: 'select 1 / 0' });
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(await read(database)).toBe(0);
  });

  test('is not done again where its work fails for a reason of its own', async () => {
    let runs = 0;
    const failing = database.transaction('READ COMMITTED', async () => {
      runs += 1;
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(runs).toBe(1);
  });
});

describe('transactions that get in each other’s way', () => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
  });
  beforeEach(() => reset(opened.database));
  afterAll(() => opened.drop());

  test('are done again from their start, so that no increment is lost', async () => {
    let runs = 0;
    const increment = () =>
      opened.database.transaction('REPEATABLE READ', async (connection) => {
        runs += 1;
        await write(connection, (await read(connection)) + 1);
      });
    for (let round = 0; round < 10; round++) await Promise.all([increment(), increment(), increment()]);
    expect(await read(opened.database)).toBe(30);
    expect(runs).toBeGreaterThan(30);
  });

  test('are done again where PostgreSQL ended one of two that waited for each other', async () => {
    const { database } = opened;
    await database.query({ name: 'test-other', text: `insert into setting values ('other', '0')` });
    const take = (connection: Queryable, name: string) =>
      connection.query(
        { name: 'test-take', text: 'update setting set value = value::integer + 1 where name = $1' },
        [name],
      );
    let met = 0;
    const both = (first: string, second: string) =>
      database.transaction('READ COMMITTED', async (connection) => {
        await take(connection, first);
        met += 1;
        // Only the first time round: the one that is done again finds the other gone.
        await expect.poll(() => met, { interval: 1 }).toBeGreaterThanOrEqual(2);
        await take(connection, second);
      });
    await Promise.all([both('counter', 'other'), both('other', 'counter')]);
    // The one that is done again can be back at the row before the one that waited for it, and is then ended once more.
    expect(met).toBeGreaterThan(2);
    const values = await database.query<{ value: string }>({
      name: 'test-taken',
      text: `select value from setting where name in ('counter', 'other')`,
    });
    expect(values).toEqual([{ value: '2' }, { value: '2' }]);
  });

  test('are given up after some attempts, where it never ends', async () => {
    let runs = 0;
    const hopeless = opened.database.transaction('REPEATABLE READ', async (connection) => {
      runs += 1;
      const value = await read(connection);
      await write(opened.database, value + 1);
      await write(connection, value + 1);
    });
    await expect(hopeless).rejects.toThrow('could not serialize access');
    expect(runs).toBe(5);
  });
});
