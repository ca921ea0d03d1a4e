import { z } from 'zod';
import { notComputable } from './result.ts';
import { defineDetector, type SeriesDetector } from './series-detector.ts';
import { figure } from './words.ts';

/** Sums before and after the period, what it added before `k` was taken off, and what was expected. */
export type CusumSeen = {
  expected: number;
  before: number;
  distance: number;
  after: number;
  k: number;
  h: number;
};

const BEFORE_RANGE = 'mean of the values before the range';

/** How a count becomes a distance from what is expected, in standard deviations, and which count has that distance. */
const transformations = {
  /** By the normal approximation. */
  standard: {
    distance: (count: number, m: number) => (count - m) / Math.sqrt(m),
    bound: (distance: number, m: number) => Math.ceil(Math.sqrt(m) * distance + m),
  },
  /** Nearer to the normal distribution for small counts (Rossi, Lampugnani and Marchi 1999). */
  rossi: {
    distance: (count: number, m: number) => (count - 3 * m + 2 * Math.sqrt(count * m)) / (2 * Math.sqrt(m)),
    bound: (distance: number, m: number) =>
      (Math.sqrt(4 * m + 2 * Math.sqrt(m) * distance) - Math.sqrt(m)) ** 2,
  },
} as const;

/**
 * The cumulative sum of what counts are more than `k` deviations above what is expected; an alarm where it reaches `h`.
 * As R’s `cusum`: what is expected is fixed before the first period, and the sum doesn’t begin anew after an alarm.
 */
export const cusum: SeriesDetector<CusumSeen> = defineDetector({
  detector: 'cusum',
  version: 1,
  source:
    'Rossi, Lampugnani and Marchi 1999, Statistics in Medicine 18(16); cusum of the R package surveillance 1.20.3',
  parameters: z.strictObject({
    k: z.number().min(0).default(1.04),
    h: z.number().positive().default(2.26),
    m: z.union([z.literal(BEFORE_RANGE), z.number().positive()]).default(BEFORE_RANGE),
    trans: z.enum(['standard', 'rossi']).default('standard'),
  }),
  // A year is learnt from.
  firstPeriod: (_, { frequency }) => frequency,
  watch({ observed }, { k, h, m, trans }, rangeFrom) {
    const expected = m === BEFORE_RANGE ? meanOf(observed.slice(0, rangeFrom)) : m;
    const { distance, bound } = transformations[trans];
    let sum: number | null = 0;
    return (period) => {
      const count = observed[period] ?? null;
      if (rangeFrom === 0 && m === BEFORE_RANGE) return notComputable(period, count, 'TOO_FEW_PERIODS');
      if (expected === null || sum === null) return notComputable(period, count, 'MISSING_VALUE');
      if (expected === 0) return notComputable(period, count, 'NO_VARIATION');
      const before = sum;
      const left = h + k - before;
      const upperbound = Math.max(0, bound(left, expected) || 0);
      if (count === null) {
        // What would have been added is unknown, and so is every sum after it.
        sum = null;
        return notComputable(period, count, 'MISSING_VALUE', upperbound);
      }
      const added = distance(count, expected);
      sum = Math.max(0, before + (added - k));
      return {
        period,
        observed: count,
        outcome: sum >= h ? 'ALARM' : 'QUIET',
        upperbound,
        p: null,
        seen: { expected, before, distance: added, after: sum, k, h },
      };
    };
  },
  say: ({ observed, outcome, seen: { expected, before, distance, after, k, h } }) =>
    `${figure(before)} + ${figure(distance)} − ${figure(k)}, but at least 0, is ${figure(after)} and ${outcome === 'ALARM' ? 'reaches' : 'does not reach'} ${figure(h)}: the sum before, and how many standard deviations ${observed} is above the ${figure(expected)} that are expected, less the allowance.`,
  falseAlarmRate: () => null,
});

function meanOf(counts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const count of counts) {
    if (count === null) return null;
    sum += count;
  }
  return sum / counts.length;
}
