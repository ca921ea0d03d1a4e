// @ts-check
// The embedded PostgreSQL in a thread of its own, so that a heavy query never stalls the server. JavaScript rather than
// TypeScript because a worker is loaded by Node itself, also where the rest runs straight from its TypeScript sources.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const { dataFolder, socketPath } = /** @type {{ dataFolder: string, socketPath: string }} */ (workerData);
if (!parentPort) throw new Error('embedded-worker.js only runs as a worker');
const port = parentPort;

// The engine zeroes its page cache at every start, and again for each step of making a database: with PostgreSQL's usual
// 128 MB that took two thirds of a start. Pages that fall out of 32 MB are still in the operating system's memory.
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];
const engine = await PGlite.create({ dataDir: dataFolder, startParams });
// Both are served one after the other. The second is for a client that comes when the one before is gone, but not
// yet noticed. A refusal by the socket server is no message of PostgreSQL's, and the driver would wait a minute for
// the rest of it.
const server = new PGLiteSocketServer({ db: engine, path: socketPath, maxConnections: 2 });
await server.start();
port.postMessage('ready');

port.once('message', async () => {
  await server.stop();
  await engine.close();
  port.postMessage('closed');
  port.close();
});
