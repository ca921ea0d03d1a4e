import { studentTail } from './distributions.ts';

/** Counts to which expected ones are fitted, each with its time and its part of the year. */
export type Reference = {
  counts: Float64Array;
  /** Of any origin. */
  times: Float64Array;
  /** From 0 to `groupCount` − 1. */
  groups: Int32Array;
  groupCount: number;
};

/** ln(expected count) = level of the group + slope × time. */
export type Fit = {
  converged: boolean;
  /** Null without a trend. */
  slope: number | null;
  levels: Float64Array;
  expected: Float64Array;
  /** Weights of the counts, as given. */
  priors: Float64Array;
  /** Working weights of the last step. */
  weights: Float64Array;
  /** Of each group: the sum of these weights, and the mean of its times by them. */
  groupWeights: Float64Array;
  groupTimes: Float64Array;
  /** Σ weight × (time − mean time of the group)². */
  timeSquares: number;
  /** Counts less coefficients. */
  degrees: number;
  /** How many times as large as Poisson’s the variance is (Pearson’s estimate). */
  dispersion: number;
};

/** As R’s `glm.fit`: it stops where the deviance changes by less, and gives up after so many steps. */
const SMALL_CHANGE = 1e-8;
const MOST_STEPS = 25;

/**
 * Fits a model, and once more with weights where there is a threshold for them: see `reweigh`. Without the trend where it
 * does not converge with it; null where it doesn’t either.
 */
export function fitTwice(reference: Reference, trend: boolean, threshold: number | null): Fit | null {
  const even = new Float64Array(reference.counts.length).fill(1);
  let fit = fitLogLinear(reference, trend, even);
  if (!fit.converged && trend) fit = fitLogLinear(reference, false, even);
  if (!fit.converged) return null;
  if (threshold === null) return fit;
  return fitLogLinear(reference, fit.slope !== null, reweigh(reference, fit, threshold));
}

/**
 * Fits a quasi-Poisson model with a logarithmic link by iteratively reweighted least squares (McCullagh and Nelder 1989),
 * in the steps of R’s `glm`, which the last digits of its bounds depend on.
 *
 * A coefficient for each group and one for time leave a matrix that is diagonal but for one row. So a step is nothing more
 * than the mean of each group and one slope through all of them.
 */
function fitLogLinear(reference: Reference, trend: boolean, priors: Float64Array): Fit {
  const { counts, times, groups, groupCount } = reference;
  const size = counts.length;
  const predictor = counts.map((count) => Math.log(count + 0.1));
  const expected = counts.map((count) => count + 0.1);
  const weights = new Float64Array(size);
  const working = new Float64Array(size);
  const levels = new Float64Array(groupCount);
  const groupWeights = new Float64Array(groupCount);
  const groupTimes = new Float64Array(groupCount);
  const groupMeans = new Float64Array(groupCount);
  let slope = 0;
  let timeSquares = 0;
  let deviance = devianceOf(counts, expected, priors);
  let converged = false;
  for (let step = 0; step < MOST_STEPS && !converged; step++) {
    groupWeights.fill(0);
    groupTimes.fill(0);
    groupMeans.fill(0);
    for (let i = 0; i < size; i++) {
      const mean = of(expected, i);
      const weight = of(priors, i) * mean;
      const value = of(predictor, i) + (of(counts, i) - mean) / mean;
      const group = groups[i] ?? 0;
      weights[i] = weight;
      working[i] = value;
      groupWeights[group] = of(groupWeights, group) + weight;
      groupTimes[group] = of(groupTimes, group) + weight * of(times, i);
      groupMeans[group] = of(groupMeans, group) + weight * value;
    }
    for (let group = 0; group < groupCount; group++) {
      const weight = of(groupWeights, group);
      if (weight === 0) continue;
      groupTimes[group] = of(groupTimes, group) / weight;
      groupMeans[group] = of(groupMeans, group) / weight;
    }
    timeSquares = 0;
    let products = 0;
    for (let i = 0; i < size; i++) {
      const group = groups[i] ?? 0;
      const time = of(times, i) - of(groupTimes, group);
      timeSquares += of(weights, i) * time * time;
      products += of(weights, i) * time * (of(working, i) - of(groupMeans, group));
    }
    slope = trend && timeSquares > 0 ? products / timeSquares : 0;
    for (let group = 0; group < groupCount; group++) {
      levels[group] = of(groupMeans, group) - slope * of(groupTimes, group);
    }
    for (let i = 0; i < size; i++) {
      const value = of(levels, groups[i] ?? 0) + slope * of(times, i);
      predictor[i] = value;
      expected[i] = Math.max(Math.exp(value), Number.EPSILON);
    }
    const before = deviance;
    deviance = devianceOf(counts, expected, priors);
    if (!Number.isFinite(deviance)) break;
    converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < SMALL_CHANGE;
  }
  const used = groupWeights.filter((weight) => weight > 0).length;
  const degrees = size - used - (trend ? 1 : 0);
  return {
    converged,
    slope: trend ? slope : null,
    levels,
    expected,
    priors,
    weights,
    groupWeights,
    groupTimes,
    timeSquares,
    degrees,
    dispersion: squaresOf(counts, expected, weights) / degrees,
  };
}

