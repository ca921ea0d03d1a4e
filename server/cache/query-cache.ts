import { LRUCache } from 'lru-cache';
import { type Dependence, LastChanges } from './last-changes.ts';

/** An answer as it goes out. */
export type QueryResult = {
  body: Buffer;
  contentType: string;
  /** How the body is compressed; null: not at all. */
  encoding: string | null;
  /** The same for equal answers, however they are compressed; empty where nobody can ask by it. */
  etag: string;
  /** What the operation counts as in its sender's share. */
  cost: number;
};

/** As of when something is read, and of which log: taken before the reading begins. */
export type Moment = { position: number; reference: string | null; log: number };

type Entry = {
  result: QueryResult;
  dependence: Dependence;
  asOf: Moment;
  /** For whom it was made. */
  personId: string;
  bytes: number;
};

/** What an answer takes beside its bytes, roughly. */
const OVERHEAD = 600;
/** The share of the memory for answers that more than one person asked for. */
const SHARED = 3 / 4;
/** One answer takes no more than this share: what is larger is rare, and would push out too many. */
const LARGEST = 1 / 8;

/**
 * Answers that stand until the log says otherwise. One that was read when the log was known to a position stands as long as
 * no event after that position concerns it, and nothing changed that no event tells (`reference`). Nothing is thrown away
 * when an event comes: whether an answer still stands is asked when it is looked for, which is two comparisons.
 *
 * The memory has two parts, each of which loses what was not asked for longest. New answers come into the smaller one; only
 * when somebody else than the first asks for one does it move to the larger. So whoever asks ever new things, or for one
 * person's sake, pushes out what others have in common never.
 */
export class QueryCache {
  #lastChanges = new LastChanges();
  readonly #fresh: LRUCache<string, Entry>;
  readonly #shared: LRUCache<string, Entry>;
  #now: Moment = { position: 0, reference: null, log: 0 };
  #hits = 0;
  #misses = 0;

  constructor(private readonly mostBytes: number) {
    const part = (share: number) =>
      new LRUCache<string, Entry>({
        maxSize: Math.floor(mostBytes * share),
        sizeCalculation: ({ bytes }) => bytes,
      });
    this.#fresh = part(1 - SHARED);
    this.#shared = part(SHARED);
  }

  get bytes(): number {
    return this.#fresh.calculatedSize + this.#shared.calculatedSize;
  }
  get count(): number {
    return this.#fresh.size + this.#shared.size;
  }
  get hits(): number {
    return this.#hits;
  }
  get misses(): number {
    return this.#misses;
  }

  /** The log was read on: up to `position`, and what no event tells stands at `reference`. */
  noteEvents(
    position: number,
    reference: string,
    events: readonly { place: { position: number }; countryCode: string | null }[],
  ): void {
    for (const event of events) this.#lastChanges.noteEvent(event.place.position, event.countryCode);
    this.#now = { position, reference, log: this.#now.log };
  }

  /** The log is another one: no answer stands, and none that is being made of what was read before. */
  forget(): void {
    this.#fresh.clear();
    this.#shared.clear();
    this.#lastChanges = new LastChanges();
    this.#now = { position: 0, reference: null, log: this.#now.log + 1 };
  }

  /** As of when whatever is read from now on is at least. */
  get now(): Moment {
    return this.#now;
  }

  /** Whether there is an answer that stands, as far as is known. */
  hasCurrent(key: string): boolean {
    return this.#findCurrent(key) !== undefined;
  }

  /** The answer, if it stands. Counts, and remembers who asked. */
  findCached(key: string, personId: string): QueryResult | undefined {
    const entry = this.#findCurrent(key);
    if (!entry) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    const part = this.#partOf(key);
    if (part === this.#fresh && entry.personId !== personId) {
      this.#fresh.delete(key);
      this.#shared.set(key, entry);
    } else {
      // To get it is what counts as use.
      part.get(key);
    }
    return entry.result;
  }

  /** Keeps what was made for somebody from what was read as of a moment; not what has changed since. */
  store(key: string, result: QueryResult, dependence: Dependence, asOf: Moment, personId: string): void {
    const bytes = result.body.length + 2 * key.length + OVERHEAD;
    if (bytes > this.mostBytes * LARGEST) return;
    const entry = { result, dependence, asOf, personId, bytes };
    if (!this.#isCurrent(entry)) return;
    this.#partOf(key).set(key, entry);
  }

  /** Where an answer is, or where it is to go. */
  #partOf(key: string): LRUCache<string, Entry> {
    return this.#shared.has(key) ? this.#shared : this.#fresh;
  }

  #findCurrent(key: string): Entry | undefined {
    const entry = this.#shared.peek(key) ?? this.#fresh.peek(key);
    if (!entry || this.#isCurrent(entry)) return entry;
    this.#shared.delete(key);
    this.#fresh.delete(key);
    return undefined;
  }

  #isCurrent({ asOf, dependence }: Entry): boolean {
    return (
      asOf.reference !== null &&
      asOf.log === this.#now.log &&
      asOf.reference === this.#now.reference &&
      this.#lastChanges.lastOf(dependence) <= asOf.position
    );
  }
}
