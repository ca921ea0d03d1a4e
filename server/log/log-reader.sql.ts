import type { Queryable, Statement } from '../database/database.ts';

const begin: Statement = {
  name: 'log-reader-begin',
  text: `
    insert into log_reader (name, position) values ($1, $2::bigint) on conflict (name) do nothing`,
};

/** Lets somebody follow a log from a position on; who follows it already goes on from where they are. */
export async function beginReading(connection: Queryable, name: string, position: number): Promise<void> {
  await connection.query(begin, [name, position]);
}

const read: Statement = { name: 'log-reader-read', text: 'select position from log_reader where name = $1' };

/** How far somebody has read, whoever reads at this moment; null where they never began. */
export async function readReader(connection: Queryable, name: string): Promise<number | null> {
  const [row] = await connection.query<{ position: string | number }>(read, [name]);
  return row ? Number(row.position) : null;
}

const take: Statement = {
  name: 'log-reader-take',
  text: 'select position from log_reader where name = $1 for update skip locked',
};

/** How far somebody has read, theirs until the transaction ends; null where another replica reads at this moment. */
export async function takeReader(connection: Queryable, name: string): Promise<number | null> {
  const [row] = await connection.query<{ position: string | number }>(take, [name]);
  return row ? Number(row.position) : null;
}

const move: Statement = {
  name: 'log-reader-move',
  text: 'update log_reader set position = $2::bigint where name = $1',
};

/** Notes how far they have read, in the transaction that holds what follows from it. */
export async function moveReader(connection: Queryable, name: string, position: number): Promise<void> {
  await connection.query(move, [name, position]);
}
