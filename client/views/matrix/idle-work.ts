export interface IdleWork {
  /** There is something to do; asked again while it is being done changes nothing. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** Longest wait for the browser to be idle: with a stream of changes it may never be. */
const longestWaitMs = 400;
/** What one turn may take where nobody says how idle the browser is. */
const turnMs = 6;

/**
 * What remains of a piece of work:
 *
 * - more that may follow at once
 * - more for another turn, because the browser has something to do about it first
 * - nothing
 */
export type Left = 'more' | 'pause' | 'nothing';

/** Does work piece by piece while nothing else is to be done. */
export function createIdleWork(piece: () => Left): IdleWork {
  let asked: number | null = null;
  const request =
    'requestIdleCallback' in globalThis
      ? (turn: (left: () => number) => void) =>
          requestIdleCallback((deadline) => turn(() => deadline.timeRemaining()), { timeout: longestWaitMs })
      : (turn: (left: () => number) => void) =>
          setTimeout(() => {
            const end = performance.now() + turnMs;
            turn(() => end - performance.now());
          }, turnMs);
  const cancel = 'cancelIdleCallback' in globalThis ? cancelIdleCallback : clearTimeout;

  function turn(left: () => number): void {
    asked = null;
    const end = performance.now() + turnMs;
    let after = piece();
    while (after === 'more' && left() > 1 && performance.now() < end) after = piece();
    if (after !== 'nothing') wake();
  }

  function wake(): void {
    asked ??= request(turn) as number;
  }

  return {
    wake,
    stop: () => {
      if (asked !== null) cancel(asked);
      asked = null;
    },
  };
}
