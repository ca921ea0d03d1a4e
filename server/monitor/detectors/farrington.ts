import { z } from 'zod';
import { normalQuantile, normalTail } from './distributions.ts';
import { type Fit, fitTwice, predict, type Reference, slopeChance } from './log-linear-fit.ts';
import { enoughCases } from './recent-cases.ts';
import { type Finding, notComputable, type Series } from './result.ts';
import { defineDetector, type SeriesDetector } from './series-detector.ts';
import { above, figure } from './words.ts';

/** What it saw: what was expected, how uneven the past was, and how many past periods there were of those wanted. */
export type FarringtonSeen = {
  expected: number;
  dispersion: number;
  /** Of the logarithm a period; null without one. */
  slope: number | null;
  periods: number;
  wanted: number;
  /** On the scale of the power: the standard deviation of a further count, and how many of them the bound is away. */
  deviation: number;
  z: number;
  power: number;
};

const powers = { none: 1, '1/2': 1 / 2, '2/3': 2 / 3 } as const;

/** Its level for the trend and for what counts as a past outbreak, fixed in the paper. */
const TREND_LEVEL = 0.05;
const WEIGHTS_THRESHOLD = 1;
const YEARS_FOR_A_TREND = 3;

const parameters = z.strictObject({
  /** Years that it goes back. */
  b: z.int().min(1).max(20).default(5),
  /** Periods before and after the same period in each of them. */
  w: z.int().min(0).max(12).default(3),
  reweight: z.boolean().default(true),
  /** Two-sided: half of it lies above the bound. */
  alpha: z.number().gt(0).lt(1).default(0.05),
  trend: z.boolean().default(true),
  /** So many cases in so many periods up to this one are needed to tell. */
  limit54: z.tuple([z.number().min(0), z.int().positive()]).default([5, 4]),
  powertrans: z.enum(['none', '1/2', '2/3']).default('2/3'),
});
type Parameters = z.infer<typeof parameters>;

/**
 * The same season of earlier years, an overdispersed Poisson model with a trend where there is one, and a bound on the scale
 * on which counts are nearly symmetric. As R’s `farrington`: with too few years it goes on with what there is.
 */
export const farrington: SeriesDetector<FarringtonSeen> = defineDetector({
  detector: 'farrington',
  version: 1,
  source:
    'Farrington, Andrews, Beale and Catchpole 1996, Journal of the Royal Statistical Society A 159(3); farrington of the R package surveillance 1.20.3',
  parameters,
  firstPeriod: ({ b, w }, { frequency }) => b * frequency + w,
  watch: (series, parameters) => {
    const quantile = normalQuantile(1 - parameters.alpha / 2);
    return (period) => judge(series, parameters, quantile, period);
  },
  say: ({ observed, outcome, upperbound, seen }) =>
    `${observed} is ${above(outcome)} ${figure(upperbound ?? 0)} = (${figure(seen.expected)}^p + ${figure(seen.z)} × ${figure(seen.deviation)})^(1/p), where p is ${figure(seen.power)}: ${figure(seen.expected)} is expected from the same season of earlier years, ${seen.periods} of ${seen.wanted} periods.`,
  falseAlarmRate: ({ alpha }) => alpha / 2,
});

function judge(series: Series, parameters: Parameters, z: number, period: number): Finding<FarringtonSeen> {
  const { b, w, limit54, powertrans } = parameters;
  const count = series.observed[period] ?? null;
  const reference = readReference(series, period, b, w);
  const recent = enoughCases(series.observed, period, limit54);
  if (count === null || recent === null) return notComputable(period, count, 'MISSING_VALUE');
  const fit = fitWithTrend(reference, parameters);
  if (typeof fit === 'string') return notComputable(period, count, fit);
  if (!recent.enough)
    return { period, observed: count, outcome: 'TOO_FEW', upperbound: 0, p: null, ...recent.said };
  const dispersion = Math.max(fit.dispersion, 1);
  const { predictor, variance } = predict(fit, 0, 0);
  const expected = Math.exp(predictor);
  const power = powers[powertrans];
  // By the delta method, from the variance of a count (mean × dispersion) and of the mean itself.
  const deviation = power * expected ** (power - 0.5) * Math.sqrt(dispersion * (1 + expected * variance));
  const centre = expected ** power;
  const upperbound = (centre + z * deviation) ** (1 / power);
  return {
    period,
    observed: count,
    outcome: count > upperbound ? 'ALARM' : 'QUIET',
    upperbound,
    p: normalTail((count ** power - centre) / deviation),
    seen: {
      expected,
      dispersion,
      slope: fit.slope,
      periods: reference.counts.length,
      wanted: b * (2 * w + 1),
      deviation,
      z,
      power,
    },
  };
}

/** Windows around the same period of earlier years, as far as they are there; times count from the period itself. */
function readReference({ observed, frequency }: Series, period: number, b: number, w: number): Reference {
  const counts: number[] = [];
  const times: number[] = [];
  for (let year = b; year >= 1; year--) {
    for (let time = -frequency * year - w; time <= -frequency * year + w; time++) {
      const count = observed[period + time];
      if (count === undefined || count === null) continue;
      counts.push(count);
      times.push(time);
    }
  }
  return {
    counts: Float64Array.from(counts),
    times: Float64Array.from(times),
    groups: new Int32Array(counts.length),
    groupCount: 1,
  };
}

/** With a trend where it is significant, has three years to stand on, and leads to nothing that was never seen. */
function fitWithTrend(
  reference: Reference,
  { b, trend, reweight }: Parameters,
): Fit | 'TOO_FEW_PERIODS' | 'NO_CONVERGENCE' {
  if (reference.counts.length < 3) return 'TOO_FEW_PERIODS';
  const threshold = reweight ? WEIGHTS_THRESHOLD : null;
  const fitted = fitTwice(reference, trend, threshold);
  if (fitted === null) return 'NO_CONVERGENCE';
  if (fitted.slope === null) return fitted;
  const stays =
    b >= YEARS_FOR_A_TREND &&
    slopeChance(fitted, fitted.dispersion) < TREND_LEVEL &&
    Math.exp(predict(fitted, 0, 0).predictor) <= Math.max(...reference.counts);
  return stays ? fitted : (fitTwice(reference, false, threshold) ?? 'NO_CONVERGENCE');
}
