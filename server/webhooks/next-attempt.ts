const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After each attempt that failed, until the next: some three days in all, as Standard Webhooks proposes. */
const pauses: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** Longer nobody is waited for, whatever they ask for. */
const LONGEST_MS = 24 * HOUR;
/** By so much of a pause chance makes it longer, so that not all come back to a server at once. */
const JITTER = 0.2;

/**
 * When to try again after so many attempts; null: never, it took too long. What the other side asks for by `Retry-After` is
 * waited at least.
 */
export function nextAttempt(
  attempts: number,
  retryAfter: string | null,
  now: Date,
  chance: number = Math.random(),
): Date | null {
  const pause = pauses[attempts - 1];
  if (pause === undefined) return null;
  const asked = Math.min(LONGEST_MS, askedFor(retryAfter, now));
  return new Date(now.getTime() + Math.max(pause, asked) * (1 + JITTER * chance));
}

/** In milliseconds: it is seconds or a date. */
function askedFor(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * SECOND;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
