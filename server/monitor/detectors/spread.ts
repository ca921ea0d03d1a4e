import { z } from 'zod';
import { poissonQuantile, poissonTail } from './distributions.ts';
import { type Finding, notComputable, type Result, toResult } from './result.ts';
import { above, figure, list, type Say, sentenceOf } from './words.ts';

/** Counts of one region, period by period; all regions over the same periods. */
export type RegionSeries = { region: string; observed: readonly (number | null)[] };

/** What it saw: the regions with an incident lately and none before, and how many of those with any had to be expected. */
export type SpreadSeen = {
  regions: string[];
  affected: number;
  expected: number;
  recent: number;
  before: number;
};

const parameters = z.strictObject({
  /** Periods up to the present one in which an incident is recent. */
  recent: z.int().min(1).max(52).default(4),
  /** Periods before these in which there was none. */
  before: z.int().min(4).max(520).default(52),
  alpha: z.number().gt(0).lt(1).default(0.05),
});

const definition = {
  detector: 'spread',
  version: 1,
  source:
    'The counts of each region given their sum, as Przyborowski and Wilenski 1940, Biometrika 31; their number by Poisson’s law of small numbers',
};

/**
 * How many regions are new: with an incident in the recent periods and none in those before. If a region’s incidents came at
 * a constant rate, all c of them would be recent with (recent / (recent + before))^c. The sum of that over all regions is
 * what must be expected, and their number is compared with Poisson’s distribution about it.
 */
export const spread = {
  ...definition,
  defaults: parameters.parse({}),
  /** A ZodError where the parameters are not its own. `observed` of a finding is the number of new regions. */
  detect(regions: readonly RegionSeries[], given: unknown = {}, rangeFrom?: number): Result<SpreadSeen> {
    const chosen = parameters.parse(given);
    const from = rangeFrom ?? chosen.recent + chosen.before - 1;
    const length = Math.max(0, ...regions.map(({ observed }) => observed.length));
    const findings: Finding<SpreadSeen>[] = [];
    for (let period = from; period < length; period++) findings.push(judge(regions, chosen, period));
    return toResult(definition, chosen, from, findings);
  },
  /** One sentence about a finding of its own. */
  sentence: (finding: Finding<SpreadSeen>) => sentenceOf(finding, say),
  falseAlarmRate: (given: unknown = {}) => parameters.parse(given).alpha,
};

/** Its own sentence. */
const say: Say<SpreadSeen> = ({ observed, outcome, upperbound, seen }) => {
  const { regions, affected, expected, recent, before } = seen;
  const names = regions.length === 0 ? '' : ` (${list(regions)})`;
  return `Of ${affected} regions with incidents in ${recent + before} periods, ${observed}${names} had all of theirs in the last ${recent}; ${figure(expected)} were to be expected, and ${observed} is ${above(outcome)} ${upperbound}.`;
};

function judge(
  regions: readonly RegionSeries[],
  { recent, before, alpha }: z.infer<typeof parameters>,
  period: number,
): Finding<SpreadSeen> {
  const start = period - recent - before + 1;
  if (start < 0) return notComputable(period, null, 'TOO_FEW_PERIODS');
  const fresh: string[] = [];
  let affected = 0;
  let expected = 0;
  for (const { region, observed } of regions) {
    const earlier = sumOf(observed, start, start + before);
    const lately = sumOf(observed, start + before, period + 1);
    if (earlier === null || lately === null) return notComputable(period, null, 'MISSING_VALUE');
    if (earlier + lately === 0) continue;
    affected++;
    expected += (recent / (recent + before)) ** (earlier + lately);
    if (earlier === 0) fresh.push(region);
  }
  const upperbound = poissonQuantile(1 - alpha, expected);
  return {
    period,
    observed: fresh.length,
    outcome: fresh.length > upperbound ? 'ALARM' : 'QUIET',
    upperbound,
    p: poissonTail(fresh.length, expected),
    seen: { regions: fresh, affected, expected, recent, before },
  };
}

function sumOf(counts: readonly (number | null)[], from: number, until: number): number | null {
  let sum = 0;
  for (let index = from; index < until; index++) {
    const count = counts[index] ?? null;
    if (count === null) return null;
    sum += count;
  }
  return sum;
}
