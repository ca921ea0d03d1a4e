import { type WaitOptions, waitUntil } from './wait.ts';

export interface MessageQueue<T> {
  /** Everything that ever came, in order; taking it does not remove it from here. */
  received: readonly T[];
  /** Takes the next one that was not taken yet, and waits for it where there is none. */
  next(options?: WaitOptions): Promise<T>;
  /** Waits until one that fits has come, counting those from before; takes nothing. */
  waitFor(predicate: (message: T) => boolean, options?: WaitOptions): Promise<T>;
  /** Waits until so many have come in all. */
  waitForCount(count: number, options?: WaitOptions): Promise<readonly T[]>;
}

/** Keeps all that comes, so that a test which looks late misses nothing. `failure` says why no more will come. */
export function createMessageQueue<T>(
  failure: () => string | undefined,
): MessageQueue<T> & { push(message: T): void } {
  const received: T[] = [];
  let taken = 0;
  const wait = async (what: string, options: WaitOptions | undefined, condition: () => boolean) => {
    await waitUntil(() => condition() || failure() !== undefined, {
      what: () =>
        `${what}; ${received.length} came, the last: ${JSON.stringify(received.at(-1))?.slice(0, 500)}`,
      ...options,
    });
    if (!condition()) throw new Error(`${what} will not come: ${failure()}`);
  };
  return {
    received,
    push: (message) => void received.push(message),
    async next(options) {
      // Its place is taken before it comes, so that two callers never get the same one.
      const place = taken++;
      await wait(`message ${place + 1}`, options, () => received.length > place);
      return received[place] as T;
    },
    async waitFor(predicate, options) {
      await wait(`a message where ${predicate}`, options, () => received.some(predicate));
      return received.find(predicate) as T;
    },
    async waitForCount(count, options) {
      await wait(`${count} messages`, options, () => received.length >= count);
      return received;
    },
  };
}
