import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { Queryable } from '../database/database.ts';
import { readReportingPairs } from './persona.sql.ts';
import { listPersonas, type Persona, type PersonaChoice, parsePersona } from './personas.ts';

/** The dozen personas to choose from, each with something to do in the open cycle where one is open. */
export async function readPersonas(connection: Queryable): Promise<Persona[]> {
  const choice = await readChoice(connection);
  const reporting = await readReportingPairs(connection);
  return listPersonas(choice, (pair) => reporting.size === 0 || reporting.has(pair));
}

/** Who a persona's string stands for, or null where it stands for nobody. */
export async function findPersona(connection: Queryable, text: string): Promise<Persona | null> {
  return parsePersona(text, await readChoice(connection));
}

/** The agencies and countries of which somebody can be focal point now. */
async function readChoice(connection: Queryable): Promise<PersonaChoice> {
  const agencies = await readAgencies(connection);
  const countries = await readCountries(connection);
  return {
    agencies: new Map(
      agencies.filter(({ answersChecklist }) => answersChecklist).map(({ code, acronym }) => [code, acronym]),
    ),
    countries: new Map(countries.map(({ code, names }) => [code, names.en ?? code])),
  };
}
