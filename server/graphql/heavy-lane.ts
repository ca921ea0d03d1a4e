import { rateLimited } from './errors.ts';
import { heavyOperations } from './limits.ts';

/** What to call when an operation is done. */
export type Leave = () => void;

type Waiting = { person: string; begin: (leave: Leave) => void };

/**
 * Lets only a few of the operations that ask for very much run at a time, in the order in which they came. This process
 * answers nobody else while it makes one of them into text, and each holds a connection to the database: without this a
 * dozen at once would hold everybody up, whoever sent them. All others pass.
 */
export class HeavyLane {
  #running = 0;
  readonly #waiting: Waiting[] = [];

  /** Resolves when it may begin. Throws where too many wait already, of everybody or of this person. */
  async enter(person: string, cost: number): Promise<Leave> {
    if (cost < heavyOperations.cost) return () => {};
    if (this.#running < heavyOperations.atATime) return this.#begin();
    const own = this.#waiting.filter((waiting) => waiting.person === person).length;
    if (own >= heavyOperations.waitingOfPerson || this.#waiting.length >= heavyOperations.waiting) {
      throw rateLimited(heavyOperations.retrySeconds);
    }
    return new Promise((begin) => {
      this.#waiting.push({ person, begin });
    });
  }

  #begin(): Leave {
    this.#running += 1;
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      clearTimeout(overdue);
      this.#running -= 1;
      this.#waiting.shift()?.begin(this.#begin());
    };
    // Whoever forgets to leave must not close the lane for good.
    const overdue = setTimeout(leave, heavyOperations.longestMs).unref();
    return leave;
  }
}
