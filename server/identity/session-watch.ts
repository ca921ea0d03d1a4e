import type { Queryable } from '../database/database.ts';
import { findEndedSessions } from './session.sql.ts';

/** How long an ended session's connections can outlive it on another replica. */
const PERIOD = 1_000;

/**
 * Tells open connections when their session has ended. A session that ends in this process is told at once; one that ends
 * on another replica shows in the database, which is asked once a second while there is anybody to ask for.
 */
export class SessionWatch {
  readonly #database: Queryable;
  readonly #onFailure: (error: unknown) => void;
  readonly #listeners = new Map<string, Set<() => void>>();
  #timer: NodeJS.Timeout | undefined;

  /** `onFailure` hears of a look-up that failed; the next one is a second later all the same. */
  constructor(database: Queryable, onFailure: (error: unknown) => void) {
    this.#database = database;
    this.#onFailure = onFailure;
  }

  /** Calls `onEnd` once when the session has ended, even if it had before. Returns what stops the watching. */
  watch(sessionId: string, onEnd: () => void): () => void {
    // One of its own each time, so that two watches with the same function stay two.
    const listener = () => onEnd();
    const listeners = this.#listeners.get(sessionId) ?? new Set();
    this.#listeners.set(sessionId, listeners.add(listener));
    this.#schedule();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(sessionId) === listeners)
        this.#listeners.delete(sessionId);
    };
  }

  /** The session ended here and now. */
  sessionEnded(sessionId: string): void {
    const listeners = this.#listeners.get(sessionId);
    this.#listeners.delete(sessionId);
    for (const listener of listeners ?? []) listener();
  }

  /** Asks nobody any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#look(), PERIOD).unref();
  }

  async #look(): Promise<void> {
    const sessionIds = [...this.#listeners.keys()];
    if (sessionIds.length > 0) {
      try {
        for (const sessionId of await findEndedSessions(this.#database, sessionIds))
          this.sessionEnded(sessionId);
      } catch (error) {
        this.#onFailure(error);
      }
    }
    this.#timer = undefined;
    if (this.#listeners.size > 0) this.#schedule();
  }
}
