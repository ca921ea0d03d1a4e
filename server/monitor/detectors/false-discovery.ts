/** One series with the p-value that a detector gave it. */
export type Tested = { id: string; p: number };

/** Its place in its family, and whether it stands out once all of them are considered. */
export type Ranked = Tested & {
  /** From 1, the smallest p-value first; equal ones by id. */
  rank: number;
  /** How many were tested. */
  family: number;
  /** q × rank / family, which the p-value is held against. */
  threshold: number;
  discovery: boolean;
};

/**
 * Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57(1): of those that stand out, a share of at most
 * `q` does so by chance, on average. The largest rank whose p-value is not above its threshold stands out, and all before it.
 */
export function benjaminiHochberg(tests: readonly Tested[], q = 0.1): Ranked[] {
  const family = tests.length;
  const ranked = [...tests]
    .sort((left, right) => left.p - right.p || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))
    .map(({ id, p }, index) => ({ id, p, rank: index + 1, family, threshold: (q * (index + 1)) / family }));
  const last = ranked.findLastIndex(({ p, threshold }) => p <= threshold);
  return ranked.map((one, index) => ({ ...one, discovery: index <= last }));
}

/**
 * The family of a run on arrival: the last nightly p-values, with those of the changed series in the place of their own. A
 * changed series without a p-value any more leaves it.
 */
export function withChanged(
  nightly: readonly Tested[],
  changed: readonly { id: string; p: number | null }[],
): Tested[] {
  const now = new Map(nightly.map(({ id, p }) => [id, p]));
  for (const { id, p } of changed) {
    if (p === null) now.delete(id);
    else now.set(id, p);
  }
  return [...now].map(([id, p]) => ({ id, p }));
}
