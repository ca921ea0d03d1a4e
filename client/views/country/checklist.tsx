import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useApp, useReference, useSelected, useWords } from '../../elements/app-context.ts';
import { PartMissing } from '../../elements/part-missing.tsx';
import { type CountryFilter, hrefOf, type Route } from '../../routing/routes.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import { ItemCard } from './item-card.tsx';
import { passes, type Row, rowsOf } from './rows.ts';
import { Sections } from './sections.tsx';
import { OwnFirst, Soon, useLoadedSoon } from './soon.ts';

type CountryRoute = Extract<Route, { view: 'country' }> & { readonly agency: string };

interface Props {
  readonly data: CountryData;
  readonly country: string;
  readonly agency: string;
  readonly filter: CountryFilter;
}

/** The sections, the items that the filter lets through, and what happened here. */
export function Checklist({ data, country, agency, filter }: Props) {
  const { t } = useWords();
  const { agencies } = useReference();
  const lines = useSelected((state) => state.outbox.lines);
  const rows = useMemo(() => rowsOf(data, country, agency, lines), [data, country, agency, lines]);
  const shown = useStayingRows(rows, filter, agency);
  useSoughtItem(filter.item);
  const { parts, missing } = useLoadedSoon();
  // What looks beyond one's own waits for the whole; where one's changes are is said from the first.
  const soon = data.only ? null : parts;

  const nextSection = filter.section
    ? data.sections[data.sections.findIndex((section) => section.code === filter.section) + 1]
    : undefined;
  return (
    <Soon.Provider value={parts}>
      <OwnFirst.Provider value={Boolean(data.only)}>
        {!data.agencies.includes(agency) && agency !== 'team' && (
          <p class="notice">{t('country.notReporting', { agency: agencies[agency]?.acronym ?? agency })}</p>
        )}
        {soon && (
          <soon.ToFirstOpen data={data} rows={rows} country={country} agency={agency} filter={filter} />
        )}
        <div class="columns">
          <Sections data={data} rows={rows} country={country} agency={agency} filter={filter} />
          <div class="items">
            <div class="tools">
              {parts && <parts.Filters data={data} country={country} agency={agency} filter={filter} />}
              {soon ? (
                <soon.ChecklistExport
                  rows={shown}
                  all={rows.length}
                  country={country}
                  agency={agency}
                  cycle={data.cycle.code}
                />
              ) : (
                <div class="export" />
              )}
            </div>
            {missing && <PartMissing />}
            {soon && <soon.BeforeItems rows={shown} data={data} country={country} agency={agency} />}
            {shown.length === 0 && <p class="quiet">{t('country.noneFound')}</p>}
            {data.sections.map((section) => (
              <SectionRows
                key={section.code}
                title={section.title}
                rows={shown.filter((row) => row.section === section)}
                data={data}
                place={{ view: 'country', country, ...filter, agency }}
              />
            ))}
            {nextSection && (
              <p>
                <a
                  href={hrefOf({ view: 'country', country, ...filter, item: '', section: nextSection.code })}
                >
                  {t('country.nextSection', { title: nextSection.title })}
                </a>
              </p>
            )}
          </div>
          {soon && <soon.Latest events={data.latest} arrived={data.arrived} country={country} />}
        </div>
      </OwnFirst.Provider>
    </Soon.Provider>
  );
}

function SectionRows({
  title,
  rows,
  data,
  place,
}: {
  title: string;
  rows: readonly Row[];
  data: CountryData;
  place: CountryRoute;
}) {
  if (rows.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      {rows.map(({ key, address, item, server, line }) => (
        <ItemCard
          key={key}
          agency={address.agency}
          party={place.agency}
          country={address.country}
          cycle={data.cycle}
          can={data.can}
          item={item}
          server={server}
          line={line}
          mark={data.marks[key]}
          href={hrefOf({ ...place, item: item.code })}
          sought={item.code === place.item}
        />
      ))}
    </section>
  );
}

/**
 * What the filter lets through, and what it once let through. A row never goes while somebody edits it, nor while
 * somebody else's change is being watched. Another filter starts afresh.
 */
function useStayingRows(rows: readonly Row[], filter: CountryFilter, agency: string): readonly Row[] {
  const { item: _item, ...choosing } = filter;
  const identity = JSON.stringify([choosing, agency]);
  const staying = useRef({ identity, keys: new Set<string>() });
  if (staying.current.identity !== identity) staying.current = { identity, keys: new Set() };
  const { keys } = staying.current;
  for (const row of rows) if (passes(row, filter, agency) || row.item.code === filter.item) keys.add(row.key);
  return rows.filter((row) => keys.has(row.key));
}

/** An address that names an item brings it into view, once; Back brings to where one was. */
function useSoughtItem(item: string | undefined): void {
  const { router } = useApp();
  useEffect(() => {
    if (!item || router.returned()) return;
    const card = document.getElementById(`item-${item}`);
    card?.scrollIntoView({ block: 'start' });
    card?.querySelector('h3')?.focus({ preventScroll: true });
  }, [item, router]);
}
