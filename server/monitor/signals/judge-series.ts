import type { Finding } from '../detectors/result.ts';
import type { CountedSeries } from '../series/build-series.ts';
import type { Step } from '../series/periods.ts';
import type { Watcher } from './watchers.ts';

/** What a detector says of one period of a series. */
export type Judgement = { series: CountedSeries; watcher: Watcher; period: number; finding: Finding };

/** Periods up to the present one that each run looks at: reports of what happened come in later. */
export const LATEST: Readonly<Record<Step, number>> = { WEEK: 4, MONTH: 2 };

/** A signal of the series that there is. */
export type KnownPeriod = { detector: string; version: number; period: number };

/**
 * What all detectors of its step say of the latest periods of a series, and of those in which they found a signal before
 * (`known`). `last`: the number of the present period.
 */
export function judgeSeries(
  series: CountedSeries,
  watchers: readonly Watcher[],
  last: number,
  known: readonly KnownPeriod[],
): Judgement[] {
  return watchers
    .filter(({ step }) => step === series.step)
    .flatMap((watcher) => {
      const periods = new Set(latestPeriods(series.step, last));
      for (const one of known) {
        if (one.detector === watcher.detector && one.version === watcher.version) periods.add(one.period);
      }
      const asked = [...periods].sort((one, other) => one - other);
      const findings = watcher.judge(series, asked);
      return findings.map((finding, index) => ({ series, watcher, period: asked[index] ?? last, finding }));
    });
}

/** The numbers of the periods that each run looks at. */
export function latestPeriods(step: Step, last: number): number[] {
  return Array.from({ length: LATEST[step] }, (_, index) => last - index);
}
