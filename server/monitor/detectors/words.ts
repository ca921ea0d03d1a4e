import type { Finding, Judged, Reason } from './result.ts';

const reasons: Readonly<Record<Reason, string>> = {
  MISSING_VALUE: 'a count that it needs is unknown',
  NO_VARIATION: 'the counts that it compares with are all equal',
  TOO_FEW_PERIODS: 'the series is too short for it',
  NO_CONVERGENCE: 'its model does not fit these counts',
  NOTHING_KNOWN: 'all that it asks about is unknown',
};

/** One sentence about a finding: the detector’s own where it could tell, and never that all is quiet where it couldn’t. */
export function sentenceOf<Seen>(finding: Finding<Seen>, say: Say<Seen>): string {
  if (finding.outcome === 'TOO_FEW') {
    return `Too few to tell: ${finding.counted} in the last ${finding.periods} periods, where ${finding.needed} are needed.`;
  }
  if (finding.outcome === 'NOT_COMPUTABLE') return `Not computable: ${reasons[finding.reason]}.`;
  return say(finding);
}

/** A detector’s own sentence, of a finding that could tell. */
export type Say<Seen> = (finding: Judged<Seen> & { observed: number | null }) => string;

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
