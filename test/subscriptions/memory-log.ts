import type { LogPosition } from '../../server/log/cursor.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import type { FollowedLog } from '../../server/subscriptions/followed-log.ts';

/** What a test says of an event; the rest is as in an event that everybody sees whole. */
export type Told = Pick<LogEvent, 'kind'> & Partial<LogEvent>;

/** The log without a database: what a tail gives its readers, a page at a time, from memory. */
export class MemoryLog implements FollowedLog {
  readonly events: LogEvent[] = [];
  stopped = false;
  #waiting: (() => void)[] = [];
  #era = 0;

  constructor(private readonly page: number) {}

  get position(): number {
    return this.events.length;
  }

  append(told: readonly Told[]): void {
    for (const event of told) this.events.push({ ...unsaid, ...event, place: placeOf(this.position + 1) });
    this.#release();
  }

  /** Becomes another log, which has only so many of the events. */
  lose(kept: number): void {
    this.events.length = kept;
    this.#era += 1;
    this.#release();
  }

  stop(): void {
    this.stopped = true;
    this.#release();
  }

  async read(after: number): Promise<readonly LogEvent[]> {
    return this.events.slice(after, after + this.page);
  }

  async advancedBeyond(position: number, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#release(), { once: true });
    const era = this.#era;
    while (this.position <= position && this.#era === era && !signal.aborted && !this.stopped) {
      await new Promise<void>((done) => this.#waiting.push(done));
    }
  }

  #release(): void {
    for (const done of this.#waiting.splice(0)) done();
  }
}

function placeOf(position: number): LogPosition {
  return { position, checksum: String(position).padStart(12, '0') };
}

const unsaid: Omit<LogEvent, 'place' | 'kind'> = {
  at: new Date(0),
  actor: null,
  person: null,
  cycleCode: '2026',
  countryCode: null,
  agencyCode: null,
  itemCode: null,
  revision: null,
  baseRevision: null,
  writtenAt: null,
  changes: [],
  note: null,
  progress: null,
  visibility: 'OPEN',
  contentBefore: null,
  returned: null,
  reportingAgencies: null,
  erased: false,
};
