import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { RoleChoice } from './check-role.ts';

/** By the same clock that says which roles count. */
const day: Statement = {
  name: 'role-choice-today',
  text: `select (clock_timestamp() at time zone 'utc')::date::text as today`,
};

/** What a role can be narrowed to now: focal points and contributors are of agencies that answer the checklist. */
export async function readRoleChoice(connection: Queryable): Promise<RoleChoice> {
  const agencies = await readAgencies(connection);
  const countries = await readCountries(connection);
  const [clock] = await connection.query<{ today: string }>(day);
  if (!clock) throw new Error('the database did not say which day it is');
  return {
    agencies: new Set(agencies.filter(({ answersChecklist }) => answersChecklist).map(({ code }) => code)),
    countries: new Set(countries.map(({ code }) => code)),
    today: clock.today,
  };
}
