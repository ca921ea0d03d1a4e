import type { DefaultDetector } from '../detectors/default-detectors.ts';
import { simulateFalseAlarmRate } from '../detectors/false-alarms.ts';
import { type Finding, notComputable } from '../detectors/result.ts';
import type { SeriesDetector } from '../detectors/series-detector.ts';
import { seriesDetectors } from '../detectors/series-detectors.ts';
import { spread } from '../detectors/spread.ts';
import { type CountedSeries, countsOf, regionsOf } from '../series/build-series.ts';
import { frequencies, type Step } from '../series/periods.ts';

/** They give no p-value, so nothing controls how many of them alarm by chance. They are listed apart. */
export const uncontrolledDetectors: readonly string[] = [
  'earsC3',
  'earsC3Paper',
  'cusum',
  'indicatorRise',
  'calendar',
];

/** Its sum goes on from period to period: a single one can't be judged without those before. */
const SEQUENTIAL = 'cusum';

/** A detector with its parameters, as it watches series of one step. */
export type Watcher = {
  detector: string;
  version: number;
  /** All of them, its defaults with the others. */
  parameters: Readonly<Record<string, unknown>>;
  step: Step;
  controlled: boolean;
  /** How often a period without any change gives an alarm, at so many incidents a period. */
  falseAlarmRate(mean: number): number;
  /** What it says of some periods of a series, by their numbers. */
  judge(series: CountedSeries, periods: readonly number[]): Finding[];
  sentence(finding: Finding): string;
};

/** Those that run by themselves. Throws where the list names a detector that there isn’t, or parameters that it hasn’t. */
export function makeWatchers(detectors: readonly DefaultDetector[]): Watcher[] {
  return detectors.map(({ detector, step, parameters }) =>
    detector === 'spread' ? watchSpread(step, parameters) : watchCounts(detector, step, parameters),
  );
}

function watchCounts(name: string, step: Step, given: Readonly<Record<string, unknown>>): Watcher {
  const found = seriesDetectors.get(name);
  if (!found) throw new Error(`there is no detector ${name}`);
  const frequency = frequencies[step];
  const { parameters } = found.detect({ observed: [], frequency }, given, 0);
  return {
    ...about(name, step),
    version: found.version,
    parameters,
    falseAlarmRate: rateOf(found, given),
    judge(series, periods) {
      const counts = countsOf(series, Math.max(...periods, series.first));
      return periods.map((period) => {
        const index = period - series.first;
        if (index < 0) return notComputable(index, null, 'TOO_FEW_PERIODS');
        const observed = counts.slice(0, index + 1);
        const from = name === SEQUENTIAL ? undefined : index;
        const finding = found.detect({ observed, frequency }, given, from).findings.at(-1);
        return finding ?? notComputable(index, observed[index] ?? null, 'TOO_FEW_PERIODS');
      });
    },
    sentence: (finding) => found.sentence(finding),
  };
}

/** Means for which a rate is simulated; any other is taken for the nearest of them, as a ratio. */
const simulatedMeans = [0.1, 0.5, 1, 2, 4, 10, 50, 200];

/** By the detector’s formula; where it has none, by simulation, once for each mean. */
function rateOf(found: SeriesDetector, given: Readonly<Record<string, unknown>>): (mean: number) => number {
  const formula = found.falseAlarmRate(given);
  if (formula !== null) return () => formula;
  const simulated = new Map<number, number>();
  return (mean) => {
    const distance = (other: number) => Math.abs(Math.log(other / Math.max(mean, 1e-9)));
    const nearest = simulatedMeans.reduce((best, one) => (distance(one) < distance(best) ? one : best));
    const rate = simulated.get(nearest) ?? simulateFalseAlarmRate(found, nearest, given);
    simulated.set(nearest, rate);
    return rate;
  };
}

function watchSpread(step: Step, given: Readonly<Record<string, unknown>>): Watcher {
  const { version, parameters } = spread.detect([], given);
  type Said = Parameters<typeof spread.sentence>[0];
  return {
    ...about('spread', step),
    version,
    parameters,
    falseAlarmRate: () => spread.falseAlarmRate(given),
    judge(series, periods) {
      const last = Math.max(...periods, series.first);
      const regions = regionsOf(series, last);
      return periods.map((period) => {
        const index = period - series.first;
        const until = regions.map(({ region, observed }) => ({
          region,
          observed: observed.slice(0, index + 1),
        }));
        const finding = index < 0 ? undefined : spread.detect(until, given, index).findings.at(-1);
        // Where no region is recorded there is nothing that could spread.
        return finding ?? notComputable(index, null, 'NOTHING_KNOWN');
      });
    },
    sentence: (finding) => spread.sentence(finding as Said),
  };
}

function about(detector: string, step: Step) {
  return { detector, step, controlled: !uncontrolledDetectors.includes(detector) };
}
