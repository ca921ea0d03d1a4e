import type { Delay } from './state.ts';

const firstWaitMs = 700;
const longestWaitMs = 30_000;

/**
 * How long to wait before something is tried again, in milliseconds. It doubles with every attempt up to a cap. Chance
 * spreads the attempts, so that all pages don't meet a returning server at once.
 */
export function waitOf(delay: Delay): number {
  if ('ms' in delay) return delay.ms;
  const longest = Math.min(delay.most ?? longestWaitMs, firstWaitMs * 2 ** Math.min(delay.attempt, 10));
  return Math.max(delay.atLeast, longest * (0.5 + Math.random() / 2));
}
