import type { Logger } from 'pino';
import { callJobs, claimJob, endJob, finishJob, type Job } from '../jobs/job.sql.ts';
import type { Background } from '../lib/background.ts';
import type { EventKind } from '../log/log-event.ts';
import { beginReading, moveReader, readReader, takeReader } from '../log/log-reader.sql.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readHead } from '../log/read-events.sql.ts';
import { deliverNext, type GoOn } from './deliver-next.ts';
import { hears, readerThrough } from './heard-events.ts';
import { passOver, readActive, removeOwnerless } from './webhook.sql.ts';
import { DELIVER, type WebhookParts } from './webhook-parts.ts';

const READER = 'webhooks';

/** How long what happens may stay unheard. */
const PERIOD_MS = 1_000;
/** How often webhooks of whoever has no role any more are looked for: a role may end with a day. */
const SWEEP_MS = 60 * 60 * 1_000;
/** So many are told at the same time, so that one that is slow holds up no other. */
const AT_ONCE = 4;
/** How long one is told without a pause for others: far shorter than its job is held. */
const TURN_MS = 20_000;
/** After a fault of ours. */
const FAULT_PAUSE_MS = 60_000;

const endsRoles: ReadonlySet<EventKind> = new Set(['MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED']);

/**
 * Tells webhooks of events. A reader of the log calls those for which there is something, lets the others go on behind it, and
 * moves its position in the same transaction. Each that was called is then told by one replica at a time, event by event, in the
 * order of the log. Whatever dies in between is done again by the next.
 */
export class Webhooks {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #sweptAt = Number.NEGATIVE_INFINITY;
  #busy = 0;

  /** `now`: the clock that says when to try again. */
  constructor(
    private readonly parts: WebhookParts,
    private readonly tail: Pick<LogTail, 'read'>,
    private readonly log: Logger,
    private readonly background: Background,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Follows the log from its end, or from where it was left, and keeps nobody waiting. */
  start(): void {
    this.#schedule(0);
  }

  /** Begins nothing more; what is under way ends in the background. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Does all that is due now. Throws where the database fails; what was done before stands. */
  async runDue(): Promise<void> {
    await this.#hear();
    await this.#tell();
  }

  #schedule(after: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.background.run('hear for webhooks', this.#run()), after);
    this.#timer.unref();
  }

  async #run(): Promise<void> {
    try {
      await this.#hear();
      this.#tellBeside();
    } finally {
      this.#schedule(PERIOD_MS);
    }
  }

  /** One more who tells. Whoever finds something to do lets another look whether there is more. */
  #tellBeside(): void {
    if (this.#busy >= AT_ONCE) return;
    this.#busy += 1;
    const telling = this.#tell(() => this.#tellBeside()).finally(() => {
      this.#busy -= 1;
    });
    this.background.run('tell webhooks', telling);
  }

  async #hear(): Promise<void> {
    await this.#sweep();
    while (!this.#stopped && (await this.#followLog()));
  }

  async #sweep(): Promise<void> {
    const { database } = this.parts;
    const now = this.now().getTime();
    if (now - this.#sweptAt < SWEEP_MS) return;
    await beginReading(database, READER, (await readHead(database)).position);
    await removeOwnerless(database);
    this.#sweptAt = now;
  }

  /** Whether there was something to read. */
  async #followLog(): Promise<boolean> {
    const { database, mfaRoles, personas } = this.parts;
    const from = await readReader(database, READER);
    // Outside of the transaction: on the embedded engine nobody else gets a statement in while one is open.
    const events = from === null ? [] : await this.tail.read(from);
    const to = events.at(-1)?.place.position;
    if (from === null || to === undefined) return false;
    return database.transaction('READ COMMITTED', async (connection) => {
      // Another replica reads at this moment, or has read what was read here.
      if ((await takeReader(connection, READER)) !== from) return false;
      if (events.some(({ kind }) => endsRoles.has(kind))) await removeOwnerless(connection);
      const all = await readActive(connection, personas);
      const called = all.filter((webhook) => {
        const reader = readerThrough(webhook, mfaRoles);
        return events.some(
          (event) => event.place.position > webhook.position && hears(event, webhook, reader),
        );
      });
      const passing = all.filter((webhook) => !called.includes(webhook)).map(({ id }) => id);
      await callJobs(
        connection,
        DELIVER,
        called.map(({ id }) => id),
        this.now(),
      );
      await passOver(connection, passing, from, to);
      await moveReader(connection, READER, to);
      return true;
    });
  }

  async #tell(onFound: () => void = () => {}): Promise<void> {
    for (let job = await this.#claim(); job; job = await this.#claim()) {
      onFound();
      await this.#do(job);
    }
  }

  async #claim(): Promise<Job | null> {
    return this.#stopped ? null : claimJob(this.parts.database, DELIVER, this.now());
  }

  /** One that fails is tried again later, and holds up no other. */
  async #do(job: Job): Promise<void> {
    const { database } = this.parts;
    const began = performance.now();
    let goOn: GoOn = 'NOW';
    try {
      while (goOn === 'NOW' && !this.#stopped && performance.now() - began < TURN_MS) {
        goOn = await deliverNext(this.parts, job, this.now());
      }
    } catch (error) {
      this.log.error({ err: error, task: 'tell webhooks', webhook: job.key }, 'a webhook could not be told');
      goOn = new Date(this.now().getTime() + FAULT_PAUSE_MS);
    }
    if (goOn === null) return endJob(database, job);
    await finishJob(database, job, goOn === 'NOW' ? this.now() : goOn);
  }
}
