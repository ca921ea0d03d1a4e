import type { Logger } from 'pino';
import { permissions } from '../access/permission-table.ts';
import { roles } from '../domain/viewer.ts';
import { callJobs, claimJob, endJob, finishJob, type Job } from '../jobs/job.sql.ts';
import type { Background } from '../lib/background.ts';
import { beginReading, moveReader, takeReader } from '../log/log-reader.sql.ts';
import { readHead } from '../log/read-events.sql.ts';
import { asWork } from '../monitor/monitor-connection.ts';
import { readPulses } from '../monitor/watch/pulse.sql.ts';
import { readFollowedPage, readForgotten, readHolders } from './follow-log.sql.ts';
import { lookAfter } from './look-after.ts';
import { nextTry } from './next-try.ts';
import { LOOK_AFTER, type NoticeParts } from './notice-parts.ts';

const READER = 'notices';

/** How long what happens may stay unheard by the page’s list. */
const PERIOD_MS = 1_000;
/** How often whoever nobody looks after is looked for. */
const SWEEP_MS = 60 * 60 * 1_000;

/** People who are looked after at a time: a mail server that takes its time over one message holds up few others. */
const LANES = 4;

const deciders = roles.filter((role) => permissions[role].decideAlerts !== 'NEVER');

/**
 * Looks after what people are told. A reader of the log calls those whom something may concern, and moves its position in the
 * same transaction; each is then looked after by one replica at a time. Whatever dies in between is done again by the next.
 */
export class Notices {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #sweptAt = Number.NEGATIVE_INFINITY;
  /** How far each country’s alerts were when this process last heard of them. */
  readonly #heard = new Map<string, number>();

  /** `now`: the clock that says which day it is. */
  constructor(
    private readonly parts: NoticeParts,
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
    await this.#sweep();
    while (!this.#stopped && (await this.#followLog()));
    if (this.parts.monitorIsOpen) await this.#hearOfAlerts();
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => this.#doWhatIsDue()));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  }

  async #doWhatIsDue(): Promise<void> {
    for (let job = await this.#claim(); job; job = await this.#claim()) await this.#do(job);
  }

  #schedule(after: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.background.run('look after notices', this.#run()), after);
    this.#timer.unref();
  }

  async #run(): Promise<void> {
    try {
      await this.runDue();
    } finally {
      this.#schedule(PERIOD_MS);
    }
  }

  async #sweep(): Promise<void> {
    const { database } = this.parts;
    const now = this.now();
    if (now.getTime() - this.#sweptAt < SWEEP_MS) return;
    await beginReading(database, READER, (await readHead(database)).position);
    await callJobs(database, LOOK_AFTER, await readForgotten(database, LOOK_AFTER), now);
    this.#sweptAt = now.getTime();
  }

  /** Whether there is more to read. */
  #followLog(): Promise<boolean> {
    return this.parts.database.transaction('READ COMMITTED', async (connection) => {
      const after = await takeReader(connection, READER);
      if (after === null) return false;
      const { position, more, people } = await readFollowedPage(connection, after);
      if (position === after) return false;
      await callJobs(connection, LOOK_AFTER, people, this.now());
      await moveReader(connection, READER, position);
      return more;
    });
  }

  /** A process that has just begun has heard of nothing, and calls once too often. */
  async #hearOfAlerts(): Promise<void> {
    const { database } = this.parts;
    const pulses = await asWork(database, 'WATCH', readPulses);
    const latest = [...pulses].map(
      ([country, { told, called }]) => [country, Math.max(told, called)] as const,
    );
    const moved = latest.filter(([country, position]) => (this.#heard.get(country) ?? 0) < position);
    if (moved.length === 0) return;
    // Whoever of them a hidden group's alert isn't there for finds nothing when they are looked after.
    const countries = moved.map(([country]) => country);
    await callJobs(database, LOOK_AFTER, await readHolders(database, deciders, countries), this.now());
    for (const [country, position] of moved) this.#heard.set(country, position);
  }

  async #claim(): Promise<Job | null> {
    return this.#stopped ? null : claimJob(this.parts.database, LOOK_AFTER, this.now());
  }

  /** One that fails is tried again later, and holds up no other. */
  async #do(job: Job): Promise<void> {
    const now = this.now();
    const { database } = this.parts;
    let next: Date | null;
    try {
      next = await lookAfter(this.parts, job, now);
    } catch (error) {
      this.log.error({ err: error, task: 'look after notices' }, 'somebody could not be looked after');
      const failures = job.failures + 1;
      return finishJob(database, job, nextTry(failures, now), failures);
    }
    return next === null ? endJob(database, job) : finishJob(database, job, next);
  }
}
