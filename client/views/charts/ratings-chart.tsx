import { useWords } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import type { RatingCounts } from '../standing/ratings.ts';
import { ratingParts } from './figures.ts';

interface Year {
  readonly cycle: string;
  readonly ratings: RatingCounts;
}

/** How the answers of a year rate beside those of the year before: two columns for each rating, hollow for the earlier one. */
export function RatingsChart({ now, before }: { now: Year; before: Year | null }) {
  const { t, number, percent } = useWords();
  const years = before ? [before, now] : [now];
  const columns = years.map(({ ratings }) => ratingParts(ratings));
  const [first = []] = columns;
  const nameOf = (rating: (typeof first)[number]['rating']) =>
    rating === null ? t('standing.unrated') : t(`rating.${rating}`);
  return (
    <figure class="chart-figure">
      {years.map((year) => (
        <Sentence key={year.cycle} {...year} />
      ))}
      {!before && <p class="quiet small">{t('charts.noEarlier')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it goes on beyond the edge, where the keyboard has to get too. */}
      <div class="standing" tabIndex={0}>
        <table class="ratings-table">
          <caption class="unseen">{t('charts.ratings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('filter.cycle')}</th>
              {first.map(({ field, rating }, place) => (
                <th key={field} scope="col">
                  <Columns shares={columns.map((parts) => parts[place]?.share ?? 0)} />
                  {nameOf(rating)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ cycle }, index) => (
              <tr key={cycle}>
                <th scope="row">
                  <i class={`key ${before && index === 0 ? 'earlier' : 'now'}`} aria-hidden="true" /> {cycle}
                </th>
                {columns[index]?.map(({ field, count, share }) => (
                  <td key={field}>
                    {number(count)} <span class="quiet">{percent(share)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

/** The shares of one rating, the earlier year's hollow and first, right above what they are called. */
function Columns({ shares }: { shares: readonly number[] }) {
  const two = shares.length > 1;
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="grid" d="M0 100H100" />
      {shares.map((share, index) => (
        <rect
          // Of each year one, in their order.
          key={index}
          class={two && index === 0 ? 'earlier' : 'now'}
          x={two ? 12 + 40 * index : 30}
          y={(100 - 100 * share).toFixed(2)}
          width="36"
          height={(100 * share).toFixed(2)}
        />
      ))}
    </svg>
  );
}

function Sentence({ cycle, ratings }: Year) {
  const { t, percent, language } = useWords();
  const parts = ratingParts(ratings)
    .filter(({ count }) => count > 0)
    .map(({ rating, share }) =>
      t('charts.part', {
        name: rating === null ? t('standing.unrated') : t(`rating.${rating}`),
        share: percent(share),
      }),
    );
  return (
    <p>
      {t('charts.ratingsSay', {
        cycle,
        parts: parts.length === 0 ? t('charts.nothing') : listOf(parts, language),
      })}
    </p>
  );
}
