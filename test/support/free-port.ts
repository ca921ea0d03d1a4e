import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds a TCP port that nobody listens on. It is taken from below the range that outgoing connections get theirs from, so
 * that a server can be started on it again later without finding it in use by somebody's client.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    const listening = once(probe, 'listening');
    probe.listen(port, '127.0.0.1');
    await listening;
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
