import { createHash, randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../lib/startup-error.ts';

/** The longest path that a Unix socket can have on every system, less what a name of one's own adds to it. */
const LONGEST_SOCKET_PATH = 95;
/** Longer than a process takes between finding no holder and putting its own socket there. */
const SETTLE_MS = 200;
/** A holder that does not say who it is by then is busy or stopped, but it is there. */
const ANSWER_MS = 2_000;

/**
 * Locks a data folder for this process, and returns what unlocks it. Throws a `StartupError` where another process
 * holds it. Two processes on one embedded database would both acknowledge writes, and one's would be gone.
 *
 * The lock is a listening socket: it dies with its holder, so that after a crash the next start needs no help. Each
 * holder answers with a token of its own, which settles who won when several starts find nobody there in the same
 * moment. Each puts its socket in the lock's place, the last one stays there, and the others see a stranger's
 * token. Renaming makes that safe, because it replaces the old socket in one step. Nobody can remove another's lock
 * without putting their own in its place.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const token = randomUUID();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(token);
  });
  server.unref();
  if (process.platform === 'win32') return lockPipe(server, folder);

  const path = lockPath(folder);
  await listen(server, `${path}.${token.slice(0, 4)}`);
  try {
    if ((await askHolder(path)) !== undefined) throw lockedError(folder);
    renameSync(`${path}.${token.slice(0, 4)}`, path);
    await sleep(SETTLE_MS);
    if ((await askHolder(path)) !== token) throw lockedError(folder);
  } catch (error) {
    await close(server);
    throw error;
  }
  return async () => {
    await unlink(path).catch(ignoreMissing);
    await close(server);
  };
}

/** A named pipe never stays behind: its holder is alive. */
async function lockPipe(server: Server, folder: string): Promise<() => Promise<void>> {
  await listen(server, `\\\\.\\pipe\\concord-${fingerprint(folder)}`).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? lockedError(folder) : error;
    },
  );
  return () => close(server);
}

function lockPath(folder: string): string {
  const inFolder = join(folder, 'lock.sock');
  return Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH
    ? inFolder
    : join(tmpdir(), `concord-${fingerprint(folder)}.sock`);
}

function fingerprint(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(path, () => {
      server.off('error', fail);
      done();
    });
  });
}

/** Also removes the name that it was given at first, where it still has that; never the lock, which may be another's. */
function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}

/** The holder's token, empty where it does not answer; undefined where nobody listens any more. */
function askHolder(path: string): Promise<string | undefined> {
  return new Promise((done, fail) => {
    let token = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    socket.setTimeout(ANSWER_MS, () => {
      socket.destroy();
      done('');
    });
    socket.on('data', (text) => {
      token += text;
    });
    socket.on('end', () => done(token));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== undefined && nobodyThere.has(error.code)) done(undefined);
      else fail(error);
    });
  });
}

const nobodyThere = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET']);

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function lockedError(folder: string): StartupError {
  return new StartupError(
    `Another Concord is running on the data folder ${folder}: stop it first, or give this one a folder of its own in DATA_DIR.`,
  );
}
