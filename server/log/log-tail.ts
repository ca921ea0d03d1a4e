import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { erasesContent } from '../domain/event-content.ts';
import { BackOff } from '../lib/back-off.ts';
import type { Background } from '../lib/background.ts';
import { changeMode } from '../lib/change-mode.ts';
import { type LogPosition, logStart, parseCursor } from './cursor.ts';
import type { LogEvent } from './log-event.ts';
import { LookSchedule } from './look-schedule.ts';
import {
  type News,
  readEventsAfter,
  readHead,
  readNewsAfter,
  readPosition,
  TAIL_PAGE,
} from './read-events.sql.ts';
import { RememberedEvents } from './remembered-events.ts';

/** A look that takes longer than this is one that fails, for whoever asks before it has an end. */
const HANGS_MS = 5_000;
/** Between two lines of the log that say the same. */
const COMPLAIN_MS = 1_000;

/**
 * - NEW: made, and not started.
 * - FOLLOWING: the latest look succeeded; the next one comes when the schedule says.
 * - FAILING: the latest look failed, and is repeated with growing pauses. Readers wait, and get everything in order later.
 * - STOPPED: for good. Who waited is let go.
 *
 * `start` leads from NEW to FOLLOWING. A look that fails leads to FAILING, one that succeeds back. `stop` ends each of them.
 */
type TailMode = 'NEW' | 'FOLLOWING' | 'FAILING' | 'STOPPED';

/**
 * The end of the log in this process: follows the table, remembers the latest events, and tells readers that there is
 * more. Readers pull: each keeps nothing but its own position, so a slow one holds no memory and holds up nobody. One
 * that falls behind what is remembered reads on from the table, page by page, and catches up.
 *
 * Each look also asks whether the place where the tail stands is still in the log. After a failover to a standby that had
 * not got the last events it is not: the log goes on from an earlier place, and what was read after that never happened.
 * Everything is then forgotten, here and by all who listen.
 */
