// Tails and quantiles that the detectors need, to 1e-12 relative. Why they are ours: docs/decisions/0031.
// All rest on two functions: the incomplete beta and the incomplete gamma, by series and continued fraction.

/** Relative size of a step at which a series or a continued fraction has converged: some roundings. */
const NEARLY_NOTHING = 1e-15;
/** Far more steps than counts that a person can record ask for; they grow with the square root of the count. */
const MOST_STEPS = 100_000;
/** Keeps a continued fraction from dividing by zero. */
const TINY = 1e-300;

/** P(Z ≥ z) of the standard normal distribution. */
export function normalTail(z: number): number {
  const half = upperGamma(0.5, (z * z) / 2) / 2;
  return z >= 0 ? half : 1 - half;
}

/**
 * The z with P(Z ≤ z) = `probability`, between 0 and 1.
 * Abramowitz and Stegun 26.2.23 to begin with, then three of Halley's steps, each of which triples the digits.
 */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(probability));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const error = (normalTail(z) - probability) / density;
    z += error / (1 - (z * error) / 2);
  }
  return -z;
}

/** P(T ≥ t) of Student’s distribution. */
export function studentTail(t: number, degrees: number): number {
  const square = t * t;
  if (degrees % 2 === 0 && degrees <= 52) {
    // A short sum (Abramowitz and Stegun 26.7.4), as every period of a series asks for it. Far out it would lose digits.
    const share = degrees / (degrees + square);
    let term = 1;
    let sum = 1;
    for (let n = 2; n < degrees; n += 2) {
      term *= ((n - 1) / n) * share;
      sum += term;
    }
    const tail = (1 - (t * sum) / Math.sqrt(degrees + square)) / 2;
    if (tail > 0.001) return tail;
  }
  const half =
    incompleteBeta(degrees / (degrees + square), square / (degrees + square), degrees / 2, 0.5) / 2;
  return t >= 0 ? half : 1 - half;
}

/** P(Y ≥ count) of a Poisson distribution; its mean may be 0. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  return lowerGamma(count, mean);
}

/** The smallest count that a Poisson distribution does not exceed with this probability. */
export function poissonQuantile(probability: number, mean: number): number {
  return smallestCount(probability, (count) => poissonTail(count + 1, mean), mean, Math.sqrt(mean));
}

/**
 * P(Y ≥ count) of a negative binomial distribution with this mean and the variance mean × dispersion; with a dispersion of
 * 1 it is Poisson's.
 */
export function negativeBinomialTail(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1;
  if (dispersion <= 1) return poissonTail(count, mean);
  return incompleteBeta((dispersion - 1) / dispersion, 1 / dispersion, count, mean / (dispersion - 1));
}

/** P(Y ≥ count) of so many trials that each succeed with this probability, between 0 and 1. */
export function binomialTail(count: number, trials: number, probability: number): number {
  if (count <= 0) return 1;
  if (count > trials) return 0;
  return incompleteBeta(probability, 1 - probability, count, trials - count + 1);
}

/** The smallest count that such a negative binomial distribution does not exceed with this probability. */
export function negativeBinomialQuantile(probability: number, mean: number, dispersion: number): number {
  const deviation = Math.sqrt(mean * dispersion);
  return smallestCount(
    probability,
    (count) => negativeBinomialTail(count + 1, mean, dispersion),
    mean,
    deviation,
  );
}

/**
 * The smallest count that is exceeded with at most 1 − probability. It looks around where a normal distribution would have
 * it, in steps that double, and then halves. The allowance is R’s: a sum that only rounding puts above is not above.
 */
function smallestCount(
  probability: number,
  exceeds: (count: number) => number,
  mean: number,
  deviation: number,
): number {
  const most = (1 - probability) * (1 + 64 * Number.EPSILON);
  let low = -1;
  let high = Math.max(0, Math.floor(mean + normalQuantile(probability) * deviation));
  for (let step = 1; exceeds(high) > most; step *= 2) {
    low = high;
    high += step;
  }
  for (let step = 1; high - step > low; step *= 2) {
    if (exceeds(high - step) > most) {
      low = high - step;
      break;
    }
    high -= step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (exceeds(middle) > most) low = middle;
    else high = middle;
  }
  return high;
}

/** The regularised incomplete beta function; `rest` is 1 − x, given apart since a difference would lose its digits. */
function incompleteBeta(x: number, rest: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const inner = x < (a + 1) / (a + b + 2);
  return inner ? betaFraction(x, rest, a, b) : 1 - betaFraction(rest, x, b, a);
}

/** By Lentz's way of reading the continued fraction of DLMF 8.17.22. */
function betaFraction(x: number, rest: number, a: number, b: number): number {
  const difference = x * b - rest * a;
  const logarithm =
    a * logRatio(x * (a + b), a, difference) +
    b * logRatio(rest * (a + b), b, -difference) +
    Math.log((a * b) / (2 * Math.PI * (a + b))) / 2 +
    stirlingError(a + b) -
    stirlingError(a) -
    stirlingError(b);
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < NEARLY_NOTHING) return (Math.exp(logarithm) * fraction) / a;
  }
  throw new RangeError(`the incomplete beta function of ${a} and ${b} does not converge`);
}

/** P(a, x), the regularised lower incomplete gamma function. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Q(a, x) = 1 − P(a, x). */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/** x^a e^−x / Γ(a), without the large numbers that would cancel each other. */
function gammaFactor(a: number, x: number): number {
  return Math.exp(a * logRatio(x, a, x - a) - (x - a) + Math.log(a / (2 * Math.PI)) / 2 - stirlingError(a));
}

/** ln(x / a), by their difference where they are near each other: neither way is exact everywhere. */
function logRatio(x: number, a: number, difference: number): number {
  return Math.abs(difference) < a / 2 ? Math.log1p(difference / a) : Math.log(x / a);
}

/** DLMF 8.11.4. */
function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= MOST_STEPS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * NEARLY_NOTHING) return sum * gammaFactor(a, x);
  }
  throw new RangeError(`the incomplete gamma function of ${a} and ${x} does not converge`);
}

/** DLMF 8.9.2, by Lentz’s way. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= MOST_STEPS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < NEARLY_NOTHING) return fraction * gammaFactor(a, x);
  }
  throw new RangeError(`the incomplete gamma function of ${a} and ${x} does not converge`);
}

/** ln Γ(z) less Stirling’s (z − ½) ln z − z + ½ ln 2π: what is left is small, and so loses no digits (Loader 2000). */
function stirlingError(z: number): number {
  let shifted = z;
  let sum = 0;
  for (; shifted < 15; shifted++) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const square = 1 / (shifted * shifted);
  const series =
    1 / 12 -
    square *
      (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))));
  return sum + series / shifted;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
