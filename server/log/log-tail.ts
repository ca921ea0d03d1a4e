import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { BackOff } from '../lib/back-off.ts';
import { timeoutOr } from '../lib/timeout-or.ts';
import { type LogPosition, logStart, parseCursor } from './cursor.ts';
import type { LogEvent } from './log-event.ts';
import {
  type News,
  readEventsAfter,
  readHead,
  readNewsAfter,
  readPosition,
  TAIL_PAGE,
} from './read-events.sql.ts';

/** With every hint lost, a change is still delivered within a second: this long between two looks, and the look itself. */
const POLL_MS = 700;
/**
 * Hints that come closer than this are for one look. The first of them is heeded at once: only who writes on and on is read
 * of in strides, since a look costs as much as recording a change.
 */
const STRIDE_MS = 20;
/** How old the latest look may be for this process to still speak of the log's end: a look that hangs shows by it. */
const CURRENT_MS = 1_000;
/** A look that takes longer than this is one that fails, for whoever asks before it has an end. */
const HANGS_MS = 5_000;
/** Between two lines of the log that say the same. */
const COMPLAIN_MS = 1_000;
/** Events kept in memory: about a minute of a very busy network, so that nearly every reconnect costs no query. */
const MEMORY = 5_000;

/**
 * The end of the log in this process: follows the table, remembers the latest events, and tells readers that there is
 * more. Readers pull: each keeps nothing but its own position, so a slow one holds no memory and holds up nobody. One
 * that falls behind what is remembered reads on from the table, page by page, and catches up.
 *
 * States: stopped → following → stopped. While following, a failed look is logged and repeated; readers then wait, and
 * get everything in order once the database answers again.
 *
 * Each look also asks whether the place where the tail stands is still in the log. After a failover to a standby that had
 * not got the last events it is not: the log goes on from an earlier place, and what was read after that never happened.
 * Everything is then forgotten, here and by all who listen.
 */
export class LogTail {
  #remembered: LogEvent[] = [];
  #place: LogPosition = logStart;
  /** Rises when the log turned out to be another one. */
  #era = 0;
  #waiting = new Set<() => void>();
  #hint: (() => void) | null = null;
  #hinted = false;
  /** Wake-ups so far, and how many of them came before the latest look began; likewise when that was. */
  #wakeUps = 0;
  #wakeUpsSeen = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Who waits for a look that has not begun yet, and what has it begin. */
  #asking: ((known: boolean) => void)[] = [];
  #asked: (() => void) | null = null;
  readonly #listeners: ((news: News, position: number) => void)[] = [];
  readonly #forgetters: (() => void)[] = [];
  #following: Promise<void> | null = null;
  #stopping = new AbortController();
  #healthy = false;
  /** When the look at hand began; null where there is none. */
  #looking: number | null = null;
  #complainedAt = Number.NEGATIVE_INFINITY;
  readonly #backOff = new BackOff();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Starts from the log's end as it stands. */
  async start(): Promise<void> {
    this.#place = await readHead(this.database);
    this.#healthy = true;
    this.#following = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#following;
    this.#release();
    this.#answer(this.#asking, false);
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

  /** False while the log can't be read, or where it was read from a server that takes no writes. */
  get healthy(): boolean {
    return this.#healthy && (this.#looking === null || performance.now() - this.#looking < HANGS_MS);
  }

  /** A hint that there may be more: it may be lost, doubled or late, for the truth is read from the table. */
  wake(): void {
    this.#wakeUps += 1;
    this.#nudge();
  }

  /** Whether a look has been at the log's end lately, and since the last hint. */
  get current(): boolean {
    return (
      this.#healthy && this.#wakeUps === this.#wakeUpsSeen && performance.now() - this.#lookedAt < CURRENT_MS
    );
  }

  /**
   * Resolves when whatever was committed before the call is known here, with false where the log can't be read. One look is
   * for all who asked before it began, so that a thousand who ask at once cost one query.
   */
  catchUp(): Promise<boolean> {
    if (this.stopped) return Promise.resolve(false);
    return new Promise((answer) => {
      this.#asking.push(answer);
      this.#nudge();
      this.#asked?.();
    });
  }

  #nudge(): void {
    this.#hinted = true;
    this.#hint?.();
  }

  /** Up to TAIL_PAGE events after a position, oldest first; none where the tail has not come further. */
  async read(after: number): Promise<readonly LogEvent[]> {
    if (after >= this.position) return [];
    const first = this.#remembered[0];
    if (first && after >= first.place.position - 1) {
      const from = after - first.place.position + 1;
      return this.#remembered.slice(from, from + TAIL_PAGE);
    }
    return readEventsAfter(this.database, after, TAIL_PAGE);
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
    return this.#stopping.signal.aborted;
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
    const first = this.#remembered[0];
    const remembered = first && this.#remembered[position - first.place.position];
    return remembered ? remembered.place : readPosition(this.database, position);
  }

  async #follow(): Promise<void> {
    while (!this.stopped) {
      const asking = this.#asking;
      this.#asking = [];
      try {
        if (await this.#poll()) {
          this.#answer(asking, true);
          await this.#pause();
        } else {
          this.#asking.unshift(...asking);
        }
        this.#backOff.reset();
      } catch (error) {
        this.#healthy = false;
        this.#answer(asking, false);
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
    const wakeUps = this.#wakeUps;
    const began = performance.now();
    const news = await this.#read();
    this.#healthy = news.writable;
    if (!news.writable) this.database.renewConnections();
    if (!this.#isOfThisLog(news)) {
      await this.#startOver();
      return false;
    }
    this.#remember(news);
    if (news.events.length === TAIL_PAGE) return false;
    this.#wakeUpsSeen = wakeUps;
    this.#lookedAt = began;
    return true;
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
    this.#remembered = [];
    this.#place = head;
    this.#era += 1;
    for (const forget of this.#forgetters) forget();
    this.#release();
  }

  #answer(asking: readonly ((known: boolean) => void)[], known: boolean): void {
    for (const answer of asking) answer(known);
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
    if (events.some(({ kind }) => kind === 'CONTENT_ERASED')) this.#remembered = [];
    this.#remembered.push(...events);
    if (this.#remembered.length > MEMORY * 1.2) this.#remembered.splice(0, this.#remembered.length - MEMORY);
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

  /** Until the next look is due: when somebody asks, with the stride of hints, or after a while without any. */
  async #pause(): Promise<void> {
    if (!this.#hinted) {
      await timeoutOr(POLL_MS, (hint) => {
        this.#hint = hint;
      });
      this.#hint = null;
    }
    const early = this.#lookedAt + STRIDE_MS - performance.now();
    if (early > 0 && this.#asking.length === 0 && !this.stopped) {
      await timeoutOr(early, (asked) => {
        this.#asked = asked;
      });
      this.#asked = null;
    }
    this.#hinted = false;
  }
}