export class LogTail {
  #mode: TailMode = 'NEW';
  readonly #remembered = new RememberedEvents();
  readonly #schedule = new LookSchedule();
  #place: LogPosition = logStart;
  /** Rises when the log turned out to be another one. */
  #era = 0;
  #waiting = new Set<() => void>();
  readonly #listeners: ((news: News, position: number) => void)[] = [];
  readonly #forgetters: (() => void)[] = [];
  readonly #stopping = new AbortController();
  /** Whether the server that was read takes writes. */
  #writable = true;
  /** When the look at hand began; null where there is none. */
  #looking: number | null = null;
  #complainedAt = Number.NEGATIVE_INFINITY;
  readonly #backOff = new BackOff();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly background: Background,
  ) {}

  /** Starts from the log's end as it stands. */
  async start(): Promise<void> {
    this.#place = await readHead(this.database);
    this.#enter('FOLLOWING', 'NEW');
    this.background.run('follow the log', this.#follow());
  }

  /** Begins no further look, and lets go of whoever waits; the look at hand ends in the background. */
  stop(): void {
    this.#enter('STOPPED', 'NEW', 'FOLLOWING', 'FAILING');
    this.#stopping.abort();
    this.#schedule.close();
    this.#release();
  }

  /** Calls `listener` with what each look finds, and the position that it comes to, before anybody can read it here. */
  onNews(listener: (news: News, position: number) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Calls `forget` when the log has turned out to be another one than it was: whatever was read of it, and every position,
   * means nothing any more. `position` is the new log's by then, and nobody has read of it.
   */
  onOtherLog(forget: () => void): void {
    this.#forgetters.push(forget);
  }

  /** The last event that this process knows of. */
  get position(): number {
    return this.#place.position;
  }

  /** What it remembers: so many events, and an estimate of their bytes. */
  get remembered(): { count: number; bytes: number } {
    const { count, bytes } = this.#remembered;
    return { count, bytes };
  }

  /** False while the log can't be read, or where it was read from a server that takes no writes. */
  get healthy(): boolean {
    return this.#succeeds && (this.#looking === null || performance.now() - this.#looking < HANGS_MS);
  }

  /** A hint that there may be more: it may be lost, doubled or late, for the truth is read from the table. */
  wake(): void {
    this.#schedule.hint();
  }

  /** Whether a look has been at the log's end lately, and since the last hint. */
  get current(): boolean {
    return this.#succeeds && this.#schedule.current;
  }

  /** Resolves when what was committed before the call is known here, with false where the log can't be read. */
  catchUp(): Promise<boolean> {
    return this.#schedule.ask();
  }

  /** Up to TAIL_PAGE events after a position, oldest first; none where the tail has not come further. */
  async read(after: number): Promise<readonly LogEvent[]> {
    if (after >= this.position) return [];
    const remembered = this.#remembered.after(after, TAIL_PAGE);
    return remembered ?? readEventsAfter(this.database, after, TAIL_PAGE);
  }

  /** Resolves when there is something after the position, when the signal aborts, when the tail stops, or in another log. */
  async advancedBeyond(position: number, signal: AbortSignal): Promise<void> {
    const era = this.#era;
    while (this.position <= position && this.#era === era && !signal.aborted && !this.stopped) {
      await new Promise<void>((done) => {
        const finish = () => {
          this.#waiting.delete(finish);
          signal.removeEventListener('abort', finish);
          done();
        };
        this.#waiting.add(finish);
        signal.addEventListener('abort', finish, { once: true });
      });
    }
  }

  get stopped(): boolean {
    return this.#mode === 'STOPPED';
  }

  /** The place that a cursor names; null for one that this log never gave (rule 17). */
  async resolve(cursor: string): Promise<LogPosition | null> {
    const claimed = parseCursor(cursor);
    if (!claimed) return null;
    const actual = await this.#positionAt(claimed.position);
    return actual?.checksum === claimed.checksum ? actual : null;
  }

  async #positionAt(position: number): Promise<LogPosition | null> {
    if (position === 0) return logStart;
    return this.#remembered.placeOf(position) ?? readPosition(this.database, position);
  }

  #enter(mode: TailMode, ...from: TailMode[]): void {
    this.#mode = changeMode(this.#mode, from, mode);
  }

  get #succeeds(): boolean {
    return this.#mode === 'FOLLOWING' && this.#writable;
  }

  async #follow(): Promise<void> {
    while (!this.stopped) {
      const look = this.#schedule.begin();
      try {
        if (await this.#poll()) {
          this.#schedule.succeeded(look);
          await this.#schedule.pause();
        } else {
          this.#schedule.continues(look);
        }
        this.#backOff.reset();
      } catch (error) {
        if (this.#mode === 'FOLLOWING') this.#enter('FAILING', 'FOLLOWING');
        this.#schedule.failed(look);
        this.#complain(error);
        // Hints would only have it fail sooner.
        await sleep(this.#backOff.next(), undefined, { signal: this.#stopping.signal }).catch(() => {});
      }
    }
  }

  #complain(error: unknown): void {
    if (performance.now() - this.#complainedAt < COMPLAIN_MS) return;
    this.#complainedAt = performance.now();
    this.log.error({ err: error }, 'the log can’t be read; trying again');
  }

  /** Takes what is new; true where that was all. */
  async #poll(): Promise<boolean> {
    const news = await this.#read();
    if (this.#mode === 'FAILING') this.#enter('FOLLOWING', 'FAILING');
    this.#writable = news.writable;
    if (!news.writable) this.database.renewConnections();
    if (!this.#isOfThisLog(news)) {
      await this.#startOver();
      return false;
    }
    this.#remember(news);
    return news.events.length < TAIL_PAGE;
  }

  async #read(): Promise<News> {
    this.#looking = performance.now();
    try {
      return await readNewsAfter(this.database, this.position);
    } finally {
      this.#looking = null;
    }
  }

  #isOfThisLog({ checksum, inRecovery }: News): boolean {
    const { position, checksum: expected } = this.#place;
    if (position === 0 || checksum === expected) return true;
    // A standby may have what it lacks in a moment. Only when it is the primary is what it lacks lost.
    if (checksum === null && inRecovery) {
      throw new Error(`the database is a standby that has not got as far as event ${position}`);
    }
    return false;
  }

  async #startOver(): Promise<void> {
    const head = await readHead(this.database);
    this.log.warn(
      { known: this.position, head: head.position },
      'the log is another one than it was, as after a failover that lost events; all that was known of it is forgotten',
    );
    this.#remembered.forgetAll();
    this.#place = head;
    this.#era += 1;
    for (const forget of this.#forgetters) forget();
    this.#release();
  }

  #remember(news: News): void {
    const { events } = news;
    const first = events[0];
    const last = events.at(-1);
    if (!first || !last) {
      this.#publish(news);
      return;
    }
    // Positions have no gaps, so one here means that the table is not the log it was: better stop than tell a wrong story.
    if (first.place.position !== this.position + 1 || last.place.position !== this.position + events.length) {
      throw new Error(`the log jumps from ${this.position} to ${first.place.position}`);
    }
    // Those that it blanked may be remembered as they were; read again, from here on they are as they are.
    if (events.some(({ kind }) => erasesContent(kind))) this.#remembered.forgetAll();
    this.#remembered.add(events);
    this.#place = last.place;
    this.#publish(news);
    this.#release();
  }

  #publish(news: News): void {
    for (const listener of this.#listeners) listener(news, this.position);
  }

  #release(): void {
    for (const finish of [...this.#waiting]) finish();
  }
}
