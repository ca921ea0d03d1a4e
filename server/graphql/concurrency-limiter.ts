import { rateLimited } from '../lib/api-errors.ts';

/** What to call when an operation is done. */
export type Leave = () => void;

export type TurnRules = {
  atATime: number;
  waiting: number;
  /** Of `waiting`. */
  waitingOfPerson: number;
};

type Waiting = { person: string; begin: (leave: Leave) => void };

/** When whoever finds too many waiting may try again. */
const RETRY_SECONDS = 2;
/** The database gives up after thirty seconds: whoever forgets to leave doesn't stay for good. */
const LONGEST_MS = 45_000;

/** Lets so many run at a time, in the order in which they came. */
export class Turns {
  #running = 0;
  readonly #waiting: Waiting[] = [];

  constructor(private readonly rules: TurnRules) {}

  get idle(): boolean {
    return this.#running === 0 && this.#waiting.length === 0;
  }

  /** Resolves when it is one's turn. Throws where too many wait already, of everybody or of this person. */
  async enter(person: string): Promise<Leave> {
    const { atATime, waiting, waitingOfPerson } = this.rules;
    if (this.#running < atATime) return this.#begin();
    const own = this.#waiting.filter((one) => one.person === person).length;
    if (own >= waitingOfPerson || this.#waiting.length >= waiting) throw rateLimited(RETRY_SECONDS);
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
    const overdue = setTimeout(leave, LONGEST_MS).unref();
    return leave;
  }
}
