import { lstat, mkdtemp, readdir, rmdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SOCKET = '.s.PGSQL.5432';
/** As `mkdtemp` completes it. */
const ours = /^concord-[A-Za-z0-9]{6}$/;
/** Longer than a start takes between making its socket's file and listening on it. */
const SETTLE_MS = 200;

/**
 * Makes a folder for the embedded engine's socket, and returns the socket's path. It isn't in the data folder: a Unix
 * socket's path may have 107 bytes at most.
 */
export async function makeSocketFolder(): Promise<{ folder: string; socket: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-'));
  return { folder, socket: join(folder, SOCKET) };
}

/** Removes the folders that processes left behind which were killed: those with nothing but a socket on which nobody listens. */
export async function removeAbandonedFolders(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => ours.test(name));
  await Promise.all(names.map((name) => removeIfAbandoned(join(tmpdir(), name)).catch(ignoreOthers)));
}

async function removeIfAbandoned(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) return;
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.length !== 1 || entries[0]?.name !== SOCKET || !entries[0].isSocket()) return;
  const socket = join(folder, SOCKET);
  if (!(await refuses(socket))) return;
  await sleep(SETTLE_MS);
  if (!(await refuses(socket))) return;
  await unlink(socket);
  await rmdir(folder);
}

function refuses(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path, () => {
      socket.destroy();
      done(false);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED'));
  });
}

/** What another start removed at the same moment, what somebody has just put something into, and what may not be read. */
const others = new Set(['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EACCES', 'EPERM']);

function ignoreOthers(error: NodeJS.ErrnoException): void {
  if (error.code === undefined || !others.has(error.code)) throw error;
}
