import { type RatingCounts, ratedOf, ratingFields } from './ratings.ts';

/** How answers rate, as parts of one bar. The numbers stand beside it in words, so that nobody needs to see it. */
export function RatingBar({ ratings }: { ratings: RatingCounts }) {
  const all = ratedOf(ratings);
  return (
    <span class="rating-bar" aria-hidden="true">
      {ratingFields.map(({ field }) =>
        ratings[field] === 0 ? null : (
          <i
            key={field}
            class={`rated rated-${field}`}
            style={{ inlineSize: `${(100 * ratings[field]) / all}%` }}
          />
        ),
      )}
    </span>
  );
}
