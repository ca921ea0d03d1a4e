import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { KEEP_ALIVE } from '../database/open-database.ts';
import { BackOff } from '../lib/back-off.ts';
import type { Background } from '../lib/background.ts';
import type { LogTail } from './log-tail.ts';

const CHANNEL = 'concord_event';
/** Between two questions whether the connection on which it listens is still there, and how long it has for an answer. */
const CHECK_MS = 10_000;
const ANSWER_MS = 10_000;
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
  readonly #backOff = new BackOff();

  /** `listenUrl`: where to listen for other replicas; null with the embedded engine, and where wake-ups are off. */
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
    private readonly listenUrl: string | null,
    private readonly log: Logger,
    private readonly background: Background,
  ) {}

  async start(): Promise<void> {
    if (!this.listenUrl || this.#stopped) return;
    await this.#listen(this.listenUrl).catch((error) => this.#interrupted(error));
  }

  /** Listens and announces no more; the connection closes in the background. */
  stop(): void {
    this.#stopped = true;
    if (this.#listener) this.#end(this.#listener);
  }

  /** Something was committed here. Many calls become few messages. */
  announce(): void {
    this.tail.wake();
    if (!this.listenUrl) return;
    if (this.#announcing) this.#again = true;
    else this.background.run('wake the other replicas', this.#notify());
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
      connectionTimeoutMillis: ANSWER_MS,
      ...KEEP_ALIVE,
    });
    let reason: unknown;
    // It says so more than once where it breaks, and what nobody listens to would end the process.
    client.on('error', (error) => {
      reason ??= error;
    });
    client.on('notification', ({ payload }) => {
      if (payload !== this.#sender) this.tail.wake();
    });
    try {
      await client.connect();
      await this.#ask(client, `listen ${CHANNEL}`);
    } catch (error) {
      this.#end(client);
      throw error;
    }
    // One that breaks without a word is found out by asking.
    const check = setInterval(() => {
      this.background.run('check the connection that listens', this.#check(client));
    }, CHECK_MS).unref();
    client.once('end', () => {
      clearInterval(check);
      this.#interrupted(reason);
    });
    this.#listener = client;
    this.#backOff.reset();
    if (this.#stopped) this.#end(client);
    // Whatever was announced while nobody listened.
    this.tail.wake();
  }

  #interrupted(reason: unknown): void {
    this.#listener = null;
    if (this.#stopped) return;
    this.log.warn({ err: reason }, 'wake-ups from other replicas are interrupted; polling meanwhile');
    setTimeout(() => {
      this.background.run('listen for the other replicas again', this.start());
    }, this.#backOff.next()).unref();
  }

  /** Without an answer the connection ends, and says so to whoever listens for that. */
  async #check(client: Client): Promise<void> {
    try {
      await this.#ask(client, 'select 1');
    } catch (error) {
      this.log.debug({ err: error }, 'the connection that listens gives no answer');
    }
  }

  /** Asks, and ends a connection on which no answer comes. */
  async #ask(client: Client, text: string): Promise<void> {
    const overdue = setTimeout(() => this.#end(client), ANSWER_MS).unref();
    try {
      await client.query(text);
    } finally {
      clearTimeout(overdue);
    }
  }

  #end(client: Client): void {
    this.background.run('close a connection that listened', client.end());
  }
}
