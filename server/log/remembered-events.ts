import type { LogPosition } from './cursor.ts';
import type { LogEvent } from './log-event.ts';

export type MemoryLimits = { events: number; bytes: number };

/** About a minute of a very busy network, so that nearly every reconnect costs no query; of long texts, less of it. */
export const memoryLimits: MemoryLimits = { events: 5_000, bytes: 64 * 1024 * 1024 };

/** After forgetting there is room for a fifth more, so that not each event that comes moves all the others. */
const KEPT_SHARE = 5 / 6;

/** An event without its texts: the object, its dates, codes, place and cell; measured over 5,000 of them. */
const EVENT_BYTES = 1_500;
/** What each text costs beside its characters. */
const TEXT_BYTES = 24;

/**
 * The latest events of the log, in a row without gaps. Bounded by number and by bytes, so that long narratives don't take the
 * process's memory; the oldest are forgotten first.
 */
export class RememberedEvents {
  #events: LogEvent[] = [];
  #bytes = 0;

  constructor(private readonly limits: MemoryLimits = memoryLimits) {}

  get count(): number {
    return this.#events.length;
  }

  /** An estimate, never less than they take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds what follows the last one, and forgets the oldest where it becomes too much. */
  add(events: readonly LogEvent[]): void {
    this.#events.push(...events);
    for (const event of events) this.#bytes += bytesOf(event);
    const { limits } = this;
    if (this.count * KEPT_SHARE > limits.events || this.#bytes > limits.bytes) this.#forgetOldest();
  }

  forgetAll(): void {
    this.#events = [];
    this.#bytes = 0;
  }

  /** At most `limit` events after a position; null where the first of them is not remembered. */
  after(position: number, limit: number): readonly LogEvent[] | null {
    const from = this.#indexOf(position + 1);
    return from < 0 ? null : this.#events.slice(from, from + limit);
  }

  /** Null where the position's event is not remembered. */
  placeOf(position: number): LogPosition | null {
    return this.#events[this.#indexOf(position)]?.place ?? null;
  }

  /** Negative for a position before the first, and where nothing is remembered. */
  #indexOf(position: number): number {
    const [first] = this.#events;
    return first ? position - first.place.position : -1;
  }

  #forgetOldest(): void {
    const mostBytes = this.limits.bytes * KEPT_SHARE;
    let forgotten = Math.max(0, this.count - this.limits.events);
    for (const event of this.#events.slice(0, forgotten)) this.#bytes -= bytesOf(event);
    for (
      let event = this.#events[forgotten];
      event && this.#bytes > mostBytes;
      event = this.#events[forgotten]
    ) {
      this.#bytes -= bytesOf(event);
      forgotten += 1;
    }
    this.#events.splice(0, forgotten);
  }
}

/** What an event takes in memory, at most. Only texts that people write can be long; it doesn't look into them. */
function bytesOf({
  changes,
  note,
  contentBefore,
  returned,
  actor,
  person,
  reportingAgencies,
}: LogEvent): number {
  let bytes = EVENT_BYTES + bytesOfText(note) + bytesOfText(actor?.name) + bytesOfText(person?.name);
  for (const { field, from, to } of changes)
    bytes += bytesOfText(field) + bytesOfText(from) + bytesOfText(to);
  bytes += bytesOfText(contentBefore?.narrative) + bytesOfText(returned?.narrative);
  for (const agency of reportingAgencies ?? []) bytes += bytesOfText(agency);
  return bytes;
}

/** Two bytes a character, as V8 keeps a text in which one isn't Latin; one that is all Latin takes half. */
function bytesOfText(text: string | null | undefined): number {
  return text == null ? 0 : TEXT_BYTES + 2 * text.length;
}
