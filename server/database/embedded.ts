import { chmod, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StartupError } from '../lib/startup-error.ts';
import { makeSocketFolder, removeAbandonedFolders } from './embedded-sockets.ts';
import { lockFolder } from './folder-lock.ts';

/** A running embedded PostgreSQL: connect to the Unix socket in `socketFolder`, with one connection only. */
export type EmbeddedEngine = { socketFolder: string; stop: () => Promise<void> };

/**
 * Starts PostgreSQL in WebAssembly on a folder, which it makes if missing and locks against a second process. The engine
 * asks for no password: its socket therefore stands in a folder that only this user can enter.
 */
export async function startEmbedded(folder: string): Promise<EmbeddedEngine> {
  const dataFolder = resolve(folder);
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await chmod(dataFolder, 0o700);
  } catch (error) {
    throw new StartupError(
      `The data folder ${dataFolder} can't be used (${(error as Error).message}): give Concord a folder that it may write to in DATA_DIR.`,
      { cause: error },
    );
  }
  const unlock = await lockFolder(dataFolder);
  const { folder: socketFolder, socket } = await makeSocketFolder();
  const release = async () => {
    await rm(socketFolder, { recursive: true, force: true });
    await unlock();
  };
  try {
    await removeAbandonedFolders();
    const worker = await startWorker(join(dataFolder, 'postgres'), socket);
    return {
      socketFolder,
      stop: async () => {
        const closed = new Promise((done) => worker.once('exit', done));
        worker.postMessage('close');
        await closed;
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

function startWorker(dataFolder: string, socketPath: string): Promise<Worker> {
  const worker = new Worker(new URL('./embedded-worker.js', import.meta.url), {
    workerData: { dataFolder, socketPath },
  });
  return new Promise((done, fail) => {
    worker.once('message', () => {
      worker.off('error', fail);
      done(worker);
    });
    worker.once('error', fail);
  });
}
