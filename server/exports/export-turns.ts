import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';

/** How many run at a time, how many may wait, for how long, and how long one may take. In milliseconds. */
export type TurnRules = { atATime: number; waiting: number; waitMs: number; longestMs: number };

/** A turn that ends by itself after a while: `signal` says so to whoever has it. */
export type Turn = { signal: AbortSignal; end(): void };

/**
 * Lets so many exports run at a time, in the order in which they were asked for, and of each person one. An export holds a
 * connection and a moment of the database, so that nobody may have it for as long as they like.
 */
export class ExportTurns {
  readonly #people = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly rules: TurnRules) {}

  /** Resolves when it is this person’s turn. Throws RATE_LIMITED, with what to do, where it doesn’t come. */
  async take(person: string): Promise<Turn> {
    if (this.#people.has(person)) {
      throw busy('You are getting an export already: ask for another one once it is there.');
    }
    this.#people.add(person);
    try {
      if (this.#running < this.rules.atATime) this.#running += 1;
      else await this.#wait();
    } catch (error) {
      this.#people.delete(person);
      throw error;
    }
    const overdue = new AbortController();
    const timer = setTimeout(() => overdue.abort(), this.rules.longestMs).unref();
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      this.#people.delete(person);
      const next = this.#waiting.shift();
      // The turn passes on; nobody else can come in between.
      if (next) next();
      else this.#running -= 1;
    };
    return { signal: overdue.signal, end };
  }

  async #wait(): Promise<void> {
    const { waiting, waitMs } = this.rules;
    if (this.#waiting.length >= waiting) throw tooMany();
    const giveUp = new AbortController();
    let come = () => {};
    const turn = new Promise<'came'>((resolve) => {
      come = () => resolve('came');
    });
    this.#waiting.push(come);
    const late = sleep(waitMs, 'late' as const, { signal: giveUp.signal, ref: false });
    late.catch(() => {});
    const outcome = await Promise.race([turn, late]);
    giveUp.abort();
    if (outcome === 'came') return;
    this.#waiting.splice(this.#waiting.indexOf(come), 1);
    throw tooMany();
  }
}

function tooMany(): GraphQLError {
  return busy('Others are getting exports now, and only some can be made at a time: try again in a minute.');
}

function busy(message: string): GraphQLError {
  const http = { status: 429, headers: new Map([['retry-after', '60']]) };
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', http } });
}
