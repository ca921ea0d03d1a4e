import { useApp } from '../../elements/app-context.ts';
import { periodName, type Release } from './release-words.ts';

type Row = Release['rows'][number];

/** The one fixed table: places by region and name, categories, and under each number the day since which it stands. */
export function ReleaseTable({ release }: { release: Release }) {
  const { t, language, date } = useApp().words;
  const { categories, period, rows, madeOn } = release;
  return (
    <section
      class="releases-table"
      aria-label={t('releases.table')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it goes on beyond the edge, where the keyboard has to get too.
      tabIndex={0}
    >
      <table>
        <caption>
          {t('releases.caption', { period: periodName(period, language), day: date(madeOn) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('releases.place')}</th>
            {categories.map((category) => (
              <th key={category} scope="col">
                {t(`releases.category.${category}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PlaceRow key={row.place} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PlaceRow({ row: { kind, name, counts, since } }: { row: Row }) {
  const { t, number } = useApp().words;
  return (
    <tr class={`release-${kind}`}>
      <th scope="row">{kind === 'WORLD' ? t('releases.world') : name}</th>
      {counts.map((count, index) => {
        const day = since[index];
        // By their place: categories don't move.
        return count == null || day == null ? (
          <td key={index} class="quiet">
            <span aria-hidden="true">–</span>
            <span class="unseen">{t('releases.isHidden')}</span>
          </td>
        ) : (
          <td key={index}>
            {number(count)}
            <span class="release-since">
              <span class="unseen"> {t('releases.sinceDay')} </span>
              {day}
            </span>
          </td>
        );
      })}
    </tr>
  );
}
