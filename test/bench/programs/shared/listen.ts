import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on 127.0.0.1 and says where to whoever started this process, which is what it waits for. */
export function announce(port: number): void {
  process.send?.({ kind: 'ready', port });
}

/** The same for a server of Node's own. */
export function listenAndAnnounce(server: Server): void {
  server.listen(0, '127.0.0.1', 4096, () => announce((server.address() as AddressInfo).port));
}
