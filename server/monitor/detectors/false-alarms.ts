import { randomNumbers } from './random-numbers.ts';
import type { SeriesDetector } from './series-detector.ts';

/** Weeks in an average month of the Gregorian calendar. */
export const WEEKS_A_MONTH = 365.2425 / 12 / 7;

/** Series that one detector watches, and how often a period without any change gives an alarm. */
export type Watched = { detector: string; series: number; falseAlarmRate: number | null };

/**
 * How many alarms a month must be expected though nothing changed, before any control; and the detectors whose rate is
 * unknown, of which nothing is in that number.
 */
export function expectedFalseAlarms(
  watched: readonly Watched[],
  periodsAMonth = WEEKS_A_MONTH,
): { expected: number; unknown: string[] } {
  let expected = 0;
  const unknown: string[] = [];
  for (const { detector, series, falseAlarmRate } of watched) {
    if (falseAlarmRate === null) unknown.push(detector);
    else expected += series * falseAlarmRate * periodsAMonth;
  }
  return { expected, unknown };
}

/** Series that are made up for a rate, and for how many periods each is watched after a year of learning. */
const SERIES = 200;
const WATCHED = 52;

/**
 * How often a detector alarms on counts that nothing changes, independent and Poisson’s with this mean: for those whose
 * rate is in no formula. Each of 200 made-up series is watched for a year after one that it learns from.
 */
export function simulateFalseAlarmRate(
  detector: SeriesDetector,
  mean: number,
  parameters: unknown = {},
  seed = 1,
): number {
  const random = randomNumbers(seed);
  let alarms = 0;
  for (let series = 0; series < SERIES; series++) {
    const observed = Array.from({ length: 52 + WATCHED }, () => drawPoisson(mean, random));
    const { alarm } = detector.detect({ observed, frequency: 52 }, parameters, 52);
    alarms += alarm.filter((one) => one === 1).length;
  }
  return alarms / (SERIES * WATCHED);
}

/** A count of Poisson’s distribution, by adding up probabilities until a random number is reached. */
export function drawPoisson(mean: number, random: () => number): number {
  const aim = random();
  let term = Math.exp(-mean);
  let sum = term;
  let count = 0;
  for (; sum < aim && term > 0; sum += term) term *= mean / ++count;
  return count;
}
