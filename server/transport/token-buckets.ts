/** How much a key may take at once, and how fast what it took comes back. */
export type BucketSize = { burst: number; perSecond: number };

/**
 * Somebody who varies their address endlessly must not grow this process. Whoever is forgotten begins with a full bucket,
 * which is what nearly everybody has anyway.
 */
const MOST_KEYS = 20_000;

/** Token buckets by key: each key may take `burst` at once and `perSecond` in the long run. */
export class TokenBuckets<Key = string> {
  /** In the order of their last use; only keys that took something lately are here. */
  readonly #buckets = new Map<Key, { level: number; at: number }>();

  /** `now` is in milliseconds, and never goes backwards. */
  constructor(
    private readonly size: BucketSize,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes from a key's bucket and returns 0, or takes nothing and returns the seconds after which there is enough. */
  take(key: Key, amount: number): number {
    const { burst, perSecond } = this.size;
    const at = this.now();
    const before = this.#buckets.get(key);
    const level = before ? Math.min(burst, before.level + ((at - before.at) / 1000) * perSecond) : burst;
    // What is more than a whole bucket would never be had: a full one is enough for it.
    const wanted = Math.min(amount, burst);
    const enough = level >= wanted;
    this.#buckets.delete(key);
    this.#buckets.set(key, { level: enough ? level - wanted : level, at });
    if (this.#buckets.size > MOST_KEYS) this.#shrink(at);
    return enough ? 0 : Math.max(1, Math.ceil((wanted - level) / perSecond));
  }

  /** Begins anew for a key that is no more. */
  forget(key: Key): void {
    this.#buckets.delete(key);
  }

  /** Those that are full again; where that is nobody, the one that has been quiet for longest. */
  #shrink(at: number): void {
    const refilled = (this.size.burst / this.size.perSecond) * 1000;
    for (const [key, bucket] of this.#buckets) {
      if (at - bucket.at < refilled && this.#buckets.size <= MOST_KEYS) break;
      this.#buckets.delete(key);
    }
  }
}
