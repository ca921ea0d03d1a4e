import { ConcurrencyLimiter, type Release } from './concurrency-limiter.ts';
import { expensiveReads, operationsOfPerson } from './limits.ts';

/**
 * Lets each person run some operations at a time, and only a few expensive reads run at all. Otherwise thousands of
 * operations of one person, on many sockets, would stand in front of everybody else's at the database. And this
 * process answers nobody while it makes an expensive read into text.
 */
export class OperationLimiter {
  readonly #people = new Map<string, ConcurrencyLimiter>();
  readonly #expensive = new ConcurrencyLimiter(expensiveReads);

  /** Resolves when an operation that reads so many values may begin. Throws where too many wait already. */
  async acquire(person: string, values: number): Promise<Release> {
    const own = this.#people.get(person) ?? new ConcurrencyLimiter(operationsOfPerson);
    this.#people.set(person, own);
    const releaseOwn = await own.acquire(person);
    const release = () => {
      releaseOwn();
      if (own.idle) this.#people.delete(person);
    };
    if (values < expensiveReads.values) return release;
    try {
      const releaseExpensive = await this.#expensive.acquire(person);
      return () => {
        releaseExpensive();
        release();
      };
    } catch (error) {
      release();
      throw error;
    }
  }
}
