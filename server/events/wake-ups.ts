import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { LogTail } from './log-tail.ts';

const CHANNEL = 'concord_event';
const RECONNECT_MS = 1_000;
/** Between two messages: other replicas read the log in such strides too. */
const STRIDE_MS = 20;

/**
 * Tells the tails of all replicas that there is more to read. Nothing depends on it but speed: with every wake-up lost,
 * polling still delivers within a second. Announce after the commit, never inside the transaction, where NOTIFY would
 * take a lock that all commits share.
 */
export class WakeUps {
  /** What this process's messages say, so that they don't wake its own tail again, which knew before they were sent. */
  readonly #sender = randomUUID();
  #announcing = false;
  #again = false;
  #announcedAt = Number.NEGATIVE_INFINITY;
  #listener: Client | null = null;
  #stopped = false;

  /** `listenUrl`: where to listen for other replicas; null with the embedded engine, and where wake-ups are off. */
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
    private readonly listenUrl: string | null,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    if (this.listenUrl) await this.#listen(this.listenUrl).catch((error) => this.#reconnect(error));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listener?.end();
  }

  /** Something was committed here. Many calls become few messages. */
  announce(): void {
    this.tail.wake();
    if (!this.listenUrl) return;
    if (this.#announcing) this.#again = true;
    else void this.#notify();
  }

  async #notify(): Promise<void> {
    this.#announcing = true;
    do {
      const early = this.#announcedAt + STRIDE_MS - performance.now();
      if (early > 0) await sleep(early, undefined, { ref: false });
      this.#again = false;
      this.#announcedAt = performance.now();
      try {
        await this.database.query({ name: 'wake-up', text: `select pg_notify('${CHANNEL}', $1)` }, [
          this.#sender,
        ]);
      } catch (error) {
        this.log.warn({ err: error }, 'a wake-up could not be sent; other replicas will poll');
      }
    } while (this.#again);
    this.#announcing = false;
  }

  async #listen(url: string): Promise<void> {
    const client = new Client({
      connectionString: url,
      application_name: 'concord wake-ups',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => {
      if (payload !== this.#sender) this.tail.wake();
    });
    client.once('error', (error) => {
      if (this.#listener === client) this.#listener = null;
      void this.#reconnect(error);
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#listener = client;
    // Whatever was announced while nobody listened.
    this.tail.wake();
  }

  async #reconnect(reason: unknown): Promise<void> {
    this.log.warn({ err: reason }, 'wake-ups from other replicas are interrupted; polling meanwhile');
    while (!this.#stopped) {
      await sleep(RECONNECT_MS, undefined, { ref: false });
      if (this.#stopped) return;
      try {
        await this.#listen(this.listenUrl ?? '');
        return;
      } catch {
        // The tail reports a database that doesn't answer; saying it twice a second helps nobody.
      }
    }
  }
}
