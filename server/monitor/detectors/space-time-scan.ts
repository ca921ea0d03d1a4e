import { z } from 'zod';
import { randomNumbers } from './random-numbers.ts';
import { type Finding, notComputable, type Result, toResult } from './result.ts';
import { figure, list, type Say, sentenceOf } from './words.ts';

/** Counts of one place, period by period; all places over the same periods. Degrees north and east. */
export type Place = {
  name: string;
  latitude: number;
  longitude: number;
  observed: readonly (number | null)[];
};

/** What it saw: the cluster, how many incidents it has and had to be expected, and how many of the shuffles beat it. */
export type ScanSeen = {
  places: string[];
  /** Periods up to the last one. */
  periods: number;
  expected: number;
  total: number;
  beaten: number;
  shuffles: number;
};

const parameters = z.strictObject({
  /** The longest a cluster may last, up to the last period. */
  longest: z.int().min(1).max(104).default(8),
  /** Of all incidents, the largest share that the places of a cluster may have. */
  largest: z.number().gt(0).max(0.5).default(0.5),
  shuffles: z.int().min(99).max(9999).default(999),
  alpha: z.number().gt(0).lt(1).default(0.05),
  /** The same seed gives the same p-value. */
  seed: z.int().min(0).default(1),
});

const definition = {
  detector: 'spaceTimeScan',
  version: 1,
  source:
    'Kulldorff 1997, Communications in Statistics: Theory and Methods 26(6); permutations of Kulldorff et al. 2005, PLoS Medicine 2(3)',
};

/** Likelihoods that differ by less are equal but for the order in which they were added up. */
const ROUNDING = 1e-12;

/** One incident: in which place, and in which period. */
type Incidents = { places: Int32Array; periods: Int32Array };

/** Some nearest places to one of them, and how many of the latest periods. */
type Cylinder = {
  centre: number;
  size: number;
  periods: number;
  inside: number;
  expected: number;
  likelihood: number;
};

/**
 * Looks for places near each other that had more incidents lately than their share: of all circles around a place and all
 * of the latest periods, the one that is least likely by chance. Expected is what the place’s and the period’s sums
 * lead to, so that neither a place with many nor a rise everywhere is a cluster. By shuffling periods among incidents
 * it learns how unlikely the unlikeliest is when nothing is going on.
 */
export const spaceTimeScan = {
  ...definition,
  defaults: parameters.parse({}),
  /** One finding, about the last period; `observed` is the cluster’s incidents. A ZodError where the parameters are wrong. */
  detect(places: readonly Place[], given: unknown = {}): Result<ScanSeen> {
    const chosen = parameters.parse(given);
    const length = Math.max(0, ...places.map(({ observed }) => observed.length));
    return toResult(definition, chosen, Math.max(0, length - 1), [judge(places, length, chosen)]);
  },
  /** One sentence about a finding of its own. */
  sentence: (finding: Finding<ScanSeen>) => sentenceOf(finding, say),
  falseAlarmRate: (given: unknown = {}) => parameters.parse(given).alpha,
};

/** Its own sentence. */
const say: Say<ScanSeen> = ({ observed, p, seen }) =>
  seen.places.length === 0
    ? `No place near others has more than its share of the ${seen.total} incidents.`
    : `${observed} incidents in ${list(seen.places)} in the last ${seen.periods} periods, where ${figure(seen.expected)} of ${seen.total} were to be expected; ${seen.beaten} of ${seen.shuffles} shuffles had a cluster as unlikely, so p is (${seen.beaten} + 1) / (${seen.shuffles} + 1) = ${figure(p ?? 1)}.`;

