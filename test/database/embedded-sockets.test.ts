import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openTestDatabase } from '../support/engines.ts';

const SOCKET = '.s.PGSQL.5432';

/** A short path of its own for the system's temporary folder, or a socket's would be too long. */
let temporary: string;
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'c-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true, force: true });
});

const make = async (name: string) => {
  const folder = join(temporary, name);
  await mkdir(folder, { mode: 0o700 });
  return folder;
};

/** Leaves in a folder what an engine leaves there that was killed. */
async function leaveDeadSocket(folder: string): Promise<void> {
  const path = JSON.stringify(join(folder, SOCKET));
  const script = `require('node:net').createServer().listen(${path}, () => console.log('listening'))`;
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

test('a start removes the folders of engines that were killed, and nothing else', async () => {
  await leaveDeadSocket(await make('concord-Dead01'));
  await leaveDeadSocket(await make('concord-Dead02'));

  const alive = createServer((socket) => socket.on('error', () => {})).listen(
    join(await make('concord-Alive1'), SOCKET),
  );
  await once(alive, 'listening');
  onTestFinished(() => void alive.close());

  const withMore = await make('concord-More01');
  await leaveDeadSocket(withMore);
  await writeFile(join(withMore, 'notes'), 'somebody’s');
  await writeFile(join(await make('concord-NoSock'), SOCKET), 'a file');
  await make('concord-Empty1');
  await leaveDeadSocket(await make('concord-of-somebody'));
  await leaveDeadSocket(await make('elsewhere'));
  await symlink(join(temporary, 'elsewhere'), join(temporary, 'concord-Link01'));

  const before = await readdir(temporary);
  const { drop } = await openTestDatabase('embedded');
  const own = (await readdir(temporary)).filter((name) => !before.includes(name));
  await drop();
  expect(own).toHaveLength(1);
  expect((await readdir(temporary)).sort()).toEqual(
    before.filter((name) => !name.startsWith('concord-Dead')).sort(),
  );
  expect(await readdir(withMore)).toContain(SOCKET);
}, 120_000);
