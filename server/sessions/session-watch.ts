import type { Credential } from '../access/sign-in.ts';
import type { Queryable } from '../database/database.ts';
import type { Background } from '../lib/background.ts';
import { readScopes } from './session-watch.sql.ts';

/** How long an ended session’s connections outlive it on another replica, and a look besides: well within a second. */
const PERIOD = 400;

/** How old the latest look may be for anybody to be vouched for: one that hangs shows by it. */
const SURE_MS = 1_000;

/** Why a connection must close: nobody is signed in any more, or they may see something else than when it was opened. */
export type WatchedChange = 'ENDED' | 'CHANGED';

/**
 * Closes the gap between a sign-in and the connections it opened. They are told when their session or token has
 * ended, when its holder was deactivated, and when the roles that count for the holder changed. Roles change by an
 * administrator, or because a role's first or last day came.
 *
 * A session that ends in this process is told at once. Everything else is found in the database, which is asked
 * every 400 ms while anybody watches.
 */
export class SessionWatch {
  readonly #database: Queryable;
  readonly #onFailure: (error: unknown) => void;
  readonly #background: Background;
  readonly #listeners = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** When the latest look that succeeded began. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** When something was last changed here, of which only the database knows yet whom it concerns. */
  #changedAt = Number.NEGATIVE_INFINITY;

  /** `onFailure` hears of a look-up that failed; the next one follows all the same. */
  constructor(database: Queryable, onFailure: (error: unknown) => void, background: Background) {
    this.#database = database;
    this.#onFailure = onFailure;
    this.#background = background;
  }

  /** Calls `onChange` once when there is one, even if it came before. Returns what stops the watching. */
  watch({ id, scope }: Credential, onChange: (change: WatchedChange) => void): () => void {
    const listener = { scope, onChange };
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    this.#schedule();
    return () => this.#unwatch(id, listener);
  }

  /**
   * Whether a fresh read would bring the same as one that began at `readAt` and is watched since `watchedAt`. Both
   * are by `performance.now`. The answer is at most a second old.
   */
  vouchesFor({ readAt, watchedAt }: { readAt: number; watchedAt: number }): boolean {
    const known = this.#lookedAt > watchedAt ? this.#lookedAt : readAt;
    return known > this.#changedAt && performance.now() - known < SURE_MS;
  }

  /** Somebody's roles changed here and now. */
  rolesChanged(): void {
    this.#changedAt = performance.now();
  }

  /** The session or token ended here and now. */
  ended(id: string): void {
    // A look-up that is on its way may still find it.
    this.#changedAt = performance.now();
    for (const listener of [...(this.#listeners.get(id) ?? [])]) this.#notify(id, listener, 'ENDED');
  }

  /** Asks nobody any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #notify(id: string, listener: Listener, change: WatchedChange): void {
    this.#unwatch(id, listener);
    listener.onChange(change);
  }

  #unwatch(id: string, listener: Listener): void {
    const listeners = this.#listeners.get(id);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#listeners.delete(id);
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.#background.run('look for ended sessions', this.#poll());
    }, PERIOD).unref();
  }

  async #poll(): Promise<void> {
    // Listeners that come during this look are for the next one: this one's answer may be from before them.
    const began = performance.now();
    const asked = [...this.#listeners].map(([id, listeners]) => ({ id, listeners: [...listeners] }));
    if (asked.length > 0) {
      try {
        const scopes = await readScopes(
          this.#database,
          asked.map(({ id }) => id),
        );
        for (const { id, listeners } of asked) {
          const scope = scopes.get(id);
          for (const listener of listeners) {
            if (scope === listener.scope || !this.#listeners.get(id)?.has(listener)) continue;
            this.#notify(id, listener, scope === undefined ? 'ENDED' : 'CHANGED');
          }
        }
        this.#lookedAt = began;
      } catch (error) {
        this.#onFailure(error);
      }
    }
    this.#timer = undefined;
    if (this.#listeners.size > 0) this.#schedule();
  }
}

type Listener = { scope: string; onChange: (change: WatchedChange) => void };
