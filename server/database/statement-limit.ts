import type { PoolClient } from 'pg';
import { endConnection } from './end-connection.ts';

/** Between two looks for statements that are overdue. */
const LOOK_MS = 1_000;

/**
 * Ends connections with a statement that takes longer than the server would let it. Where nobody at the other end
 * answers and no packet says so, the system would otherwise keep trying for a quarter of an hour.
 *
 * One timer serves all, because there are thousands of statements a second. It counts its looks and not the time,
 * so that a process that was stopped for a while ends nothing that was answered meanwhile.
 */
export class StatementLimit {
  /** At which look each statement that is under way began. */
  readonly #under = new Map<PoolClient, number>();
  readonly #overdue = new WeakSet<PoolClient>();
  readonly #most: number;
  readonly #timer: NodeJS.Timeout;
  #looks = 0;

  constructor(private readonly ms: number) {
    const every = Math.min(LOOK_MS, ms / 5);
    this.#most = Math.ceil(ms / every);
    this.#timer = setInterval(() => this.#checkDeadlines(), every).unref();
  }

  begin(client: PoolClient): void {
    this.#under.set(client, this.#looks);
  }

  end(client: PoolClient): void {
    this.#under.delete(client);
  }

  /** What to say where a statement failed because its connection was ended here. */
  reasonFor(client: PoolClient): Error | undefined {
    return this.#overdue.has(client) ? new NoAnswer(this.ms) : undefined;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #checkDeadlines(): void {
    this.#looks += 1;
    for (const [client, since] of this.#under) {
      if (this.#looks - since <= this.#most) continue;
      this.#under.delete(client);
      this.#overdue.add(client);
      // With a statement under way it is cut without a word, and the statement fails.
      endConnection(client);
    }
  }
}

/** PostgreSQL's code for a connection that failed, since that is what it comes to. */
class NoAnswer extends Error {
  readonly code = '08006';

  constructor(ms: number) {
    super(`the database did not answer within ${ms / 1_000} s, and the connection was given up`);
  }
}
