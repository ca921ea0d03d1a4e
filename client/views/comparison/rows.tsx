import { useApp } from '../../elements/app-context.ts';
import type { ComparisonQuery } from '../../operations/operations.generated.ts';
import { type Comparing, comparisonHref, kinds, type Listed, nameOfRow } from './comparison-address.ts';
import { arrows, countOf } from './counts.ts';
import { useRowNames } from './row-names.ts';

type Row = ComparisonQuery['comparison']['rows'][number];

interface Props {
  readonly comparing: Comparing;
  readonly rows: readonly Row[];
}

/** A row for each country, agency, section, area or item. Where reading has no order, what went back comes first. */
export function Rows({ comparing, rows }: Props) {
  const { t, compare } = useApp().words;
  const { by } = comparing;
  const nameOf = useRowNames();
  const named = rows.map((row) => ({ ...row, name: nameOf(by, row.code ?? 'team', row.title) }));
  if (by === 'COUNTRY' || by === 'AGENCY') {
    named.sort(
      ({ counts: one, name }, { counts: other, name: otherName }) =>
        other.losses - one.losses || other.gains - one.gains || compare(name, otherName),
    );
  }
  return (
    <section class="comparison-rows" aria-label={t(`comparison.by.${by}`)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`comparison.row.${by}`)}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" class="figure">
                <span aria-hidden="true">{arrows[kind]}</span> {t(`comparison.kind.${kind}`)}
              </th>
            ))}
            <th scope="col">{t('comparison.why')}</th>
          </tr>
        </thead>
        <tbody>
          {named.map((row) => (
            <RowLine key={row.code ?? ''} comparing={comparing} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RowLine({ comparing, row }: { comparing: Comparing; row: Row & { name: string } }) {
  const { t, number } = useApp().words;
  const { counts, name } = row;
  const narrowed = { ...comparing.narrowed, [nameOfRow[comparing.by]]: row.code ?? 'team' };
  const hrefOfList = (list: Listed) => comparisonHref(comparing, { narrowed, list });
  return (
    <tr>
      <th scope="row">
        <a href={hrefOfList('ALL')}>{name}</a>
      </th>
      {kinds.map((kind) => {
        const count = countOf(counts, kind);
        return (
          <td key={kind} class="figure">
            {count === 0 ? (
              <span class="quiet">{number(0)}</span>
            ) : (
              <a href={hrefOfList(kind)}>
                {number(count)}
                <span class="unseen">
                  {' '}
                  {t('join.comma', { what: t(`comparison.kind.${kind}`), more: name })}
                </span>
              </a>
            )}
          </td>
        );
      })}
      <td class="why">
        {counts.reasons.map(({ reason, pairs }) => (
          <span key={reason}>
            <a
              href={hrefOfList(reason)}
              aria-label={t('join.comma', {
                what: `${number(pairs)} ${t(`comparison.why.${reason}`)}`,
                more: name,
              })}
            >
              {number(pairs)} {t(`comparison.why.${reason}`)}
            </a>{' '}
          </span>
        ))}
      </td>
    </tr>
  );
}
