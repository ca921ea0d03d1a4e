import type { CatalogueData } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { type Persona, parsePersona } from './personas.ts';

/** The demonstration's people, who write what they are to have written. */
export type Authors = { of(persona: string): Viewer };

/** Finds or makes the people of these personas, each with the role that the persona has. */
export async function ensureAuthors(
  connection: Queryable,
  data: Pick<CatalogueData, 'agencies' | 'countries'>,
  names: Iterable<string>,
): Promise<Authors> {
  const choice = {
    agencies: new Map(data.agencies.map(({ code, acronym }) => [code, acronym])),
    countries: new Map(data.countries.map(({ code, names: inLanguages }) => [code, inLanguages.en ?? code])),
  };
  const personas = [...new Set(names)].map((text): Persona => {
    const persona = parsePersona(text, choice);
    if (!persona) throw new Error(`the demonstration's persona ${text} stands for nobody`);
    return persona;
  });
  const people = await ensurePersonas(connection, personas);
  const viewers = new Map(
    people.map(({ id, name, persona }, index): [string, Viewer] => {
      const memberships = personas.slice(index, index + 1).map(({ membership }) => membership);
      return [persona, { personId: id, name, memberships }];
    }),
  );
  return {
    of(persona) {
      const author = viewers.get(persona);
      if (!author) throw new Error(`nobody is ${persona}`);
      return author;
    },
  };
}
