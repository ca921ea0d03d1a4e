/**
 * The rule that R calls `limit54`: fewer than so many cases in so many periods, the present one included, are too few to
 * tell. Null where one of them is unknown.
 */
export function enoughCases(
  observed: readonly (number | null)[],
  period: number,
  [needed, periods]: readonly [number, number],
): { enough: boolean; said: { counted: number; needed: number; periods: number } } | null {
  let counted = 0;
  for (let index = Math.max(0, period - periods + 1); index <= period; index++) {
    const count = observed[index] ?? null;
    if (count === null) return null;
    counted += count;
  }
  return { enough: counted >= needed, said: { counted, needed, periods } };
}