/** Poisson’s, and so quasi-Poisson’s. */
function devianceOf(counts: Float64Array, expected: Float64Array, priors: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = of(counts, i);
    const mean = of(expected, i);
    sum += of(priors, i) * (count === 0 ? mean : count * Math.log(count / mean) - (count - mean));
  }
  return 2 * sum;
}

/** Σ weight × (relative residual)². */
function squaresOf(counts: Float64Array, expected: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    sum += of(weights, i) * (of(counts, i) / of(expected, i) - 1) ** 2;
  }
  return sum;
}

/**
 * New weights of the counts, since a past outbreak would hide the next one (Farrington et al. 1996). Those whose
 * standardised Anscombe residual s is above the threshold get 1 / s², all others 1, scaled so that their mean is 1.
 */
function reweigh({ counts, groups, times }: Reference, fit: Fit, threshold: number): Float64Array {
  const dispersion = Math.max(fit.dispersion, 1);
  const weights = counts.map((count, i) => {
    const mean = of(fit.expected, i);
    const group = groups[i] ?? 0;
    const time = of(times, i) - of(fit.groupTimes, group);
    const ofTime = fit.slope === null || fit.timeSquares === 0 ? 0 : (time * time) / fit.timeSquares;
    const leverage = of(fit.weights, i) * (1 / of(fit.groupWeights, group) + ofTime);
    const anscombe = 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean));
    const residual = anscombe / Math.sqrt(dispersion * (1 - leverage));
    return residual > threshold ? residual ** -2 : 1;
  });
  const scale = counts.length / weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight * scale);
}

/** The logarithm of what is expected at a time in a group, and its variance where the dispersion is 1. */
export function predict(fit: Fit, group: number, time: number): { predictor: number; variance: number } {
  const distance = time - of(fit.groupTimes, group);
  const ofTime = fit.slope === null || fit.timeSquares === 0 ? 0 : (distance * distance) / fit.timeSquares;
  return {
    predictor: of(fit.levels, group) + (fit.slope ?? 0) * time,
    variance: 1 / of(fit.groupWeights, group) + ofTime,
  };
}

/** The two-sided p-value of the slope with this dispersion; 1 without a trend. */
export function slopeChance(fit: Fit, dispersion: number): number {
  if (fit.slope === null) return 1;
  return 2 * studentTail(Math.abs(fit.slope) / Math.sqrt(dispersion / fit.timeSquares), fit.degrees);
}

/**
 * The dispersion by which R’s `farringtonFlexible` tests the trend after reweighting. It puts the new weights in the place
 * of the working ones, so that each square counts by its weight alone and not by what is expected.
 */
export function dispersionOfTest({ counts }: Reference, fit: Fit): number {
  return squaresOf(counts, fit.expected, fit.priors) / fit.degrees;
}

/** An element of a list of numbers that is as long as all the others. One place for typed lists alone keeps it fast. */
function of(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
