import { benjaminiHochberg, type Ranked, type Tested, withChanged } from '../detectors/false-discovery.ts';
import { keyOf } from '../series/build-series.ts';
import type { Step } from '../series/periods.ts';
import type { Judgement } from './judge-series.ts';

/** Of what stands out, the share that does so by chance, on average. */
export const Q = 0.1;

/**
 * What is weighed together: one detector's p-values for one period, of all series of a country. Hidden groups are a family of
 * their own, for rank and size would tell those who may not see them that they are there.
 */
export type FamilyName = { hidden: boolean; step: Step; detector: string; period: number };
export type Family = FamilyName & { tested: readonly Tested[] };

export type Weighed = Judgement & {
  /** Its place in its family; null where it has no p-value. */
  ranked: Ranked | null;
  /** It is an alarm by itself, and where it has a p-value, it stands out in its family. */
  stands: boolean;
};

/**
 * Weighs judgements, and gives the families that they make. A family that `isWhole` is what was judged and no more. Any
 * other is the p-values of the last nightly run, with those of the judged series in the place of their own.
 */
export function weigh(
  judgements: readonly Judgement[],
  nightly: readonly Family[],
  isWhole: (family: FamilyName) => boolean,
): { weighed: Weighed[]; families: Family[] } {
  const byFamily = new Map<string, { name: FamilyName; judged: Judgement[] }>();
  for (const judgement of judgements) {
    const name = familyOf(judgement);
    const family = byFamily.get(spell(name)) ?? { name, judged: [] };
    family.judged.push(judgement);
    byFamily.set(spell(name), family);
  }
  const families: Family[] = [];
  const weighed = [...byFamily.values()].flatMap(({ name, judged }) => {
    const changed = judged.map(({ series, finding }) => ({ id: keyOf(series), p: finding.p }));
    const before = isWhole(name) ? [] : lastNightly(nightly, name);
    const tested = withChanged(before, changed);
    families.push({ ...name, tested });
    const ranks = new Map(benjaminiHochberg(tested, Q).map((one) => [one.id, one]));
    return judged.map((one) => {
      const ranked = one.finding.p === null ? null : (ranks.get(keyOf(one.series)) ?? null);
      const stands = one.finding.outcome === 'ALARM' && (ranked === null || ranked.discovery);
      return { ...one, ranked, stands };
    });
  });
  return { weighed, families };
}

/** Of the period itself; in a period of which no nightly run has been yet, of the last one before it. */
function lastNightly(nightly: readonly Family[], name: FamilyName): readonly Tested[] {
  let found: Family | undefined;
  for (const family of nightly) {
    const same =
      family.hidden === name.hidden && family.step === name.step && family.detector === name.detector;
    if (same && family.period <= name.period && (!found || family.period > found.period)) found = family;
  }
  return found?.tested ?? [];
}

function familyOf({ series: { hidden, step }, watcher: { detector }, period }: Judgement): FamilyName {
  return { hidden, step, detector, period };
}

function spell({ hidden, step, detector, period }: FamilyName): string {
  return `${hidden}/${step}/${detector}/${period}`;
}
