import type { CountryData } from '../catalogue/catalogue-data.ts';
import { languages } from '../domain/languages.ts';
import { type JsonReader, reportDuplicates } from './json-reader.ts';
import type { Problems } from './problems.ts';

/** Reads countries.json. */
export function parseCountries(file: JsonReader, problems: Problems): CountryData[] {
  const countries = file.objects('countries', 'code').map(parseCountry);
  for (const key of ['code', 'alpha2', 'm49'] as const) {
    reportDuplicates(
      countries.map((country) => country[key]),
      `countries.json: ${key}`,
      problems,
    );
  }
  return countries;
}

function parseCountry(country: JsonReader): CountryData {
  const names = country.object('names');
  return {
    code: country.text('code', { matches: /^[A-Z]{3}$/, example: 'KEN' }),
    alpha2: country.text('alpha2', { matches: /^[A-Z]{2}$/, example: 'KE' }),
    m49: country.text('m49', { matches: /^\d{3}$/, example: '404' }),
    status: country.text('status'),
    region: country.text('region'),
    subregion: country.text('subregion'),
    names: Object.fromEntries(languages.map((language) => [language, names.text(language)])),
  };
}
