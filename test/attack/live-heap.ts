import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Makes a server open its debugger, by which it can be told to collect what nobody holds any more. */
export const debuggable = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

/** Collects, so that what is measured next is what somebody still holds. `stderr` is where the server said how. */
export async function collectGarbage(stderr: string): Promise<void> {
  const [address] = /ws:\/\/127\.0\.0\.1:\S+/.exec(stderr) ?? [];
  if (!address) throw new Error('The server has no debugger open.');
  const socket = new WebSocket(address);
  await once(socket, 'open');
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(socket, 'message');
  socket.close();
  await once(socket, 'close');
}
