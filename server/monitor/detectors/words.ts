import type { NotComputable, Reason, TooFew } from './result.ts';

const reasons: Readonly<Record<Reason, string>> = {
  MISSING_VALUE: 'a count that it needs is unknown',
  NO_VARIATION: 'the counts that it compares with are all equal',
  TOO_FEW_PERIODS: 'the series is too short for it',
  NO_CONVERGENCE: 'its model does not fit these counts',
  NOTHING_KNOWN: 'all that it asks about is unknown',
};

/** The sentence of a finding that could not tell, which is never that all is quiet. */
export function sayWithout(finding: TooFew | NotComputable): string {
  return finding.outcome === 'TOO_FEW'
    ? `Too few to tell: ${finding.counted} in the last ${finding.periods} periods, where ${finding.needed} are needed.`
    : `Not computable: ${reasons[finding.reason]}.`;
}

/** A number with so many digits that a sum can be checked by hand. */
export function figure(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(5)));
}

/** A list in words. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** “above” or “not above”, as the finding has it. */
export function above(outcome: 'ALARM' | 'QUIET'): string {
  return outcome === 'ALARM' ? 'above' : 'not above';
}

/** A share in per cent. */
export function percent(share: number): string {
  return `${figure(share * 100)} %`;
}
