import type { Background } from './background.ts';

type Listener = () => void;

/** How each of these people’s own things stand: a text that is another one once something changed. */
type ReadStamps = (people: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Tells people who follow something of their own that it changed. What changed through this process may be told at once.
 * What changed elsewhere is found in the database, which is asked now and then, once for all, while anybody follows.
 */
export class PersonWatch {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #stamps = new Map<string, string | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** `everyMs`: how long a change elsewhere may stay unheard. `onFailure` hears of a look that failed; the next one follows. */
  constructor(
    private readonly readStamps: ReadStamps,
    private readonly everyMs: number,
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

  /** Something of theirs changed here and now. */
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
      this.background.run('look for what changed', this.#look());
    }, this.everyMs).unref();
  }

  async #look(): Promise<void> {
    const people = [...this.#listeners.keys()];
    try {
      const stamps = people.length > 0 ? await this.readStamps(people) : new Map<string, string>();
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
