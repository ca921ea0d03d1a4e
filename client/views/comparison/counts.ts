import type {
  ComparisonCountsFieldsFragment,
  ComparisonKind,
} from '../../operations/operations.generated.ts';

/** How many pairs are of a kind. */
export function countOf(
  { gains, losses, unchanged, notComparable }: ComparisonCountsFieldsFragment,
  kind: ComparisonKind,
): number {
  return { GAIN: gains, LOSS: losses, UNCHANGED: unchanged, NOT_COMPARABLE: notComparable }[kind];
}

/** What comes before a word of direction, for the eye. */
export const arrows: Readonly<Record<ComparisonKind, string>> = {
  LOSS: '▼',
  GAIN: '▲',
  UNCHANGED: '=',
  NOT_COMPARABLE: '',
};
