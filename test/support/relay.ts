import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** An address that stays while what is behind it changes: hands bytes on to a port of this machine. */
export interface Relay {
  port: number;
  /** Where connections go that come from now on; those that are open stay where they are. */
  pointAt(port: number): void;
  /** From now on all that comes on open connections is swallowed, in both directions, and nobody is told. New ones are let through. */
  swallow(): void;
  /** Bytes that went through it so far, heads included, both ways together. */
  bytes(): number;
  /** Ends every open connection. */
  cut(): void;
  stop(): Promise<void>;
}

/** Starts a relay on 127.0.0.1. */
export async function startRelay(target: number): Promise<Relay> {
  let to = target;
  const sockets = new Set<Socket>();
  const swallowed = new WeakSet<Socket>();
  let bytes = 0;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one.setNoDelay(true));
      one.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        // Whoever ended the connection ended it for both.
        if (!swallowed.has(one)) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    pointAt(port) {
      to = port;
    },
    swallow() {
      for (const socket of sockets) swallowed.add(socket.unpipe().resume());
    },
    bytes: () => bytes,
    cut,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
