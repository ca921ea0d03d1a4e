import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { CountryData } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import type { Language } from '../domain/languages.ts';
import { choicesOf, isFieldName } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { LogPosition } from '../log/cursor.ts';
import type { ExportWords } from './words/export-words.ts';
import { codeInWords, exportLanguages } from './words/languages.ts';

/** What every table is read with: where, for whom, up to which place in the log, and in which words. */
export type Reading = {
  connection: Queryable;
  viewer: Viewer;
  /** Where the log stood at the beginning. */
  head: LogPosition;
  language: Language;
  words: ExportWords;
  countries: readonly CountryData[];
  /** A country’s name, and an agency’s acronym or that it is the country team’s, for people. */
  countryName(code: string | null): string | null;
  party(agencyCode: string | null): string;
  /** What a field says, for people; null is nothing. */
  inWords(field: string, value: string | null): string | null;
};

/** Reads what names codes have. */
export async function startReading(
  { connection, viewer, head }: Pick<Reading, 'connection' | 'viewer' | 'head'>,
  language: Language,
): Promise<Reading> {
  const countries = await readCountries(connection);
  const names = new Map(countries.map(({ code, names: of }) => [code, of[language] ?? of.en ?? code]));
  const acronyms = new Map((await readAgencies(connection)).map(({ code, acronym }) => [code, acronym]));
  const words = exportLanguages[language];
  return {
    ...{ connection, viewer, head, language, words, countries },
    countryName: (code) => (code === null ? null : (names.get(code) ?? code)),
    party: (code) => (code === null ? words.countryTeam : (acronyms.get(code) ?? code)),
    inWords: (field, value) =>
      value !== null && isFieldName(field) && choicesOf[field] ? codeInWords(value, language) : value,
  };
}
