/** How much a key may take at once, and how fast what it took comes back. */
export type BucketSize = { burst: number; perSecond: number };

type Bucket = { level: number; at: number };

/**
 * How many keys are held before the oldest are forgotten. A client that varies its address endlessly must not grow
 * this process. When so many keys were seen, those that had not been seen since so many before are forgotten. They
 * begin with a full bucket, which is what nearly everybody has anyway.
 */
const GENERATION = 10_000;

/** Token buckets by key: each key may take `burst` at once and `perSecond` in the long run. */
export class TokenBuckets<Key = string> {
  #recent = new Map<Key, Bucket>();
  #older = new Map<Key, Bucket>();

  /** `now` is in milliseconds, and never goes backwards. */
  constructor(
    private readonly size: BucketSize,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes from a key's bucket and returns 0, or takes nothing and returns the seconds after which there is enough. */
  consume(key: Key, amount: number): number {
    const { burst, perSecond } = this.size;
    const at = this.now();
    const before = this.#recent.get(key) ?? this.#older.get(key);
    const level = before ? Math.min(burst, before.level + ((at - before.at) / 1000) * perSecond) : burst;
    // What is more than a whole bucket would never be had: a full one is enough for it.
    const wanted = Math.min(amount, burst);
    const enough = level >= wanted;
    this.#store(key, { level: enough ? level - wanted : level, at });
    return enough ? 0 : Math.max(1, Math.ceil((wanted - level) / perSecond));
  }

  /** Begins anew for a key that is no more. */
  forget(key: Key): void {
    this.#recent.delete(key);
    this.#older.delete(key);
  }

  #store(key: Key, bucket: Bucket): void {
    if (this.#recent.size >= GENERATION && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, bucket);
  }
}
