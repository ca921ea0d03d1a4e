import type { Agency } from '../../schema/types/agency.ts';
import type { Country } from '../../schema/types/country.ts';
import type { Queryable } from '../database/database.ts';
import { readAgencies, readCountries } from './catalogue.sql.ts';
import { toAgency } from './to-agency.ts';
import { toCountry } from './to-country.ts';

type Codes = { agencyCode: string | null; countryCode: string | null };

/** What turns codes into the agency and the country that they stand for, each null where there is none. */
export type CodeLookup = (codes: Codes) => { agency: Agency | null; country: Country | null };

/** Reads all agencies and countries once, for many codes. */
export async function readCodeLookup(connection: Queryable): Promise<CodeLookup> {
  const agencies = await readAgencies(connection);
  const countries = await readCountries(connection);
  return ({ agencyCode, countryCode }) => {
    const agency = agencies.find(({ code }) => code === agencyCode);
    const country = countries.find(({ code }) => code === countryCode);
    return { agency: agency ? toAgency(agency) : null, country: country ? toCountry(country) : null };
  };
}
