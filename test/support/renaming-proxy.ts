import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy that hands requests on, under another server's name while it is told to: one wrong line in its configuration. */
export interface RenamingProxy {
  url: string;
  /** From now on the name is wrong, or right again. Open connections are ended, as by a proxy that is started anew. */
  rename(wrong: boolean): void;
  stop(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1 before a port of this machine. */
export async function startRenamingProxy(target: number): Promise<RenamingProxy> {
  let wrong = false;
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    near.on('data', (chunk) => far.write(wrong ? misnamed(chunk) : chunk));
    far.pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rename(to) {
      wrong = to;
      cut();
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

function misnamed(chunk: Buffer): Buffer {
  const text = chunk.toString('latin1').replace(/\r\nHost: [^\r]+/i, '\r\nHost: elsewhere.example');
  return Buffer.from(text, 'latin1');
}