function judge(
  places: readonly Place[],
  length: number,
  { longest, largest, shuffles, alpha, seed }: z.infer<typeof parameters>,
): Finding<ScanSeen> {
  const period = Math.max(0, length - 1);
  if (places.some(({ observed }) => observed.length < length || observed.includes(null))) {
    return notComputable(period, null, 'MISSING_VALUE');
  }
  const incidents = listIncidents(places);
  const total = incidents.places.length;
  if (length < 2 || total === 0) return notComputable(period, null, 'TOO_FEW_PERIODS');
  const scan = prepareScan(places, incidents, length, Math.min(longest, length - 1), total * largest);
  const found = scan(incidents.periods);
  const random = randomNumbers(seed);
  const shuffled = Int32Array.from(incidents.periods);
  let beaten = 0;
  for (let round = 0; round < shuffles; round++) {
    shuffle(shuffled, random);
    if (scan(shuffled).likelihood >= found.likelihood - ROUNDING) beaten++;
  }
  const p = (beaten + 1) / (shuffles + 1);
  const names = nearest(places, found.centre).slice(0, found.size);
  return {
    period,
    observed: found.inside,
    outcome: p <= alpha && found.size > 0 ? 'ALARM' : 'QUIET',
    upperbound: null,
    p,
    seen: {
      places: names.map((index) => places[index]?.name ?? ''),
      periods: found.periods,
      expected: found.expected,
      total,
      beaten,
      shuffles,
    },
  };
}

function listIncidents(places: readonly Place[]): Incidents {
  const all = places.flatMap(({ observed }, place) =>
    observed.flatMap((count, period) => Array.from({ length: count ?? 0 }, () => ({ place, period }))),
  );
  return {
    places: Int32Array.from(all, ({ place }) => place),
    periods: Int32Array.from(all, ({ period }) => period),
  };
}

/** The search over all cylinders; what shuffling doesn’t change, circles and sums, is worked out once. */
function prepareScan(
  places: readonly Place[],
  incidents: Incidents,
  length: number,
  longest: number,
  most: number,
): (periods: Int32Array) => Cylinder {
  const total = incidents.places.length;
  const ofPlace = new Float64Array(places.length);
  for (const place of incidents.places) ofPlace[place] = (ofPlace[place] ?? 0) + 1;
  const circles = places.map((_, centre) => nearest(places, centre));
  return (periods) => {
    // Of each place, and of all, the incidents in the last 1, 2, … periods.
    const lately = new Float64Array(places.length * longest);
    const sums = new Float64Array(longest);
    for (let i = 0; i < total; i++) {
      const ago = length - 1 - (periods[i] ?? 0);
      const row = (incidents.places[i] ?? 0) * longest;
      for (let duration = ago; duration < longest; duration++) {
        lately[row + duration] = (lately[row + duration] ?? 0) + 1;
        sums[duration] = (sums[duration] ?? 0) + 1;
      }
    }
    let best: Cylinder = { centre: 0, size: 0, periods: 0, inside: 0, expected: 0, likelihood: 0 };
    for (const [centre, circle] of circles.entries()) {
      for (let duration = 0; duration < longest; duration++) {
        let inside = 0;
        let share = 0;
        for (let size = 1; size <= circle.length; size++) {
          const place = circle[size - 1] ?? 0;
          inside += lately[place * longest + duration] ?? 0;
          share += ofPlace[place] ?? 0;
          if (share > most) break;
          const expected = (share * (sums[duration] ?? 0)) / total;
          const likelihood = logLikelihood(inside, expected, total);
          // Of equals the first one stays.
          if (likelihood > best.likelihood + ROUNDING) {
            best = { centre, size, periods: duration + 1, inside, expected, likelihood };
          }
        }
      }
    }
    return best;
  };
}

/** ln of how much likelier a higher rate inside makes the counts; 0 where the rate inside is not higher. */
function logLikelihood(inside: number, expected: number, total: number): number {
  if (inside <= expected) return 0;
  const outside = total - inside;
  const rest = outside === 0 ? 0 : outside * Math.log(outside / (total - expected));
  return inside * Math.log(inside / expected) + rest;
}

/** All places by their distance from one, itself first; equal distances in the order in which they came. */
function nearest(places: readonly Place[], centre: number): number[] {
  const from = places[centre];
  if (from === undefined) return [];
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const distances = places.map(({ latitude, longitude }) => {
    const across = Math.sin(radians(latitude - from.latitude) / 2) ** 2;
    const along = Math.sin(radians(longitude - from.longitude) / 2) ** 2;
    return across + Math.cos(radians(latitude)) * Math.cos(radians(from.latitude)) * along;
  });
  const order = places.map((_, index) => index);
  return order.sort((left, right) => {
    if (left === centre || right === centre) return left === centre ? -1 : 1;
    return (distances[left] ?? 0) - (distances[right] ?? 0) || left - right;
  });
}

/** Fisher and Yates. */
function shuffle(values: Int32Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = kept;
  }
}
