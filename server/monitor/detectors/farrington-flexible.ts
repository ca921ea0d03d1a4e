import { z } from 'zod';
import { negativeBinomialQuantile, negativeBinomialTail } from './distributions.ts';
import {
  dispersionOfTest,
  type Fit,
  fitTwice,
  predict,
  type Reference,
  slopeChance,
} from './log-linear-fit.ts';
import { enoughCases } from './recent-cases.ts';
import { type Finding, notComputable, type Series } from './result.ts';
import { defineDetector, type SeriesDetector } from './series-detector.ts';
import { above, figure, percent } from './words.ts';

/** What it saw: what was expected, how uneven the past was, and how many past periods it learnt from. */
export type FlexibleSeen = {
  expected: number;
  dispersion: number;
  /** Of the logarithm a period; null without one. */
  slope: number | null;
  periods: number;
  years: number;
  alpha: number;
};

const YEARS_FOR_A_TREND = 3;

const parameters = z
  .strictObject({
    /** Years that it goes back; with fewer there is no result. */
    b: z.int().min(1).max(20).default(5),
    /** Half a window: periods before and after the same period of each year. */
    w: z.int().min(0).max(12).default(3),
    reweight: z.boolean().default(true),
    /** Standardised residuals above it are of a past outbreak, and count less. */
    weightsThreshold: z.number().positive().default(2.58),
    /** Parts of a year with a level each: the window, and so many less one in between. With 1, windows alone count. */
    noPeriods: z.int().min(1).max(52).default(10),
    /** The latest periods may be the beginning of what is looked for. Null for as many as `w`. */
    pastWeeksNotIncluded: z.int().min(0).max(520).nullable().default(26),
    thresholdMethod: z.literal('nbPlugin').default('nbPlugin'),
    /** One-sided. */
    alpha: z.number().gt(0).lt(1).default(0.01),
    trend: z.boolean().default(true),
    /** The trend stays where its p-value is below; 1 keeps it always, as Noufaily et al. advise. */
    pThresholdTrend: z.number().min(0).max(1).default(1),
    /** So many cases in so many periods up to this one are needed to tell. */
    limit54: z.tuple([z.number().min(0), z.int().positive()]).default([5, 4]),
  })
  .transform((given) => ({ ...given, pastWeeksNotIncluded: given.pastWeeksNotIncluded ?? given.w }));
type Parameters = z.infer<typeof parameters>;

/**
 * The improved Farrington: all of the past years with a level for each part of a year, and the quantile of a negative
 * binomial distribution for a bound. As R’s `farringtonFlexible` with `thresholdMethod` nbPlugin.
 */
export const farringtonFlexible: SeriesDetector<FlexibleSeen> = defineDetector({
  detector: 'farringtonFlexible',
  version: 1,
  source:
    'Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett 2013, Statistics in Medicine 32(7); farringtonFlexible of the R package surveillance 1.20.3',
  parameters,
  firstPeriod: ({ b, w }, { frequency }) => b * frequency + w,
  watch: (series, parameters) => (period) => judge(series, parameters, period),
  say: ({ observed, outcome, upperbound, seen }) =>
    `${observed} is ${above(outcome)} ${upperbound}: ${figure(seen.expected)} is expected from ${seen.periods} periods of ${seen.years} years, and of a negative binomial distribution with that mean and ${figure(seen.dispersion)} times that variance at most ${percent(seen.alpha)} lies above ${upperbound}.`,
  falseAlarmRate: ({ alpha }) => alpha,
});

function judge(series: Series, parameters: Parameters, period: number): Finding<FlexibleSeen> {
  const { b, alpha, noPeriods, limit54 } = parameters;
  const count = series.observed[period] ?? null;
  const reference = readReference(series, period, parameters);
  if (reference === null) return notComputable(period, count, 'TOO_FEW_PERIODS');
  const recent = enoughCases(series.observed, period, limit54);
  if (count === null || recent === null) return notComputable(period, count, 'MISSING_VALUE');
  const group = noPeriods - 1;
  const fit = fitWithTrend(reference, parameters, group);
  if (fit === null || !(fit.degrees > 0)) return notComputable(period, count, 'NO_CONVERGENCE');
  if (!recent.enough) {
    return { period, observed: count, outcome: 'TOO_FEW', upperbound: null, p: null, ...recent.said };
  }
  const dispersion = Math.max(fit.dispersion, 1);
  const expected = Math.exp(predict(fit, group, 0).predictor);
  if (!Number.isFinite(expected)) return notComputable(period, count, 'NO_CONVERGENCE');
  const upperbound = negativeBinomialQuantile(1 - alpha, expected, dispersion);
  return {
    period,
    observed: count,
    outcome: count > upperbound ? 'ALARM' : 'QUIET',
    upperbound,
    p: negativeBinomialTail(count, expected, dispersion),
    seen: {
      expected,
      dispersion,
      slope: fit.slope,
      periods: reference.counts.length,
      years: b,
      alpha,
    },
  };
}

/**
 * All periods since the window `b` years ago but the latest, each with its part of the year; times count from the period
 * itself. Null where the series doesn't reach so far back.
 */
function readReference(
  { observed, frequency }: Series,
  period: number,
  { b, w, noPeriods, pastWeeksNotIncluded }: Parameters,
): Reference | null {
  const first = period - b * frequency - w;
  if (first < 0) return null;
  const parts = partsOfYear(frequency, w, noPeriods);
  const counts: number[] = [];
  const times: number[] = [];
  const groups: number[] = [];
  for (let index = first; index < period - pastWeeksNotIncluded; index++) {
    const count = observed[index] ?? null;
    const group = parts[(index - first) % frequency] ?? -1;
    if (count === null || group < 0) continue;
    counts.push(count);
    times.push(index - period);
    groups.push(group);
  }
  return {
    counts: Float64Array.from(counts),
    times: Float64Array.from(times),
    groups: Int32Array.from(groups),
    groupCount: noPeriods,
  };
}

/**
 * The part of each period of a year that begins with the window. The window is the last part; the others follow in equal
 * lengths, the first ones longer by one where it doesn’t come out even. −1 is in none, where there are only windows.
 */
function partsOfYear(frequency: number, w: number, noPeriods: number): Int32Array {
  const window = 2 * w + 1;
  const parts = new Int32Array(frequency).fill(-1);
  parts.fill(noPeriods - 1, 0, window);
  if (noPeriods === 1) return parts;
  const between = frequency - window;
  const length = Math.floor(between / (noPeriods - 1));
  const longer = between % (noPeriods - 1);
  let index = window;
  for (let part = 0; part < noPeriods - 1; part++) {
    const end = index + length + (part < longer ? 1 : 0);
    parts.fill(part, index, end);
    index = end;
  }
  return parts;
}

/** With a trend where its p-value is low enough, it has three years to stand on, and leads to nothing never seen. */
function fitWithTrend(reference: Reference, parameters: Parameters, group: number): Fit | null {
  const { b, reweight, weightsThreshold, trend, pThresholdTrend } = parameters;
  const threshold = reweight ? weightsThreshold : null;
  const fitted = fitTwice(reference, trend, threshold);
  if (fitted === null || fitted.slope === null) return fitted;
  const dispersion = reweight ? dispersionOfTest(reference, fitted) : fitted.dispersion;
  const stays =
    b >= YEARS_FOR_A_TREND &&
    slopeChance(fitted, dispersion) < pThresholdTrend &&
    Math.exp(predict(fitted, group, 0).predictor) <= Math.max(...reference.counts);
  return stays ? fitted : fitTwice(reference, false, threshold);
}
