import type { Database } from '../../database/database.ts';
import type { Background } from '../../lib/background.ts';
import { asWork } from '../monitor-connection.ts';
import { type Pulses, readPulses } from './pulse.sql.ts';

/** How long what happens in the monitor may stay unheard: well within a second. */
const PERIOD_MS = 400;

/**
 * Finds out that a country's log of the monitor has moved, through whichever replica. The database is asked every 400 ms,
 * once for all, while anybody follows. Nothing is sent from one replica to another that others could listen to.
 */
export class MonitorWatch {
  readonly #listeners = new Set<() => void>();
  #latest: Pulses = new Map();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** `onFailure` hears of a look that failed; the next one follows all the same. */
  constructor(
    private readonly database: Database,
    private readonly onFailure: (error: unknown) => void,
    private readonly background: Background,
  ) {}

  /** How far each country's log was at the latest look. */
  get latest(): Pulses {
    return this.#latest;
  }

  /** How far each country's log is now. */
  read(): Promise<Pulses> {
    return asWork(this.database, 'WATCH', readPulses);
  }

  /** Calls `onChange` whenever any country's log has moved. Returns what stops it. */
  watch(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    this.#schedule();
    return () => this.#listeners.delete(onChange);
  }

  /** Asks no more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.background.run('look how far the monitor has come', this.#look());
    }, PERIOD_MS).unref();
  }

  async #look(): Promise<void> {
    try {
      const before = this.#latest;
      this.#latest = await this.read();
      const moved = [...this.#latest].some(
        ([country, { position }]) => before.get(country)?.position !== position,
      );
      if (moved) for (const listener of [...this.#listeners]) listener();
    } catch (error) {
      this.onFailure(error);
    }
    this.#timer = undefined;
    if (this.#listeners.size > 0) this.#schedule();
  }
}
