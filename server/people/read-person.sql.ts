import type { Queryable, Statement } from '../database/database.ts';

const readPersonStatement: Statement = {
  name: 'read-person',
  text: 'select id, name from person where id = $1',
};

/** Somebody by their id, which must be a UUID; null where nobody has it. */
export async function readPerson(
  connection: Queryable,
  id: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await connection.query<{ id: string; name: string }>(readPersonStatement, [id]);
  return row ?? null;
}
