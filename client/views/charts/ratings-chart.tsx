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
      <div class="columns-chart" aria-hidden="true">
        {first.map(({ field }, place) => (
          <svg
            key={field}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <path class="grid" d="M0 100H100" />
            {columns.map((parts, index) => {
              const tall = 100 * (parts[place]?.share ?? 0);
              const earlier = before !== null && index === 0;
              return (
                <rect
                  key={years[index]?.cycle}
                  class={earlier ? 'earlier' : 'now'}
                  x={before ? 12 + 40 * index : 30}
                  y={(100 - tall).toFixed(2)}
                  width="36"
                  height={tall.toFixed(2)}
                />
              );
            })}
          </svg>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it goes on beyond the edge, where the keyboard has to get too. */}
      <div class="standing" tabIndex={0}>
        <table class="ratings-table">
          <caption class="unseen">{t('charts.ratings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('filter.cycle')}</th>
              {first.map(({ field, rating }) => (
                <th key={field} scope="col">
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
