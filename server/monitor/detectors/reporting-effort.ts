import { binomialTail, poissonTail } from './distributions.ts';
import { figure } from './words.ts';

/** Incidents by the code of the source that told of them; one that two sources told of counts for both. */
export type CountsBySource = ReadonlyMap<string, number>;

/** What is compared: the periods that a signal is about, and those before that it held them against. */
export type ReportingCounts = {
  period: CountsBySource;
  baseline: CountsBySource;
  /** How many periods of equal length each of the two has, at least one. */
  periods: number;
  baselinePeriods: number;
};

export type ReportingVerdict = 'MORE_VIOLENCE' | 'MORE_REPORTING' | 'CANNOT_TELL';

/** Whether a rise looks like more violence or more reporting, with the numbers that say so. */
export type ReportingEffort = {
  verdict: ReportingVerdict;
  /** How many there are, and how many there would be at the baseline’s rate. */
  now: number;
  expected: number;
  /** The source that rose most, and whether the baseline has nothing of it; null where none rose. */
  risen: { source: string; now: number; expected: number; isNew: boolean } | null;
  /** All other sources of the baseline together: without whoever came new, and without the one that rose most. */
  others: { sources: number; now: number; expected: number };
  /** The chance of so many or more from the others if nothing had changed; null where they told of nothing. */
  p: number | null;
  /** The count of the others from which their rise is one beyond chance. */
  needed: number | null;
  /** The chance that they would have reached it, had they risen as much as the whole did. */
  power: number | null;
  /** One sentence that can be checked by hand. */
  sentence: string;
};

/** As in first events: a chance below it is no chance. */
const ALPHA = 0.05;
/** From here on silence says something: the others would most likely have stood out. */
const ENOUGH_POWER = 0.8;

/**
 * Says whether a rise looks like more violence or like more reporting. One source that began or works harder makes a rise
 * alone; violence is told of by others too. So the source that rose most is left out, with every new one, and the rest is
 * asked (the exact comparison of two Poisson counts, as in first events): did it rise beyond chance? Then it looks like more
 * violence. If not, would it most likely have, had it risen as much as the whole? Then it looks like more reporting. Otherwise
 * there is too little to tell, as where nothing rose or nobody else reports.
 */
export function reportingEffort(counts: ReportingCounts): ReportingEffort {
  const { period, baseline, periods, baselinePeriods } = counts;
  const share = periods / (periods + baselinePeriods);
  const sources = [...new Set([...period.keys(), ...baseline.keys()])].sort().map((source) => {
    const before = baseline.get(source) ?? 0;
    return { source, now: period.get(source) ?? 0, before, expected: (before * periods) / baselinePeriods };
  });
  const [now, expected] = [sumOf(sources, 'now'), sumOf(sources, 'expected')];
  let most: (typeof sources)[number] | undefined;
  for (const one of sources) {
    if (one.now - one.expected > (most ? most.now - most.expected : 0)) most = one;
  }
  const rest = sources.filter((one) => one !== most && one.before > 0);
  const others = { sources: rest.length, now: sumOf(rest, 'now'), expected: sumOf(rest, 'expected') };
  const before = sumOf(rest, 'before');
  const needed = before === 0 ? null : leastBeyondChance(before, share);
  const numbers = {
    now,
    expected,
    risen: most
      ? { source: most.source, now: most.now, expected: most.expected, isNew: most.before === 0 }
      : null,
    others,
    p: before === 0 ? null : binomialTail(others.now, others.now + before, share),
    needed,
    power: needed === null ? null : poissonTail(needed, (others.expected * now) / expected),
  };
  return { ...numbers, ...judge(numbers) };
}

type Numbers = Omit<ReportingEffort, 'verdict' | 'sentence'>;

function judge({ now, expected, risen, others, p, needed, power }: Numbers): {
  verdict: ReportingVerdict;
  sentence: string;
} {
  if (!risen || now <= expected) {
    return cannotTell(`${now} are not more than the ${figure(expected)} of the baseline’s rate`);
  }
  if (p === null || needed === null || power === null) {
    return cannotTell('no source but the one that rose most told of anything before');
  }
  const told = `beside ${risen.isNew ? 'the new source' : 'the source'} that rose most (${risen.now}, expected ${figure(risen.expected)}), ${others.sources} other${others.sources === 1 ? '' : 's'} told of ${others.now}, expected ${figure(others.expected)}`;
  if (others.now >= needed) {
    return { verdict: 'MORE_VIOLENCE', sentence: `It looks like more violence: ${told}; p = ${figure(p)}.` };
  }
  const silence = `with a rise like that of the whole the chance of ${needed} or more, which stand out, is ${figure(power)}`;
  return power >= ENOUGH_POWER
    ? { verdict: 'MORE_REPORTING', sentence: `It looks like more reporting: ${told}; ${silence}.` }
    : cannotTell(`${told}; ${silence}`);
}

function cannotTell(why: string): { verdict: 'CANNOT_TELL'; sentence: string } {
  return {
    verdict: 'CANNOT_TELL',
    sentence: `It can’t be told whether this is more violence or more reporting: ${why}.`,
  };
}

/** The smallest count now that is beyond chance after so many before. What was to be expected never is. */
function leastBeyondChance(before: number, share: number): number {
  let count = Math.max(1, Math.floor((before * share) / (1 - share)));
  while (binomialTail(count, count + before, share) >= ALPHA) count++;
  return count;
}

function sumOf<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}
