import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

// Preloaded into every measured process, Concord included, so that all are asked for their memory in the same way.

if (isMainThread && process.send) {
  process.on('message', async (asked: { kind?: string }) => {
    if (asked?.kind !== 'memory') return;
    for (let round = 0; round < 3; round++) {
      globalThis.gc?.();
      await sleep(100);
    }
    process.send?.({ kind: 'memory', ...process.memoryUsage() });
  });
  // It must not be what keeps a process alive.
  process.channel?.unref();
}
