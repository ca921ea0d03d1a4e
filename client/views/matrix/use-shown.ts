import { useMemo } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { regionName } from '../../elements/region-name.ts';
import type { Heartbeats } from '../../elements/use-heartbeats.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { countedWords } from './counted-words.ts';
import { quietCountries } from './figures.ts';
import type { GridContent } from './grid-content.ts';
import { type MatrixAddress, teamKey, totalKey } from './matrix-address.ts';
import { type Column, useColumns } from './matrix-columns.ts';
import { movedIn, type Since } from './moved.ts';
import { useArranged } from './use-arranged.ts';
import { type CountedOf, useCounted } from './use-counted.ts';

/** What the address asks for, as it stands now. */
export interface Shown {
  readonly content: GridContent;
  readonly columns: readonly Column[];
  /** How many countries are quiet. */
  readonly quiet: number;
  /** What the numbers count and which rows there are, in words. */
  readonly counted: string;
  /** Which answers are counted. */
  readonly of: CountedOf;
  readonly empty: boolean;
  readonly state: 'ready' | 'counting' | 'failed';
  readonly order: { readonly outdated: boolean; readonly at: string; readonly again: () => void };
}

const nothingHeard: Heartbeats = new Map();

/** Counts, chooses and orders what the matrix or one party's page shows. */
export function useShown(
  data: MatrixData,
  query: Readonly<Record<string, string>>,
  asked: MatrixAddress,
  since: Since,
  heard: Heartbeats = nothingHeard,
): Shown {
  const { words } = useApp();
  const { t } = words;
  const { countries } = useReference();
  const usual = useColumns();
  const address = useMemo(() => known(asked, usual), [asked, usual]);
  const all = useMemo(() => Object.values(countries), [countries]);
  const quiet = quietCountries(all, data.cells, data.cycle, new Date());
  const moved = ({ code }: { code: string }) => movedIn(data.cells, since, code).length > 0;
  const { only, region, status } = address;
  const chosen = (only === 'quiet' ? quiet : only === 'moved' ? all.filter(moved) : all).filter(
    (country) => region === null || country.region === region,
  );
  const counting = useCounted(data, address);
  const measure = useMemo(() => ({ status, rating: counting.of.rating }), [status, counting.of.rating]);
  const { groups, columns, ...order } = useArranged(
    chosen,
    usual,
    { whole: data.cells, counted: counting.cells, measure },
    { ...address, ...counting.of },
    data.cycle.code,
  );
  const { section: code, area, item } = counting.of;
  const section = data.sections.find((one) => one.code === code)?.title;
  const counted = [
    countedWords(measure, words),
    section ?? t('country.allSections'),
    ...(area === null ? [] : [`${area} ${t(`area.${area}` as 'area.1')}`]),
    ...(item === null ? [] : [item]),
    ...(region === null ? [] : [regionName(region, words.language)]),
    t(only ? `matrix.choice.${only}` : 'matrix.choice.all'),
  ].join(' · ');
  const printed = `${cycleText(data.cycle, words)} · ${counted}`;
  // By what is in them: both are made anew at every drawing.
  const place = JSON.stringify(query);
  const { sort, by, best } = address;
  const rowOrder = useMemo(() => ({ sort, by, best }), [sort, by, best]);
  const hrefs = useMemo(() => hrefsIn(JSON.parse(place)), [place]);
  const { cells } = counting;
  const content = useMemo(
    (): GridContent => ({
      groups,
      whole: data.cells,
      counted: cells,
      measure,
      since,
      heard,
      order: rowOrder,
      shown: printed,
      ...hrefs,
    }),
    [groups, data.cells, cells, measure, since, heard, rowOrder, printed, hrefs],
  );
  return {
    content,
    columns,
    quiet: quiet.length,
    counted,
    of: counting.of,
    empty: chosen.length === 0,
    state: counting.state,
    order,
  };
}

/** What an address says wrongly about a column is as if left out. */
function known(address: MatrixAddress, columns: readonly Column[]): MatrixAddress {
  const { by } = address;
  if (by === null || by === teamKey || by === totalKey) return address;
  return columns.some(({ agency }) => agency === by) ? address : { ...address, by: null, best: false };
}

/** The addresses behind heads and totals keep what is counted: what they open adds up to the number that one comes from. */
function hrefsIn(query: Readonly<Record<string, string>>): Pick<GridContent, 'agencyHref' | 'regionHref'> {
  const { cell: _cell, ...kept } = query;
  return {
    agencyHref: (agency, region) => {
      const own = { agency: agency || teamKey, ...(region ? { region } : {}) };
      return hrefOf({ view: 'matrix', query: { ...kept, ...own } });
    },
    regionHref: (region) => hrefOf({ view: 'matrix', query: { ...kept, region } }),
  };
}
