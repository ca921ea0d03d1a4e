import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useApp, useReference, useSelected, useTopic, useViewer } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { answeredOf, countsOf } from '../../elements/progress.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { type CountryFilter, hrefOf } from '../../routes.ts';
import type { Viewer } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CountryData, countryTopic } from '../../sync/topics/country.ts';
import { Export } from './export.tsx';
import { Filters } from './filters.tsx';
import { ItemCard } from './item-card.tsx';
import { Latest } from './latest.tsx';
import { passes, type Row, rowsOf } from './rows.ts';
import { Sections } from './sections.tsx';
import './country.css';

type Props = { readonly country: string } & CountryFilter;

/** One country's checklist, as one agency (or the country team) answers it. */
export function Country({ country, ...filter }: Props) {
  const { t } = useApp().words;
  const { countries, currentCycle } = useReference();
  const cycle = filter.cycle ?? currentCycle;
  const name = countries[country]?.name ?? country;
  usePageTitle(name);
  const { data, followed } = useTopic(cycle === null ? null : topicOf(countryTopic, { country, cycle }));
  return (
    <>
      {!data && (
        <div class="head">
          <h1 tabIndex={-1}>{name}</h1>
        </div>
      )}
      {cycle === null && <p>{t('cycle.none')}</p>}
      {cycle !== null && !data && <Waiting followed={followed} />}
      {data && <Checklist data={data} country={country} name={name} filter={filter} />}
    </>
  );
}

function Checklist({
  data,
  country,
  name,
  filter,
}: {
  data: CountryData;
  country: string;
  name: string;
  filter: CountryFilter;
}) {
  const {
    words: { t, day },
  } = useApp();
  const viewer = useViewer();
  const { agencies } = useReference();
  const lines = useSelected((state) => state.outbox.lines);
  const agency = filter.agency ?? ownAgency(viewer, country, data) ?? data.agencies[0] ?? 'team';
  const rows = useMemo(() => rowsOf(data, country, agency, lines), [data, country, agency, lines]);
  const shown = useStayingRows(rows, filter, agency);
  useSoughtItem(filter.item);

  const counts = countsOf(rows.map((row) => row.values.status));
  const who = agency === 'team' ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  const open = data.cycle.state === 'OPEN';
  const nextSection = filter.section
    ? data.sections[data.sections.findIndex((section) => section.code === filter.section) + 1]
    : undefined;
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{name}</h1>
        <span class="quiet">
          {who} ·{' '}
          {t(open ? 'cycle.open' : 'cycle.closed', { cycle: data.cycle.code, day: day(data.cycle.closesOn) })}
        </span>
        <span class="end small">
          {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
          {`, ${t('progress.accepted', { count: counts.accepted })}`}
          {' · '}
          <a href={hrefOf({ view: 'history', country, cycle: data.cycle.code, agency })}>
            {t('country.history')}
          </a>
        </span>
      </div>
      {!data.agencies.includes(agency) && agency !== 'team' && (
        <p class="notice">{t('country.notReporting', { agency: who })}</p>
      )}
      <div class="columns">
        <Sections data={data} rows={rows} country={country} agency={agency} filter={filter} />
        <div class="items">
          <Filters data={data} country={country} agency={agency} filter={filter}>
            <Export rows={shown} name={name} country={country} agency={agency} cycle={data.cycle.code} />
          </Filters>
          {shown.length === 0 && <p class="quiet">{t('country.noneFound')}</p>}
          {data.sections.map((section) => (
            <SectionRows
              key={section.code}
              title={section.title}
              rows={shown.filter((row) => row.section === section)}
              data={data}
              sought={filter.item}
            />
          ))}
          {nextSection && (
            <p>
              <a href={hrefOf({ view: 'country', country, ...filter, item: '', section: nextSection.code })}>
                {t('country.nextSection', { title: nextSection.title })}
              </a>
            </p>
          )}
        </div>
        <Latest events={data.latest} arrived={data.arrived} country={country} />
      </div>
    </>
  );
}

function SectionRows({
  title,
  rows,
  data,
  sought,
}: {
  title: string;
  rows: readonly Row[];
  data: CountryData;
  sought: string | undefined;
}) {
  if (rows.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      {rows.map(({ key, address, item, server, line }) => (
        <ItemCard
          key={key}
          agency={address.agency}
          country={address.country}
          cycle={data.cycle}
          reporting={data.agencies}
          item={item}
          server={server}
          line={line}
          mark={data.marks[key]}
          sought={item.code === sought}
        />
      ))}
    </section>
  );
}

function ownAgency(viewer: Viewer, country: string, data: CountryData): string | undefined {
  return viewer.memberships
    .filter((membership) => membership.role === 'FOCAL_POINT')
    .filter((membership) => !membership.country || membership.country.code === country)
    .map((membership) => membership.agency?.code)
    .find((code) => code !== undefined && data.agencies.includes(code));
}

/**
 * What the filter lets through, and what it once let through: a row never goes from under the hand that changes it, nor
 * from under the eye when somebody else does. Another filter starts afresh.
 */
function useStayingRows(rows: readonly Row[], filter: CountryFilter, agency: string): readonly Row[] {
  const { item: _item, ...choosing } = filter;
  const identity = JSON.stringify([choosing, agency]);
  const staying = useRef({ identity, keys: new Set<string>() });
  if (staying.current.identity !== identity) staying.current = { identity, keys: new Set() };
  const { keys } = staying.current;
  for (const row of rows) if (passes(row, filter) || row.item.code === filter.item) keys.add(row.key);
  return rows.filter((row) => keys.has(row.key));
}

/** An address that names an item brings it into view, once. */
function useSoughtItem(item: string | undefined): void {
  useEffect(() => {
    if (!item) return;
    const card = document.getElementById(`item-${item}`);
    card?.scrollIntoView({ block: 'start' });
    card?.querySelector('h3')?.focus({ preventScroll: true });
  }, [item]);
}
