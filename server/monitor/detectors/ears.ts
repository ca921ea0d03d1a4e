import { z } from 'zod';
import { normalQuantile, studentTail } from './distributions.ts';
import { notComputable, type Reason } from './result.ts';
import { defineDetector, type SeriesDetector } from './series-detector.ts';
import { above, figure } from './words.ts';

// EARS compares a count with the mean and the standard deviation of a few periods just before it, the baseline. C2 and C3
// leave a gap, so that the beginning of a rise is not in its own baseline.

const common = {
  /** Periods of the baseline. */
  baseline: z.int().min(3).max(520).default(7),
  /** The least standard deviation that is reckoned with. In a series of zeros any incident would be an alarm otherwise. */
  minSigma: z.number().min(0).default(0.5),
};
const alpha = z.number().gt(0).lt(1);
const lag = z.int().min(0).max(52);

/** What C1 and C2 saw. */
export type BaselineSeen = {
  mean: number;
  /** The standard deviation, or `minSigma` where that is more. */
  sigma: number;
  minSigma: number;
  z: number;
  baseline: number;
  lag: number;
};

/** What C3 saw; `earlier` are the excesses of the two periods before. */
export type ExcessSeen = BaselineSeen & { earlier: [number, number] };

const HUTWAGNER =
  'Hutwagner, Thompson, Seeman and Treadwell 2003, Journal of Urban Health 80(2) supplement 1';

/** No gap between the baseline and the period. */
export const earsC1 = meanDetector('earsC1', 0);

/** A gap of two periods. */
export const earsC2 = meanDetector('earsC2', 2);

/** Mean, and standard deviation that is at least `minSigma`, of the baseline of a period; a reason where there is none. */
function readBaseline(
  observed: readonly (number | null)[],
  period: number,
  { baseline, lag, minSigma }: { baseline: number; lag: number; minSigma: number },
): { mean: number; sigma: number } | Reason {
  const end = period - lag;
  const start = end - baseline;
  if (start < 0) return 'TOO_FEW_PERIODS';
  let sum = 0;
  for (let index = start; index < end; index++) {
    const count = observed[index] ?? null;
    if (count === null) return 'MISSING_VALUE';
    sum += count;
  }
  const mean = sum / baseline;
  let squares = 0;
  for (let index = start; index < end; index++) squares += ((observed[index] ?? 0) - mean) ** 2;
  return { mean, sigma: Math.max(Math.sqrt(squares / (baseline - 1)), minSigma) };
}

function meanDetector(detector: 'earsC1' | 'earsC2', gap: number): SeriesDetector<BaselineSeen> {
  return defineDetector({
    detector,
    version: 1,
    source: HUTWAGNER,
    parameters: z.strictObject({ ...common, alpha: alpha.default(0.001), lag: lag.default(gap) }),
    firstPeriod: ({ baseline, lag }) => baseline + lag,
    watch({ observed }, parameters) {
      const { baseline, lag, minSigma } = parameters;
      const quantile = normalQuantile(1 - parameters.alpha);
      return (period) => {
        const count = observed[period] ?? null;
        const base = readBaseline(observed, period, parameters);
        if (typeof base === 'string') return notComputable(period, count, base);
        const upperbound = base.mean + quantile * base.sigma;
        if (count === null) return notComputable(period, count, 'MISSING_VALUE', upperbound);
        return {
          period,
          observed: count,
          outcome: count > upperbound ? 'ALARM' : 'QUIET',
          upperbound,
          p: chance(count, base, baseline),
          seen: { mean: base.mean, sigma: base.sigma, minSigma, z: quantile, baseline, lag },
        };
      };
    },
    say: ({ observed, outcome, upperbound, seen }) =>
      `${observed} is ${above(outcome)} ${figure(upperbound ?? 0)} = ${figure(seen.mean)} + ${figure(seen.z)} × ${figure(seen.sigma)}: ${sayBaseline(seen)}.`,
    // The bound takes mean and deviation for known, but they are from few periods: of noise more lies above it than alpha.
    falseAlarmRate: ({ baseline, alpha }) =>
      studentTail(normalQuantile(1 - alpha) / Math.sqrt(1 + 1 / baseline), baseline - 1),
  });
}

/** Of a further count like those of the baseline: by Student’s distribution, since both were estimated from few periods. */
function chance(
  count: number,
  { mean, sigma }: { mean: number; sigma: number },
  baseline: number,
): number | null {
  if (sigma === 0) return null;
  return studentTail((count - mean) / (sigma * Math.sqrt(1 + 1 / baseline)), baseline - 1);
}

function sayBaseline({ minSigma, baseline, lag }: BaselineSeen): string {
  const floor = minSigma > 0 ? ` (at least ${figure(minSigma)})` : '';
  const where = lag === 0 ? 'before it' : `that end ${lag} before it`;
  return `mean and standard deviation${floor} of the ${baseline} periods ${where}`;
}

/** The excess of a period over one standard deviation, 0 where there is none; NaN where the deviation is 0. */
function excessOf(count: number, { mean, sigma }: { mean: number; sigma: number }): number {
  return Math.max(0, (count - mean) / sigma - 1);
}

