import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { lockFolder } from '../../server/database/folder-lock.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { openTestDatabase } from '../support/engines.ts';

const makeFolder = () => mkdtemp(join(inject('runFolder'), 'lock-'));

/** Locks for as long as the test runs. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const unlock = await lockFolder(folder);
  let locked = true;
  const once = async () => {
    if (locked) await unlock();
    locked = false;
  };
  onTestFinished(once);
  return once;
}

/** Leaves what a holder leaves that was killed: its socket's file, on which nobody listens any more. */
async function leaveDeadLock(folder: string): Promise<void> {
  const unlock = await lockFolder(folder);
  const [name] = await readdir(folder);
  await unlock();
  const script = `require('node:net').createServer().listen(${JSON.stringify(join(folder, name ?? ''))}, () => console.log('listening'))`;
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect((await stat(join(folder, name ?? ''))).isSocket()).toBe(true);
}

/** Some steps later than others, so that each step of one meets each step of another. */
async function comeAndLock(folder: string): Promise<() => Promise<void>> {
  for (let step = Math.random() * 50; step > 0; step--) await new Promise(setImmediate);
  return lockFolder(folder);
}

describe('a lock on a folder', () => {
  test('lets nobody else in while it is held, and somebody else in after it', async () => {
    const folder = await makeFolder();
    const unlock = await lock(folder);
    await expect(lockFolder(folder)).rejects.toThrow(StartupError);
    await expect(lockFolder(folder)).rejects.toThrow(
      `Another Concord is running on the data folder ${folder}`,
    );
    await unlock();
    await lock(folder);
  });

  test('holds in a folder whose path is too long for a socket', async () => {
    const folder = join(await makeFolder(), 'x'.repeat(60), 'y'.repeat(60));
    await mkdir(folder, { recursive: true });
    const unlock = await lock(folder);
    await expect(lockFolder(folder)).rejects.toThrow(StartupError);
    await unlock();
    await lock(folder);
  });

  test('is not held against others: another folder is another lock', async () => {
    await lock(await makeFolder());
    await lock(await makeFolder());
  });

  test('dies with its holder: the next one needs no help', async () => {
    const folder = await makeFolder();
    await leaveDeadLock(folder);
    await lock(folder);
    await expect(lockFolder(folder)).rejects.toThrow(StartupError);
  });

  test.each([
    ['a dead lock', leaveDeadLock],
    ['a folder that was never locked', async () => {}],
  ])(
    'is had by exactly one of several that come over %s in the same moment, and the others do it no harm',
    async (_what, prepare) => {
      for (let round = 0; round < 5; round++) {
        const folder = await makeFolder();
        await prepare(folder);
        const results = await Promise.allSettled(Array.from({ length: 6 }, () => comeAndLock(folder)));
        const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
        for (const unlock of winners) onTestFinished(unlock);
        expect(winners).toHaveLength(1);
        for (const result of results) {
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StartupError);
        }
        await expect(lockFolder(folder)).rejects.toThrow(StartupError);
        await winners[0]?.();
        await lock(folder);
      }
    },
  );
});

describe('a second Concord on an embedded database', () => {
  test('is refused in one sentence, and the first one is unharmed', async () => {
    const { database, location, drop } = await openTestDatabase('embedded');
    onTestFinished(drop);
    const insert = { name: 'test-insert', text: 'insert into setting values ($1, $1)' };
    await database.query(insert, ['before']);
    await expect(openDatabase(location)).rejects.toThrow(
      /^Another Concord is running on the data folder .+: .+\.$/,
    );
    await database.query(insert, ['after']);
    expect(
      await database.query({ name: 'test-count', text: 'select name from setting order by name' }),
    ).toEqual([{ name: 'after' }, { name: 'before' }]);
  });
});
