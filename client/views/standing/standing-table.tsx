import type { ComponentChildren } from 'preact';
import { useApp } from '../../elements/app-context.ts';
import { Meter } from '../../elements/meter.tsx';
import { answeredOf } from '../../elements/progress.ts';
import type { Rating } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { RatingBar } from './rating-bar.tsx';
import { type Counted, ratingFields } from './ratings.ts';
import './standing.css';

export interface StandingRow {
  readonly key: string;
  readonly name: ComponentChildren;
  readonly counts: Counted;
  /** What of the matrix its numbers count; null where nothing else shows them. */
  readonly query: Readonly<Record<string, string>> | null;
}

interface Props {
  /** What the table is of, for those who don’t see where it stands. */
  readonly label: string;
  /** What its rows are. */
  readonly head: string;
  readonly rows: readonly StandingRow[];
}

/** How far each row is, and how what was answered rates: a bar for the eye and the same in numbers, which open what they count. */
export function StandingTable({ label, head, rows }: Props) {
  const { t } = useApp().words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it goes on beyond the edge, where the keyboard has to get too.
    <div class="standing" tabIndex={0}>
      <table>
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('standing.answered')}</th>
            <th scope="col">
              <span class="unseen">{t('standing.bar')}</span>
            </th>
            {ratingFields.map(({ rating, field }) => (
              <th key={field} scope="col" class="figure">
                <i class={`rated rated-${field}`} aria-hidden="true" />
                {rating === null ? t('standing.unrated') : t(`rating.${rating}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ...row }) => (
            <Row key={key} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, counts, query }: Omit<StandingRow, 'key'>) {
  const { t } = useApp().words;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="answered">
        <Opened query={query} count={answeredOf(counts)}>
          {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
        </Opened>
        <Meter counts={counts} />
      </td>
      <td class="rating-cell">
        <RatingBar ratings={counts.ratings} />
      </td>
      {ratingFields.map(({ rating, field }) => (
        <td key={field} class="figure">
          <RatedCount query={query} rating={rating} count={counts.ratings[field]} />
        </td>
      ))}
    </tr>
  );
}

/** Of what has no rating the matrix shows no part of its own. */
function RatedCount({
  query,
  rating,
  count,
}: Pick<StandingRow, 'query'> & { rating: Rating | null; count: number }) {
  const { number } = useApp().words;
  const narrowed = query && rating ? { ...query, rating, status: 'ANSWERED' } : null;
  return (
    <Opened query={narrowed} count={count}>
      {number(count)}
    </Opened>
  );
}

function Opened({
  query,
  count,
  children,
}: Pick<StandingRow, 'query'> & { count: number; children: ComponentChildren }) {
  if (count === 0) return <span class="quiet">{children}</span>;
  if (!query) return <span>{children}</span>;
  return <a href={hrefOf({ view: 'matrix', query })}>{children}</a>;
}
