import { DISK_FULL, isConnectionTrouble, READ_ONLY, sqlState } from './database-errors.ts';

/** Why the database could take no change. */
export type WriteFailure = 'connection' | 'read_only' | 'disk_full';

/** So long nobody should be sent here for writing after a write found that it was not possible. */
const LATELY_MS = 10_000;

/** What became of writes that no fault of theirs kept from being written. Nothing is written to find out. */
export class WriteFailures {
  #at = Number.NEGATIVE_INFINITY;
  readonly counts: Record<WriteFailure, number> = { connection: 0, read_only: 0, disk_full: 0 };

  noteError(error: unknown): void {
    const failure = failureOf(error);
    if (!failure) return;
    this.counts[failure] += 1;
    // Another replica writes to the same disk.
    if (failure !== 'disk_full') this.#at = performance.now();
  }

  /** Whether a write lately met a server that takes none, or a connection that broke. */
  get lately(): boolean {
    return performance.now() - this.#at < LATELY_MS;
  }
}

function failureOf(error: unknown): WriteFailure | null {
  const code = sqlState(error);
  if (code === DISK_FULL) return 'disk_full';
  if (code === READ_ONLY) return 'read_only';
  return isConnectionTrouble(error) ? 'connection' : null;
}
