import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { Queryable } from '../database/database.ts';
import { type ListedPersona, listPersonas } from './listed-personas.ts';
import { readCellWork } from './persona.sql.ts';
import { type Persona, type PersonaChoice, parsePersona } from './personas.ts';

/** The personas to choose from, by what one wants to see. Where a cycle is open, each has something to do in it. */
export async function readPersonas(connection: Queryable): Promise<ListedPersona[]> {
  return listPersonas(await readPersonaChoice(connection), await readCellWork(connection));
}

/** Who a persona's string stands for, or null where it stands for nobody. */
export async function findPersona(connection: Queryable, text: string): Promise<Persona | null> {
  return parsePersona(text, await readPersonaChoice(connection));
}

/** The agencies and countries of which somebody can be focal point now. */
export async function readPersonaChoice(connection: Queryable): Promise<PersonaChoice> {
  const agencies = await readAgencies(connection);
  const countries = await readCountries(connection);
  return {
    agencies: new Map(
      agencies.filter(({ answersChecklist }) => answersChecklist).map(({ code, acronym }) => [code, acronym]),
    ),
    countries: new Map(countries.map(({ code, names }) => [code, names.en ?? code])),
  };
}
