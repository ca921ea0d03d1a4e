import { renewReferenceVersion } from '../catalogue/reference-version.sql.ts';
import type { Queryable } from '../database/database.ts';
import { findPersonaPeople, insertPersonaPeople, type PersonaPerson } from './persona.sql.ts';
import type { Persona } from './personas.ts';

/**
 * Finds the people of these personas, in the same order, and makes those that are missing. Replicas may do it at
 * the same moment. The unique persona lets one of them make the person, together with the membership, and both find
 * them.
 */
export async function ensurePersonas(
  connection: Queryable,
  personas: readonly Persona[],
): Promise<PersonaPerson[]> {
  const names = personas.map(({ persona }) => persona);
  let found = byPersona(await findPersonaPeople(connection, names));
  const missing = new Map(
    personas.filter(({ persona }) => !found.has(persona)).map((persona) => [persona.persona, persona]),
  );
  if (missing.size > 0) {
    await insertPersonaPeople(connection, [...missing.values()]);
    // Nobody is told by an event that a country has a lead now, on which what others may do there depends.
    await renewReferenceVersion(connection);
    found = byPersona(await findPersonaPeople(connection, names));
  }
  return names.map((name) => {
    const person = found.get(name);
    if (!person) throw new Error('a persona that was just made is not there');
    return person;
  });
}

function byPersona(people: PersonaPerson[]): Map<string, PersonaPerson> {
  return new Map(people.map((person) => [person.persona, person]));
}
