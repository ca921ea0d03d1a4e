import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** How long a stop waits for what still runs: longer than any round trip, shorter than what ends a process by force. */
const STOP_MS = 5_000;

type Task = { readonly name: string; ended: Promise<void> };

/**
 * Where work goes that nobody awaits: loops, timers, and what follows an answer. A failure is logged under the work's name,
 * and ends neither the process nor other work. The stop waits for what runs.
 *
 * Work that can fail in an expected way handles that itself. What arrives here as a failure is a fault of ours.
 */
export class Background {
  readonly #running = new Set<Task>();

  constructor(private readonly log: Pick<Logger, 'error'>) {}

  /** Takes over work that has begun. `name` says what it does, in a fixed phrase: it is logged, so it holds no data. */
  run(name: string, work: Promise<unknown>): void {
    const task: Task = { name, ended: Promise.resolve() };
    this.#running.add(task);
    task.ended = this.#seeOff(task, work);
  }

  /**
   * Resolves when nothing runs any more, including what started meanwhile; after `limitMs` (milliseconds) at the latest,
   * so that a stop can't hang. What then still runs is logged by name, and left.
   */
  async finish(limitMs: number = STOP_MS): Promise<void> {
    const limit = new AbortController();
    const inTime = await Promise.race([this.#allEnded(), sleep(limitMs, false, { signal: limit.signal })]);
    limit.abort();
    if (inTime) return;
    const tasks = [...this.#running].map(({ name }) => name);
    this.log.error({ tasks }, 'background work was left running: the stop waited long enough');
  }

  async #allEnded(): Promise<true> {
    while (this.#running.size > 0) await Promise.all([...this.#running].map(({ ended }) => ended));
    return true;
  }

  async #seeOff(task: Task, work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.log.error({ err: error, task: task.name }, 'background work failed');
    } finally {
      this.#running.delete(task);
    }
  }
}
