import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { formatCursor } from '../../server/log/cursor.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import { createWorld, inputFor, recorded, type World } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { startTail } from './tails.ts';

const backend = { name: 'test-backend', text: 'select pg_backend_pid() as pid' };

/** One address, and the databases behind it: a log, and another that parted from it. */
type Side = { opened: OpenedDatabase; world: World };

describe('a tail whose address leads to another log', () => {
  const sides: Side[] = [];
  beforeAll(async () => {
    for (let side = 0; side < 2; side++) {
      const opened = await openTestDatabase('postgres');
      sides.push({ opened, world: await createWorld(opened.database) });
    }
  });
  afterAll(async () => {
    for (const { opened } of sides) await opened.drop();
  });

  const write = async ({ opened, world }: Side, count: number) => {
    for (let written = 0; written < count; written++) {
      await recorded(opened.database, world.coordinator, inputFor(world.unusedAnswer()));
    }
    return readHead(opened.database);
  };
  /** What a look finds is told by the first side; `seen` may tell it otherwise. */
  const address = (first: Side) => {
    let current = first;
    let seen: (row: object) => object = (row) => row;
    const database: Database = Object.assign(Object.create(first.opened.database), {
      query: (async (statement, values) => {
        const rows = await current.opened.database.query<object>(statement, values);
        return statement.name === 'read-news' ? rows.map(seen) : rows;
      }) as Database['query'],
    });
    return {
      database,
      leadTo: (side: Side, as: typeof seen = (row) => row) => {
        current = side;
        seen = as;
      },
    };
  };

  test.each<[string, number, number]>([
    ['ends before', 6, 2],
    ['has other events at the same positions', 3, 6],
  ])('forgets what it read where that one %s', async (_how, here, there) => {
    const [one, other] = sides as [Side, Side];
    const { database, leadTo } = address(one);
    const tail = await startTail(database);
    const forget = vi.fn(() => tail.position);
    tail.onOtherLog(forget);
    const known = await write(one, here);
    await tail.catchUp();
    const standing = tail.advancedBeyond(tail.position, new AbortController().signal);
    const head = await write(other, there);

    leadTo(other);
    await tail.catchUp();
    expect(forget).toHaveBeenCalledOnce();
    expect(forget).toHaveReturnedWith(head.position);
    expect(tail.position).toBe(head.position);
    expect(await tail.resolve(formatCursor(known))).toBeNull();
    expect(await tail.resolve(formatCursor(head))).toEqual(head);
    await standing;
    const next = await write(other, 1);
    await tail.catchUp();
    expect((await tail.read(head.position)).map(({ place }) => place)).toEqual([next]);
    expect(forget).toHaveBeenCalledOnce();
  });

  test('waits for a standby that has not got everything yet, and says meanwhile that it is not well', async () => {
    const [one] = sides as [Side];
    const { database, leadTo } = address(one);
    const tail = await startTail(database);
    const forget = vi.fn();
    tail.onOtherLog(forget);
    await write(one, 2);
    await tail.catchUp();
    leadTo(one, (row) => ({ ...row, here: null, in_recovery: true }));
    expect(await tail.catchUp()).toBe(false);
    expect(tail.healthy).toBe(false);
    leadTo(one);
    const head = await write(one, 1);
    await expect.poll(() => tail.position).toBe(head.position);
    expect(tail.healthy).toBe(true);
    expect(forget).not.toHaveBeenCalled();
  });

  test('follows a server that takes no writes, says that it is not well, and tries each time where the address leads now', async () => {
    const [one] = sides as [Side];
    const { database, leadTo } = address(one);
    const tail = await startTail(database);
    for (const mark of [{ in_recovery: true }, { read_only: true }]) {
      leadTo(one, (row) => ({ ...row, ...mark }));
      const head = await write(one, 1);
      expect(await tail.catchUp()).toBe(true);
      expect(tail.position).toBe(head.position);
      expect(tail.healthy).toBe(false);
      const [before] = await one.opened.database.query<{ pid: number }>(backend);
      await tail.catchUp();
      const [after] = await one.opened.database.query<{ pid: number }>(backend);
      expect(after?.pid).not.toBe(before?.pid);
      leadTo(one);
      await tail.catchUp();
      expect(tail.healthy).toBe(true);
    }
  });
});
