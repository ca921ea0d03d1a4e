import { z } from 'zod';
import { notComputable } from './result.ts';
import { defineDetector, type SeriesDetector } from './series-detector.ts';
import { figure } from './words.ts';

/** What it saw: incidents in the periods before, and what these rule out. */
export type FirstSeen = {
  earlier: number;
  periods: number;
  /** Incidents a period: a higher rate would have led to one with a probability of 1 − alpha. Null where there were some. */
  rateBound: number | null;
};

/**
 * The first incidents after a time without any. By the exact comparison of two Poisson counts: of incidents that
 * come at a constant rate, each falls into this period rather than the N before with 1 / (N + 1).
 */
export const firstEvents: SeriesDetector<FirstSeen> = defineDetector({
  detector: 'firstEvents',
  version: 1,
  source: 'Przyborowski and Wilenski 1940, Biometrika 31; bound of Garwood 1936, Biometrika 28',
  parameters: z.strictObject({
    /** Periods before that must be without an incident. */
    periods: z.int().min(4).max(520).default(52),
    alpha: z.number().gt(0).lt(1).default(0.05),
  }),
  firstPeriod: ({ periods }) => periods,
  watch: ({ observed }, { periods, alpha }) => {
    const rateBound = -Math.log(alpha) / periods;
    // The most incidents whose chance is not below alpha.
    let most = 0;
    while ((periods + 1) ** -(most + 1) >= alpha) most++;
    return (period) => {
      const count = observed[period] ?? null;
      if (period < periods) return notComputable(period, count, 'TOO_FEW_PERIODS');
      let earlier = 0;
      for (let index = period - periods; index < period; index++) {
        const before = observed[index] ?? null;
        if (before === null) return notComputable(period, count, 'MISSING_VALUE');
        earlier += before;
      }
      const first = earlier === 0;
      const upperbound = first ? most : null;
      if (count === null) return notComputable(period, count, 'MISSING_VALUE', upperbound);
      return {
        period,
        observed: count,
        outcome: upperbound !== null && count > upperbound ? 'ALARM' : 'QUIET',
        upperbound,
        p: first ? (periods + 1) ** -count : 1,
        seen: { earlier, periods, rateBound: first ? rateBound : null },
      };
    };
  },
  say: ({ observed, outcome, p, seen: { earlier, periods, rateBound } }) =>
    rateBound === null
      ? `No first event: there were ${earlier} in the ${periods} periods before.`
      : observed === 0
        ? `None, as in the ${periods} periods before.`
        : `${observed} after ${periods} periods without any: at a constant rate the chance of that is (1 / ${periods + 1}) to the power of ${observed} = ${figure(p ?? 1)}${outcome === 'ALARM' ? '' : ', which is no alarm'}. A rate above ${figure(rateBound)} a period was ruled out before.`,
  falseAlarmRate: ({ alpha }) => alpha,
});
