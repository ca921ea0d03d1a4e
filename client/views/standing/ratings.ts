import type { CountedFieldsFragment, Rating } from '../../operations/operations.generated.ts';

export type Counted = CountedFieldsFragment;
export type RatingCounts = Counted['ratings'];

/** Every rating with its count’s name, from the lowest; last what has none. */
export const ratingFields: readonly {
  readonly rating: Rating | null;
  readonly field: keyof RatingCounts;
}[] = [
  { rating: 'MISSING', field: 'missing' },
  { rating: 'APPROACHES', field: 'approaches' },
  { rating: 'MEETS', field: 'meets' },
  { rating: 'EXCEEDS', field: 'exceeds' },
  { rating: 'NOT_APPLICABLE', field: 'notApplicable' },
  { rating: null, field: 'unrated' },
];

/** How many there are, of every rating and of none. */
export function ratedOf(ratings: RatingCounts): number {
  return ratingFields.reduce((sum, { field }) => sum + ratings[field], 0);
}
