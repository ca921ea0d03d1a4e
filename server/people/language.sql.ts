import type { Queryable, Statement } from '../database/database.ts';

const read: Statement = { name: 'person-language', text: 'select language from person where id = $1' };

/** The language that somebody chose; null where they chose none. */
export async function readLanguageOf(connection: Queryable, personId: string): Promise<string | null> {
  const [row] = await connection.query<{ language: string | null }>(read, [personId]);
  return row?.language ?? null;
}

const write: Statement = {
  name: 'person-choose-language',
  text: 'update person set language = $2 where id = $1',
};

/** Keeps somebody's language, in place of the one before. */
export async function writeLanguageOf(
  connection: Queryable,
  personId: string,
  language: string,
): Promise<void> {
  await connection.query(write, [personId, language]);
}
