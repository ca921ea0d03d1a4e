/** Chance that falls alike for the same numbers. */
export class Chance {
  #state: number;

  /** What a step of a world draws depends on no other step, so that steps can be left out. */
  constructor(seed: number, step: number) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(step + 1, 0xc2b2ae35)) | 0;
    // The first numbers of neighbours are alike.
    for (let skipped = 0; skipped < 3; skipped += 1) this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them; undefined where there is none. */
  pick<One>(from: readonly One[]): One | undefined {
    return from[this.below(from.length)];
  }
}
