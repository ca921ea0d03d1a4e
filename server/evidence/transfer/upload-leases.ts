import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { Database } from '../../database/database.ts';
import { endLease, LEASE_MS, renewLease, takeLease } from './upload-lease.sql.ts';

/** How often a holder puts the end off, and hears that somebody else waits. */
const RENEW_MS = 500;
const LOOK_MS = 100;
/** Longer than a process that died holds it. */
const PATIENCE_MS = 3 * LEASE_MS;

/** `until`: by this process's own clock, which began to count before the database's. */
type Lease = { readonly key: string; readonly holder: string; until: number };

/**
 * Lets one request of all replicas add to an upload at a time. Whoever comes later asks the holder to stop: a device that lost its line
 * is there again before the server knows. A holder that can't put the end off writes nothing more once it may be another's.
 */
export class UploadLeases implements Locker {
  /** Who adds to each upload here. */
  readonly #leases = new Map<string, Lease>();

  constructor(private readonly database: Database) {}

  newLock(key: string): Lock {
    const lease: Lease = { key, holder: randomUUID(), until: 0 };
    let renewing: NodeJS.Timeout | undefined;
    return {
      lock: async (signal, askedToStop) => {
        if (!(await this.#take(lease, signal))) return;
        this.#leases.set(key, lease);
        renewing = setInterval(() => void this.#renew(lease, askedToStop), RENEW_MS);
      },
      unlock: async () => {
        clearInterval(renewing);
        lease.until = 0;
        if (this.#leases.get(key) === lease) this.#leases.delete(key);
        await endLease(this.database, key, lease.holder);
      },
    };
  }

  /** What comes from a source while the upload is held here. Throws where it is not any more. */
  async *whileHeld(key: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const lease = this.#leases.get(key);
    for await (const chunk of source) {
      if (!lease || performance.now() >= lease.until) throw ERRORS.ABORTED;
      yield chunk;
    }
  }

  /** Waits for it. False where there is nothing to hold: then nothing is found either. */
  async #take(lease: Lease, signal: AbortSignal): Promise<boolean> {
    const end = performance.now() + PATIENCE_MS;
    while (!signal.aborted && performance.now() < end) {
      const asked = performance.now();
      const held = await takeLease(this.database, lease.key, lease.holder);
      if (held) lease.until = asked + LEASE_MS;
      if (held !== false) return held === true;
      await pause(LOOK_MS);
    }
    throw ERRORS.ERR_LOCK_TIMEOUT;
  }

  async #renew(lease: Lease, askedToStop: RequestRelease): Promise<void> {
    const asked = performance.now();
    try {
      const wanted = await renewLease(this.database, lease.key, lease.holder);
      if (lease.until > 0) lease.until = wanted === undefined ? 0 : asked + LEASE_MS;
      if (wanted !== false) await askedToStop();
    } catch {
      // The database is away: what was held ends by itself, and its device goes on later.
    }
  }
}