/** The excesses of the two periods before, the older one first; a reason where one has none. */
function readEarlier(
  observed: readonly (number | null)[],
  period: number,
  parameters: { baseline: number; lag: number; minSigma: number },
): [number, number] | Reason {
  const excesses: number[] = [];
  for (const earlier of [period - 2, period - 1]) {
    const count = observed[earlier] ?? null;
    const base = readBaseline(observed, earlier, parameters);
    if (typeof base === 'string') return base;
    if (count === null) return 'MISSING_VALUE';
    excesses.push(excessOf(count, base));
  }
  const [older = 0, newer = 0] = excesses;
  return [older, newer];
}

/**
 * C3 as the paper defines it, and the product’s: the excesses of this period and of the two before are added up, and more
 * than 2 is an alarm. After two periods of more than 2 together any count is; the bound is 0 then.
 */
export const earsC3Paper: SeriesDetector<ExcessSeen> = defineDetector({
  detector: 'earsC3Paper',
  version: 1,
  source: HUTWAGNER,
  parameters: z.strictObject({ ...common, lag: lag.default(2), threshold: z.number().positive().default(2) }),
  firstPeriod: ({ baseline, lag }) => baseline + lag + 2,
  watch({ observed }, parameters) {
    const { baseline, lag, minSigma, threshold } = parameters;
    return (period) => {
      const count = observed[period] ?? null;
      const base = readBaseline(observed, period, parameters);
      if (typeof base === 'string') return notComputable(period, count, base);
      const earlier = readEarlier(observed, period, parameters);
      if (typeof earlier === 'string') return notComputable(period, count, earlier);
      const before = earlier[0] + earlier[1];
      if (base.sigma === 0 || !Number.isFinite(before)) return notComputable(period, count, 'NO_VARIATION');
      const whatever = before > threshold;
      const upperbound = whatever ? 0 : base.mean + base.sigma * (1 + threshold - before);
      if (count === null) return notComputable(period, count, 'MISSING_VALUE', upperbound);
      return {
        period,
        observed: count,
        outcome: whatever || count > upperbound ? 'ALARM' : 'QUIET',
        upperbound,
        p: null,
        seen: { mean: base.mean, sigma: base.sigma, minSigma, z: threshold, baseline, lag, earlier },
      };
    };
  },
  say({ observed, outcome, seen }) {
    const now = excessOf(observed ?? 0, seen);
    const sum = seen.earlier[0] + seen.earlier[1] + now;
    const terms = [...seen.earlier, now].map(figure).join(' + ');
    return `${terms} = ${figure(sum)} is ${above(outcome)} ${figure(seen.z)}: by how many standard deviations more than one each of three periods is above its mean; the last is ${observed}, against ${figure(seen.mean)} and ${figure(seen.sigma)}, ${sayBaseline(seen)}.`;
  },
  falseAlarmRate: () => null,
});

/**
 * C3 as R’s `earsC` computes it, for agreement with R alone. It never looks at the count of the period: the bound is that
 * count + sigma × (z − the excesses of the two before), so that the count cancels, and below 0 it is 0.
 */
export const earsC3: SeriesDetector<ExcessSeen> = defineDetector({
  detector: 'earsC3',
  version: 1,
  source: 'earsC of the R package surveillance 1.20.3, method C3',
  parameters: z.strictObject({ ...common, alpha: alpha.default(0.025), lag: z.literal(2).default(2) }),
  firstPeriod: ({ baseline, lag }) => baseline + lag + 2,
  watch({ observed }, parameters) {
    const { baseline, lag, minSigma } = parameters;
    const quantile = normalQuantile(1 - parameters.alpha);
    return (period) => {
      const count = observed[period] ?? null;
      if (count === null) return notComputable(period, count, 'MISSING_VALUE');
      const base = readBaseline(observed, period, parameters);
      if (typeof base === 'string') return notComputable(period, count, base);
      const earlier = readEarlier(observed, period, parameters);
      if (typeof earlier === 'string') return notComputable(period, count, earlier);
      const upperbound = Math.max(0, count + base.sigma * (quantile - (earlier[0] + earlier[1])));
      if (Number.isNaN(upperbound)) return notComputable(period, count, 'NO_VARIATION');
      return {
        period,
        observed: count,
        outcome: count > upperbound ? 'ALARM' : 'QUIET',
        upperbound,
        p: null,
        seen: { mean: base.mean, sigma: base.sigma, minSigma, z: quantile, baseline, lag, earlier },
      };
    };
  },
  say({ observed, outcome, upperbound, seen: { sigma, z, earlier } }) {
    const excess = `${earlier.map(figure).join(' + ')} = ${figure(earlier[0] + earlier[1])}`;
    return `${observed} is ${above(outcome)} ${figure(upperbound ?? 0)}: the count itself + ${figure(sigma)} × (${figure(z)} less the excesses of the two periods before, ${excess}), and at least 0.`;
  },
  falseAlarmRate: () => null,
});
