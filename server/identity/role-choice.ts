import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { Queryable } from '../database/database.ts';
import type { RoleChoice } from './check-role.ts';

/** What a role can be narrowed to now: focal points and contributors are of agencies that answer the checklist. */
export async function readRoleChoice(connection: Queryable): Promise<RoleChoice> {
  const agencies = await readAgencies(connection);
  const countries = await readCountries(connection);
  return {
    agencies: new Set(agencies.filter(({ answersChecklist }) => answersChecklist).map(({ code }) => code)),
    countries: new Set(countries.map(({ code }) => code)),
    today: new Date().toISOString().slice(0, 10),
  };
}
