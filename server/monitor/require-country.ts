import { readCountryByCode } from '../catalogue/catalogue.sql.ts';
import type { CountryData } from '../catalogue/catalogue-data.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';

/**
 * The country with a code, before anything is made for it, its keys included. Who has a role for all countries may name any
 * text. Throws BAD_USER_INPUT where there is none.
 */
export async function requireCountry(database: Database, code: string): Promise<CountryData> {
  const country = await readCountryByCode(database, code);
  if (!country) throw badUserInput('No country has this code: use ISO 3166-1 alpha-3.');
  return country;
}
