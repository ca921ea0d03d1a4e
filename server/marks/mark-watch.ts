import type { Queryable } from '../database/database.ts';
import type { Background } from '../lib/background.ts';
import { readStamps } from './mark.sql.ts';

/** How long what one marks on another replica may stay unheard here: well within a second. */
const PERIOD_MS = 400;

type Listener = () => void;

/**
 * Tells whoever follows their own marks that there are new ones. What is marked through this process is told at once.
 * What is marked through another replica is found in the database, which is asked every 400 ms, once for all, while
 * anybody follows.
 */
export class MarkWatch {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #stamps = new Map<string, string | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** `onFailure` hears of a look that failed; the next one follows all the same. */
  constructor(
    private readonly database: Queryable,
    private readonly onFailure: (error: unknown) => void,
    private readonly background: Background,
  ) {}

  /** Calls `onChange` whenever there may be something new, and at times where there isn't. Returns what stops it. */
  watch(personId: string, onChange: Listener): () => void {
    const listeners = this.#listeners.get(personId) ?? new Set();
    this.#listeners.set(personId, listeners.add(onChange));
    this.#schedule();
    return () => {
      listeners.delete(onChange);
      if (listeners.size > 0 || this.#listeners.get(personId) !== listeners) return;
      this.#listeners.delete(personId);
      this.#stamps.delete(personId);
    };
  }

  /** Somebody marked something here and now. */
  changed(personId: string): void {
    for (const listener of [...(this.#listeners.get(personId) ?? [])]) listener();
  }

  /** Asks no more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.background.run('look for new marks', this.#look());
    }, PERIOD_MS).unref();
  }

  async #look(): Promise<void> {
    const people = [...this.#listeners.keys()];
    try {
      const stamps = people.length > 0 ? await readStamps(this.database, people) : new Map();
      for (const personId of people) {
        const stamp = stamps.get(personId);
        if (!this.#listeners.has(personId)) continue;
        // At the first look nobody knows what its readers have read: they look themselves.
        if (this.#stamps.has(personId) && this.#stamps.get(personId) === stamp) continue;
        this.#stamps.set(personId, stamp);
        this.changed(personId);
      }
    } catch (error) {
      this.onFailure(error);
    }
    this.#timer = undefined;
    if (this.#listeners.size > 0) this.#schedule();
  }
}
