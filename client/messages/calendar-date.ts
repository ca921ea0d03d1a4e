/** A calendar date is `YYYY-MM-DD`: the same date in every zone, never a moment. */
const dayMs = 86_400_000;

/** The moment that stands for a date in arithmetic and formats of UTC; null where the text is no date. */
export function utcOf(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const moment = Date.parse(`${date}T00:00:00Z`);
  // The engine may carry 30 February over into March.
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date) ? moment : null;
}

/** Today's date where the reader is. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Days from one date to another; negative where it lies before, null where one is no date. */
export function daysBetween(from: string, to: string): number | null {
  const [first, last] = [utcOf(from), utcOf(to)];
  return first === null || last === null ? null : Math.round((last - first) / dayMs);
}
