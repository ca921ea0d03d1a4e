import { Histogram } from 'prom-client';

/** What an operator can see of the write path: how many changes go together, and how long they wait for it. */
export class WriteFigures {
  readonly #entries = new Histogram({
    name: 'concord_write_entries',
    help: 'Changes that went in one statement.',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200],
    registers: [],
  });
  readonly #waiting = new Histogram({
    name: 'concord_write_waiting_seconds',
    help: 'How long changes waited for the statement before theirs.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers: [],
  });

  readonly metrics = [this.#entries, this.#waiting];

  observe(entries: number, waitedMs: readonly number[]): void {
    this.#entries.observe(entries);
    for (const ms of waitedMs) this.#waiting.observe(ms / 1000);
  }
}
