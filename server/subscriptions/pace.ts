import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest that telling may hold the process up; thousands of sockets take longer. */
const LONGEST_MS = 20;
/** Readers between two looks at the clock. */
const STEP = 32;

/** Lets the process see to others now and then while thousands are told something. */
export class Pace {
  #steps = 0;
  #since = performance.now();

  /** Call for each reader; waits where the result is true. */
  get due(): boolean {
    this.#steps += 1;
    return this.#steps % STEP === 0 && performance.now() - this.#since > LONGEST_MS;
  }

  async rest(): Promise<void> {
    await nextTurn();
    this.#since = performance.now();
  }
}
