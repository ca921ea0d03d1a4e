const SHORTEST_MS = 50;
const LONGEST_MS = 1_000;

/**
 * How long to wait between attempts at what fails: 50 ms at first, doubling up to a second, each shortened by chance, so that
 * what comes back is not met by all at once.
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
