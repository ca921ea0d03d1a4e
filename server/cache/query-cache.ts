import { LRUCache } from 'lru-cache';
import { timeoutOr } from '../lib/timeout-or.ts';
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
type Moment = { position: number; reference: string | null; log: number };

/** What it is known by whether an answer still stands. */
type Standing = { dependence: Dependence; asOf: Moment };

type Entry = Standing & {
  result: QueryResult;
  /** For whom it was made. */
  personId: string;
  bytes: number;
};

/** An answer that is being made; null where it turns out to be nobody else's. */
type Making = Standing & { result: Promise<QueryResult | null> };

/** What an answer takes beside its bytes, roughly. */
const OVERHEAD = 600;
/** The share of the memory for answers that more than one person asked for. */
const SHARED = 3 / 4;
/** One answer takes no more than this share: what is larger is rare, and would push out too many. */
const LARGEST = 1 / 8;
/** An answer may wait for the turn of the person for whom it is made. Others who ask the same wait so long, and no longer. */
const JOIN_MS = 1_000;

/**
 * Answers that stand until the log says otherwise. One that was read when the log was known to a position stands as long as
 * no event after that position concerns it, and nothing changed that no event tells (`reference`). Nothing is thrown away
 * when an event comes: whether an answer still stands is asked when it is looked for, which is two comparisons.
 *
 * The memory has two parts, each of which loses what was not asked for longest. New answers come into the smaller one; only
 * when somebody else than the first asks for one does it move to the larger. So a client that asks ever new things, or for one
 * person's sake, pushes out what others have in common never.
 */
export class QueryCache {
  #lastChanges = new LastChanges();
  readonly #fresh: LRUCache<string, Entry>;
  readonly #shared: LRUCache<string, Entry>;
  readonly #making = new Map<string, Making>();
  #now: Moment = { position: 0, reference: null, log: 0 };
  #hits = 0;
  #joined = 0;
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
  get joined(): number {
    return this.#joined;
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
    this.#making.clear();
    this.#lastChanges = new LastChanges();
    this.#now = { position: 0, reference: null, log: this.#now.log + 1 };
  }

  /** Up to where the log is known: what is read from now on has at least that. */
  get position(): number {
    return this.#now.position;
  }

  /** Whether there is an answer that stands, or one that is being made and would, as far as is known. */
  hasCurrent(key: string): boolean {
    return this.#findCurrent(key) !== undefined || this.#findMaking(key) !== undefined;
  }

  /** The answer, if it stands. Counts it, and remembers who asked. */
  findCached(key: string, personId: string): QueryResult | undefined {
    const entry = this.#findCurrent(key);
    if (!entry) return undefined;
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

  /**
   * The answer that is soon made of what was read late enough to be right for the one who asks now; null where there is none, or
   * where it turns out to be nobody else's. That there is none is known at once, so that of many who find none the first can
   * begin one for the others.
   */
  join(key: string): Promise<QueryResult | null> | null {
    const making = this.#findMaking(key);
    return making ? this.#waitFor(making) : null;
  }

  async #waitFor(making: Making): Promise<QueryResult | null> {
    let joined: QueryResult | null = null;
    await timeoutOr(JOIN_MS, (end) => {
      void making.result.then((result) => {
        joined = result;
        end();
      });
    });
    if (joined) this.#joined += 1;
    return joined;
  }

  /**
   * Has an answer made of what is read from now on, keeps it, and lets those have it who join meanwhile. `make` gives null, or
   * fails, where it is nobody else's.
   */
  make(key: string, dependence: Dependence, personId: string, make: () => Promise<QueryResult | null>): void {
    this.#misses += 1;
    const asOf = this.#now;
    const making: Making = { dependence, asOf, result: make().catch(() => null) };
    this.#making.set(key, making);
    void making.result.then((result) => {
      if (result) this.#store(key, { result, dependence, asOf, personId });
      if (this.#making.get(key) === making) this.#making.delete(key);
    });
  }

  /** Keeps an answer, unless what it was made of has changed since. */
  #store(key: string, answer: Omit<Entry, 'bytes'>): void {
    const bytes = answer.result.body.length + 2 * key.length + OVERHEAD;
    if (bytes > this.mostBytes * LARGEST || !this.#isCurrent(answer)) return;
    this.#partOf(key).set(key, { ...answer, bytes });
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

  #findMaking(key: string): Making | undefined {
    const making = this.#making.get(key);
    return making && this.#isCurrent(making) ? making : undefined;
  }

  #isCurrent({ asOf, dependence }: Standing): boolean {
    return (
      asOf.reference !== null &&
      asOf.log === this.#now.log &&
      asOf.reference === this.#now.reference &&
      this.#lastChanges.lastOf(dependence) <= asOf.position
    );
  }
}
