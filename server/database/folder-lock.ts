import { createHash, randomUUID } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';

/** The longest path that a Unix socket can have on every system. */
const LONGEST_SOCKET_PATH = 100;
/** Longer than a process takes between finding a dead lock and replacing it. */
const SETTLE_MS = 200;

/**
 * Locks a data folder for this process, and returns what unlocks it. Two processes on one embedded database would both
 * acknowledge writes, and one's would be gone. The lock is a listening socket: it dies with its holder, so that after a
 * crash the next start needs no help. Each holder answers with a token of its own, which settles who won when two starts
 * replace a dead lock in the same moment: whoever is asked last has it, and the other sees a stranger's token.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = lockPath(folder);
  const token = randomUUID();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(token);
  });
  server.unref();
  if (!(await tryListen(server, path))) {
    if ((await askHolder(path)) !== undefined) throw lockedError(folder);
    await unlink(path).catch(ignoreMissing);
    if (!(await tryListen(server, path))) throw lockedError(folder);
    await sleep(SETTLE_MS);
    if ((await askHolder(path)) !== token) {
      // Not server.close(): it would remove the winner's socket, which has our path now.
      throw lockedError(folder);
    }
  }
  return () => new Promise((done) => server.close(() => done()));
}

function lockPath(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\concord-${fingerprint(folder)}`;
  const inFolder = join(folder, 'lock.sock');
  return Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH
    ? inFolder
    : join(tmpdir(), `concord-${fingerprint(folder)}.sock`);
}

function fingerprint(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}

function tryListen(server: Server, path: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(false) : fail(error);
    server.once('error', onError);
    server.listen(path, () => {
      server.off('error', onError);
      done(true);
    });
  });
}

/** The holder's token; undefined where nobody listens any more. */
function askHolder(path: string): Promise<string | undefined> {
  return new Promise((done, fail) => {
    let token = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      token += text;
    });
    socket.on('end', () => done(token));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') done(undefined);
      else fail(error);
    });
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function lockedError(folder: string): StartupError {
  return new StartupError(
    `Another Concord is running on the data folder ${folder}: stop it first, or give this one a folder of its own in DATA_DIR.`,
  );
}
