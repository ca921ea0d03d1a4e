const SHORTEST_MS = 50;
const LONGEST_MS = 1_000;

/**
 * How long to wait before the next attempt, in milliseconds: 50 at first, doubling up to 1,000. Each is shortened
 * by chance, so that not everybody meets a returning server at once.
 */
export class BackOff {
  #ms = SHORTEST_MS;

  next(): number {
    const ms = this.#ms;
    this.#ms = Math.min(LONGEST_MS, 2 * ms);
    return ms * (0.5 + Math.random() / 2);
  }

  /** It succeeded. */
  reset(): void {
    this.#ms = SHORTEST_MS;
  }
}
