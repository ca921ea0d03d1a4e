import { renewReferenceVersion } from '../catalogue/reference-version.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { isUniqueViolation } from '../database/database-errors.ts';
import { foldAddress } from '../domain/fold-address.ts';
import { LONGEST_NAME } from '../domain/text-limits.ts';
import { changeEmail, type PersonRow, renamePerson } from '../people/person.sql.ts';
import type { ProvenIdentity } from './oidc-client.ts';

/** Longer names are cut, never refused: nobody is kept out by how their provider spells them. In code points. */

/** A provider's name for somebody as it is stored; null where nothing is left of it. */
export function cleanName(name: string | null): string | null {
  const plain = (name ?? '').replace(/\s*\p{Cc}+\s*/gu, ' ').trim();
  return [...plain].slice(0, LONGEST_NAME).join('').trim() || null;
}

/** Takes the name that the provider gives today. Names stand in answers that are kept, so those are asked for anew. */
export async function takeName(
  connection: Queryable,
  { id, name }: Pick<PersonRow, 'id' | 'name'>,
  identity: ProvenIdentity,
): Promise<void> {
  const given = cleanName(identity.name);
  if (given === null || given === name) return;
  await renamePerson(connection, id, given);
  await renewReferenceVersion(connection);
}

/**
 * Takes the address that the provider gives today, by the rules of a first sign-in. Returns why the old one stays, for the
 * process log and without any address; null where there is nothing to say.
 */
export async function takeAddress(
  database: Database,
  { id, email: known }: Pick<PersonRow, 'id' | 'email'>,
  { email, emailVerified }: ProvenIdentity,
  vouches: (email: string) => boolean,
): Promise<string | null> {
  if (email === null || foldAddress(email) === known) return null;
  if (!emailVerified) return 'it is not verified';
  if (!vouches(email)) return 'the provider may not speak for its domain';
  try {
    return (await changeEmail(database, id, email)) ? null : 'somebody else has it';
  } catch (error) {
    // Two at the same moment: the other one was first.
    if (isUniqueViolation(error, 'uq_person_email')) return 'somebody else has it';
    throw error;
  }
}
