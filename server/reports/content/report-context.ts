import type { Checklist } from '../../../schema/types/checklist.ts';
import type { ChecklistItem } from '../../../schema/types/checklist-item.ts';
import type { AgencyData, CountryData } from '../../catalogue/catalogue-data.ts';
import type { PackWords } from '../../packs/words/pack-words.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { ReportWords } from '../words/report-words.ts';
import type { Formats } from './formats.ts';

/** A coordinator's note, as it stands. */
export type ReportNote = { revision: number; words: string; by: string; at: string };

/** Words that an event brought; null where there were none, or they were erased, at that moment in ISO 8601. */
export type Words = { words: string | null; erasedAt: string | null };

/** All that a report is made of, in one language. */
export type ReportContext = {
  facts: ReportFacts;
  /** By the position of the event. */
  words: ReadonlyMap<number, Words>;
  note: ReportNote | null;
  checklist: Checklist;
  agencies: readonly AgencyData[];
  countries: readonly CountryData[];
  say: ReportWords;
  /** What statuses, ratings and country teams are called. */
  terms: PackWords;
  formats: Formats;
};

/** A title in the report's language, or in English where nobody translated it. */
export function titleIn(
  of: Pick<ChecklistItem, 'title'> & { translations: Readonly<Record<string, { title: string }>> },
  language: string,
): string {
  return of.translations[language]?.title ?? of.title;
}

/** A country's name in the report's language. */
export function countryName({ countries, formats }: ReportContext, code: string): string {
  const names = countries.find((one) => one.code === code)?.names;
  return names?.[formats.language] ?? names?.en ?? code;
}

/** What an agency is called; the country team for null. */
export function partyName({ agencies, terms }: ReportContext, code: string | null): string {
  if (code === null) return terms.countryTeam;
  return agencies.find((one) => one.code === code)?.acronym ?? code;
}
