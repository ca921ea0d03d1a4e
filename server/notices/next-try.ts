/** After a mail server took nothing over, or a fault of ours: doubling, up to an hour. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1_000;

/** When to try again after so many times in a row. */
export function nextTry(tries: number, now: Date): Date {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 10));
  return new Date(now.getTime() + pause);
}
