/** A browser has six connections for a server over HTTP/1.1, for all of its tabs: questions and changes need some too. */
const slots = ['concord stream 1', 'concord stream 2', 'concord stream 3'];

/**
 * Takes one of the few streams that the tabs of this browser may have, and gives what hands it back; null where others
 * have them all. Where a browser has no locks, as on an address without TLS, nobody counts.
 */
export async function takeStreamSlot(): Promise<(() => void) | null> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return () => {};
  for (const name of slots) {
    const release = await new Promise<(() => void) | null>((taken) => {
      const held = locks.request(name, { ifAvailable: true }, (lock) =>
        lock ? new Promise<void>((done) => taken(() => done())) : taken(null),
      );
      held.catch(() => taken(null));
    });
    if (release) return release;
  }
  return null;
}
