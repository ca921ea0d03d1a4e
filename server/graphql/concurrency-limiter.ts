import { rateLimited } from '../lib/api-errors.ts';

/** What to call when an operation is done. */
export type Release = () => void;

export type ConcurrencyLimits = {
  atATime: number;
  waiting: number;
  /** Of `waiting`. */
  waitingOfPerson: number;
};

type Waiting = { person: string; start: (release: Release) => void };

/** When a client that finds too many waiting may try again. */
const RETRY_SECONDS = 2;
/** The database gives up after thirty seconds: a caller that forgets to release doesn't stay for good. */
const LONGEST_MS = 45_000;

/** Lets so many run at a time, in the order in which they came. */
export class ConcurrencyLimiter {
  #running = 0;
  readonly #waiting: Waiting[] = [];

  constructor(private readonly rules: ConcurrencyLimits) {}

  get idle(): boolean {
    return this.#running === 0 && this.#waiting.length === 0;
  }

  /** Resolves when it is one's turn. Throws where too many wait already, of everybody or of this person. */
  async acquire(person: string): Promise<Release> {
    const { atATime, waiting, waitingOfPerson } = this.rules;
    if (this.#running < atATime) return this.#start();
    const own = this.#waiting.filter((one) => one.person === person).length;
    if (own >= waitingOfPerson || this.#waiting.length >= waiting) throw rateLimited(RETRY_SECONDS);
    return new Promise((start) => {
      this.#waiting.push({ person, start });
    });
  }

  #start(): Release {
    this.#running += 1;
    let released = false;
    const release = () => {
      if (released) return;
      released = true;
      clearTimeout(overdue);
      this.#running -= 1;
      this.#waiting.shift()?.start(this.#start());
    };
    const overdue = setTimeout(release, LONGEST_MS).unref();
    return release;
  }
}
