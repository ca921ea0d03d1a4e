import type { Language } from '../domain/languages.ts';
import { comparedField } from '../domain/response-fields.ts';
import type { ExportRequest } from './export-request.ts';
import { codeInWords, exportLanguages, fieldHeading } from './words/languages.ts';

/** More codes than these are counted, for a sentence is read. */
const MOST_LISTED = 30;

/**
 * A filter in words, by the codes of countries, agencies and items. What was searched for in names is left out: it may be
 * somebody’s name or address, and the log keeps these words.
 */
export function filterInWords({ table, filter }: ExportRequest, language: Language): string {
  const { columns, countryTeam: team, filter: words } = exportLanguages[language];
  const say = (code: string) => codeInWords(code, language);
  const parts: string[] = [];
  const add = (label: string, values: readonly (string | number)[] | string | number | null | undefined) => {
    if (values == null) return;
    const list = typeof values === 'object' ? values : [values];
    const said = list.length > MOST_LISTED ? [list.length] : list.length === 0 ? [words.none] : list;
    parts.push(`${label}: ${said.join(', ')}`);
  };
  if ('cycle' in filter) add(columns.cycle, filter.cycle);
  if ('earlier' in filter) {
    add(
      words.earlier,
      [filter.earlier.cycle, filter.earlier.snapshot].filter((part) => part !== null),
    );
    add(
      words.later,
      [filter.later.cycle, filter.later.snapshot].filter((part) => part !== null),
    );
  }
  if ('countries' in filter) {
    add(columns.country, filter.countries);
    add(columns.agency, filter.agencies && [...filter.agencies, ...(filter.countryTeam ? [team] : [])]);
  }
  if ('sections' in filter) add(columns.section, filter.sections);
  if ('section' in filter) add(columns.section, filter.section);
  if ('items' in filter) add(columns.item, filter.items);
  if ('item' in filter) add(columns.item, filter.item);
  if ('statuses' in filter) add(fieldHeading('status', language), filter.statuses?.map(say));
  if (comparedField in filter) {
    const value = filter[comparedField];
    add(fieldHeading(comparedField, language), value && say(value));
  }
  if ('areas' in filter) add(words.areas, filter.areas);
  if ('area' in filter) add(words.areas, filter.area);
  if ('kinds' in filter) add(columns.kind, filter.kinds);
  if ('reasons' in filter) add(columns.reason, filter.reasons);
  switch (table) {
    case 'ANSWERS':
      if (filter.waited) add(words.waited, `${filter.waited.atLeast}–${filter.waited.atMost ?? ''}`);
      if (filter.due) parts.push(words.due);
      break;
    case 'PEOPLE':
      add(columns.agency, filter.agency);
      add(columns.country, filter.country);
      if (filter.search) parts.push(words.search);
      if (filter.deactivated) parts.push(words.deactivated);
      add(words.people, filter.people?.length);
      break;
    case 'EVENTS':
      add(words.people, filter.persons?.length);
      add(words.since, filter.since?.toISOString());
      add(words.until, filter.until?.toISOString());
      if (filter.returns) parts.push(words.returns);
      break;
  }
  return parts.length === 0 ? words.everything : parts.join('; ');
}
