import type { PlaceTree } from './place-tree.ts';
import { countAsMoved, mayBeSeen, type Shown, settleMonth } from './settle-month.ts';

/** One category in the months of one year. */
export type YearOfMonths = {
  /** Whether the year is over, so that it has a sum; and whether it had one before. */
  hasSum: boolean;
  hadSum: boolean;
  /** By month, then by the index of a place. */
  counts: readonly (readonly number[])[];
  before: readonly Shown[];
};

export type SettledYear = { months: readonly Shown[]; year: Shown };

/**
 * Each month is settled by itself. A year’s sum is shown where all its months are, as what they add up to. Where a
 * year moved by a small count, or would be seen to, the months in which that place changed stand as they were.
 */
export function settleYear(tree: PlaceTree, year: YearOfMonths): SettledYear {
  const months = year.counts.map((counts, month) => settleMonth(tree, counts, year.before[month] ?? []));
  const none = tree.places.map(() => null);
  if (!year.hasSum) return { months, year: none };
  const counted = tree.places.map((_, place) =>
    year.counts.reduce(
      (sum, counts, month) => sum + countAsMoved(tree, counts, year.before[month] ?? none, place),
      0,
    ),
  );
  const earlier = year.hadSum ? tree.places.map((_, place) => addMonths(year.before, place)) : none;
  for (;;) {
    const sums = tree.places.map((_, place) => addMonths(months, place));
    const wrong = sums.findIndex((sum, place) => {
      const then = earlier[place] ?? null;
      if (sum === null || then === null) return false;
      const isChanged = months.some((shown, month) => shown[place] !== year.before[month]?.[place]);
      return isChanged && !(mayBeSeen(sum - then) && mayBeSeen((counted[place] ?? 0) - then));
    });
    if (wrong < 0) return { months, year: sums };
    for (const [month, shown] of months.entries()) {
      const then = year.before[month] ?? none;
      if (shown[wrong] !== then[wrong]) months[month] = then;
    }
  }
}

function addMonths(months: readonly Shown[], place: number): number | null {
  let sum = 0;
  for (const shown of months) {
    const count = shown[place] ?? null;
    if (count === null) return null;
    sum += count;
  }
  return sum;
}
