import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CatalogueData, ChecklistTranslation } from '../catalogue/catalogue-data.ts';
import { languages } from '../domain/languages.ts';
import { JsonReader } from './json-reader.ts';
import { parseAgencies } from './parse-agencies.ts';
import { parseChecklist } from './parse-checklist.ts';
import { parseCountries } from './parse-countries.ts';
import { parseCycles } from './parse-cycles.ts';
import { parsePresence } from './parse-presence.ts';
import { parseTranslations } from './parse-translations.ts';
import { Problems } from './problems.ts';
import { readJson } from './read-json.ts';

/** Reads and checks the data files in a folder. Throws one StartupError that lists everything that is wrong in them. */
export async function readCatalogue(folder: string): Promise<CatalogueData> {
  const source = resolve(folder);
  const problems = new Problems(source);
  const open = async (name: string) => new JsonReader(await readJson(source, name), name, problems);
  const agencies = parseAgencies(await open('agencies.json'), problems);
  const countries = parseCountries(await open('countries.json'), problems);
  const checklist = parseChecklist(await open('checklist.json'), problems);
  const translated = languages.filter((language) => existsSync(join(source, `checklist.${language}.json`)));
  const translations: ChecklistTranslation[] = [];
  for (const language of translated) {
    const file = await open(`checklist.${language}.json`);
    translations.push(...parseTranslations(file, language, checklist));
  }
  const cycles = parseCycles(await open('cycles.json'), problems);
  const presence = parsePresence(await open('presence.json'), { agencies, countries, cycles });
  problems.throwIfAny();
  return { source, agencies, countries, checklist, translations, cycles, presence };
}
