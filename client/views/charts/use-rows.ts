import { useReference, useWords } from '../../elements/app-context.ts';
import { regionName } from '../../elements/region-name.ts';
import type { StandingRow } from '../standing/standing-table.tsx';
import type { ReadCharts } from './read-charts.ts';

/** A row with its code, null for the country teams, and its name as text. */
export type NamedRow = StandingRow & { readonly code: string | null; readonly said: string };

/** The rows of what was read, with their names as text and what of the matrix shows their answers. */
export function useRows({
  by,
  area,
  rows: { rows, cycle },
  checklist,
  callToAction,
}: ReadCharts): readonly NamedRow[] {
  const { t, language, compare } = useWords();
  const { agencies } = useReference();
  const chosen = { cycle: cycle.code, ...(area === null ? {} : { area: String(area) }) };
  const named = rows.map(({ code, counts }) => {
    const key = code ?? 'team';
    const row = (said: string, query: Readonly<Record<string, string>>) => ({
      key,
      code,
      said,
      name: said,
      counts,
      query: { ...chosen, ...query },
    });
    if (by === 'REGION') return row(regionName(key, language), { region: key });
    if (by === 'SECTION') {
      const section = checklist.sections.find((one) => one.code === key);
      return row(section?.title ?? key, { section: key });
    }
    if (by === 'AREA') {
      const title = callToAction.areas.find(({ number }) => String(number) === key)?.title ?? '';
      // Two areas at once are nothing that the matrix shows.
      const own = row(`${key} ${title}`.trim(), { area: key });
      return area === null || String(area) === key ? own : { ...own, query: null };
    }
    return row(code === null ? t('country.team') : (agencies[key]?.acronym ?? key), { agency: key });
  });
  return by === 'REGION' ? named.sort((one, other) => compare(one.said, other.said)) : named;
}
