import { useApp } from '../../elements/app-context.ts';
import { hrefOf } from '../../routing/routes.ts';
import { planned } from '../overview/plan.ts';
import { StandingTable } from '../standing/standing-table.tsx';
import { Bars } from './bars.tsx';
import { DaysChart, planDay } from './days-chart.tsx';
import { extremesOf, shareOf } from './figures.ts';
import { MapWhenOpened } from './map-when-opened.tsx';
import { Multiples } from './multiples.tsx';
import { RatingsChart } from './ratings-chart.tsx';
import type { ReadCharts } from './read-charts.ts';
import { useRows } from './use-rows.ts';

/** The year in four pictures, each with the same in words and numbers. */
export function Pictures({ data }: { data: ReadCharts }) {
  const { t, percent } = useApp().words;
  const rows = useRows(data);
  const { cycle, total } = data.rows;
  const plan = planned(cycle, planDay(cycle));
  const extremes = extremesOf(rows);
  return (
    <>
      <section aria-labelledby="over">
        <h2 id="over">{t('charts.over')}</h2>
        <DaysChart days={data.answeredByDay} cycle={cycle} due={total.total} />
      </section>
      <section aria-labelledby="stand">
        <h2 id="stand">{t('charts.stand')}</h2>
        <figure class="chart-figure">
          <figcaption>
            {t('charts.planSays', { plan: percent(plan) })}{' '}
            {extremes &&
              t('charts.standSays', {
                most: extremes.most.said,
                mostShare: percent(shareOf(extremes.most.counts)),
                least: extremes.least.said,
                leastShare: percent(shareOf(extremes.least.counts)),
              })}
          </figcaption>
          <Bars rows={rows.map(({ said, code: _code, ...row }) => ({ ...row, name: said }))} plan={plan} />
          <StandingTable label={t('charts.stand')} head={t(`areas.row.${data.by}`)} rows={rows} />
        </figure>
        {data.by === 'AREA' && <p class="quiet small">{t('areas.counts')}</p>}
      </section>
      <section aria-labelledby="map">
        <h2 id="map">{t('charts.map')}</h2>
        <MapWhenOpened cycle={cycle.code} area={data.area} />
      </section>
      <section aria-labelledby="ratings">
        <h2 id="ratings">{t('charts.ratings')}</h2>
        <RatingsChart now={{ cycle: cycle.code, ratings: total.ratings }} before={data.before} />
        {data.before && (
          <p>
            <a href={hrefOf({ view: 'comparison', query: comparisonQuery(data) })}>
              {t('charts.comparison')}
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="multiples">
        <h2 id="multiples">{t('charts.multiples', { by: data.by })}</h2>
        <Multiples days={data.answeredByDay} cycle={cycle} rows={rows} />
        {data.by === 'AREA' && <p class="quiet small">{t('areas.counts')}</p>}
      </section>
    </>
  );
}

function comparisonQuery({ rows, before, area }: ReadCharts): Record<string, string> {
  return {
    later: rows.cycle.code,
    ...(before ? { earlier: before.cycle } : {}),
    ...(area === null ? {} : { area: String(area) }),
  };
}
