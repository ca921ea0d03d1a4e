import type { Rung } from '../rung.ts';
import { takeStreamSlot } from './stream-slot.ts';
import { followTogether } from './together.ts';

/** How long a rung has to show that it works. */
const showMs = 8_000;

/** Whether a rung works, tried beside the one that the page stands on. Carries nothing, and leaves nothing open. */
export async function works(rung: Rung, socketUrl: string): Promise<boolean> {
  const giveUp = new AbortController();
  const alarm = setTimeout(() => giveUp.abort(), showMs);
  try {
    return rung === 'socket' ? await socketWorks(socketUrl, giveUp.signal) : await streamWorks(giveUp);
  } finally {
    clearTimeout(alarm);
  }
}

/** Greets, and waits for an answer to a question after the greeting: some proxies let only the first through. */
function socketWorks(url: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((shown) => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    const end = (worked: boolean) => {
      shown(worked);
      socket.close(1000);
    };
    signal.addEventListener('abort', () => end(false));
    socket.addEventListener('close', () => shown(false));
    socket.addEventListener('open', () => socket.send('{"type":"connection_init"}'));
    socket.addEventListener('message', ({ data }) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (type === 'connection_ack') socket.send('{"type":"ping"}');
      else if (type === 'pong') end(true);
    });
  });
}

async function streamWorks(giveUp: AbortController): Promise<boolean> {
  const release = await takeStreamSlot();
  if (!release) return false;
  let begun = false;
  try {
    await followTogether({
      sinks: new Map(),
      after: null,
      byNow: false,
      signal: giveUp.signal,
      onBytes: () => {},
      onBegun: () => {
        begun = true;
        giveUp.abort();
      },
    });
  } catch {
    // However it ended: it had begun, or it doesn't work.
  } finally {
    release();
  }
  return begun;
}
