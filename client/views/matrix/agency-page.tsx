import { useLayoutEffect } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { focusHeading } from '../../elements/focus-heading.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { AgencyRow } from './agency-row.tsx';
import { countedIn, stillDueOf } from './cell-look.ts';
import { CountedExport } from './export.tsx';
import { type MatrixAddress, teamKey } from './matrix-address.ts';
import { useColumns } from './matrix-columns.ts';
import { OrderLine } from './order-line.tsx';
import { cellPart, shareOf, sumOf } from './totals.ts';
import { useMarks } from './use-marks.ts';
import { useShown } from './use-shown.ts';

interface Props {
  readonly data: MatrixData;
  /** Of the data. */
  readonly cursor: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly address: MatrixAddress;
  /** Its code, or `team` for the country teams. */
  readonly agency: string;
}

/** One agency in all of its countries, the one furthest behind first: what stands behind its total in the matrix. */
export function AgencyPage({ data, cursor, query, address, agency }: Props) {
  const { router, words } = useApp();
  const { t, number, percent } = words;
  const { since } = useMarks(data, cursor, address.since);
  const code = agency === teamKey ? '' : agency;
  const shown = useShown(data, query, { ...address, by: agency, best: false, group: 'none' }, since);
  const { content } = shown;
  const { measure } = content;
  const column = useColumns().find((one) => one.agency === code);
  const label = column?.label ?? agency;
  useLayoutEffect(() => {
    if (!router.moved() || router.returned()) return;
    focusHeading(router);
    scrollTo(0, 0);
  }, [router]);
  const countries = content.groups.flatMap((group) => group.countries);
  const rows = countries
    .map((country) => ({ country, part: cellPart(content, country.code, code) }))
    .filter(({ part }) => part.due > 0);
  const total = sumOf(rows.map(({ part }) => part));
  const { agency: _agency, ...matrix } = query;
  const whole = { agency, ...(query.cycle ? { cycle: query.cycle } : {}) };
  const { section, area, item, status, rating, only, region } = address;
  const narrowed = Boolean(section || area || item || status || rating || only || region);
  return (
    <div class="agency-page">
      <div class="head">
        <h1 tabIndex={-1}>{label}</h1>
        {column && column.name !== label && <span>{column.name}</span>}
        <span class="quiet">{cycleText(data.cycle, words)}</span>
        <a class="end" href={hrefOf({ view: 'matrix', query: matrix })}>
          {t('cell.inMatrix')}
        </a>
        <SavedViews />
      </div>
      {rows.length === 0 ? (
        <p class="notice">{t('matrix.agency.none', { agency: label })}</p>
      ) : (
        <p class="agency-sum">
          <b>{percent(shareOf(total, measure) ?? 0)}</b>{' '}
          {t('matrix.agency.sum', {
            count: number(countedIn(total.counts, measure)),
            due: number(total.due),
            countries: rows.length,
          })}
          {!measure.rating && measure.status !== 'DUE' && (
            <>
              {' '}
              <a href={hrefOf({ view: 'matrix', query: { ...query, status: 'DUE' } })}>
                {t('matrix.agency.left', { count: stillDueOf(total.counts) })}
              </a>
            </>
          )}
        </p>
      )}
      <p class="small quiet">
        {shown.counted}
        {narrowed && (
          <>
            {' · '}
            <a href={hrefOf({ view: 'matrix', query: whole })}>
              {t('matrix.agency.whole', { agency: label })}
            </a>
          </>
        )}
      </p>
      <OrderLine shown={shown} />
      {rows.length > 0 && (
        <CountedExport
          place={{
            cycle: data.cycle.code,
            countries: rows.map(({ country: one }) => one.code),
            agencies: code === '' ? [] : [code],
            countryTeam: code === '',
          }}
          of={{ section, area, item, rating }}
          cells={rows.length}
          answers={total.due}
        />
      )}
      {rows.length > 0 && (
        <table class="agency-table">
          <caption class="unseen">{t('matrix.agency.table', { agency: label })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matrix.country')}</th>
              <th scope="col" class="region-column">
                {t('matrix.export.region')}
              </th>
              <th scope="col" class="counted-column">
                {t('matrix.agency.counted')}
              </th>
              <th scope="col" class="number">
                {t('filter.stillDue')}
              </th>
              <th scope="col" class="number">
                {t('status.RETURNED')}
              </th>
              <th scope="col" class="number">
                {t('status.SUBMITTED')}
              </th>
              <th scope="col" class="when">
                {t('matrix.agency.changed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ country, part }) => (
              <AgencyRow
                key={country.code}
                country={country}
                agency={agency}
                part={part}
                measure={measure}
                whole={data.cells.get(country.code)?.get(code)}
                filter={{
                  ...(query.cycle ? { cycle: query.cycle } : {}),
                  ...(query.section ? { section: query.section } : {}),
                  ...(area === null ? {} : { area: String(area) }),
                }}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
