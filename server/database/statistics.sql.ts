import type { Queryable, Statement } from './database.ts';

/**
 * Our tables with at least a page, and whether nothing was ever found out about them. What else lies in the schema, as an
 * extension's, may be read by its owner alone.
 */
const written: Statement = {
  name: 'statistics-written',
  text: `
    select quote_ident(relname) as "table", reltuples < 0 as lacking from pg_class
     where relnamespace = current_schema()::regnamespace and relkind = 'r' and relowner = (select oid from pg_roles where rolname = current_user)
       and pg_relation_size(oid) > 0
     order by relname`,
};

type Written = { table: string; lacking: boolean };

/**
 * Tells the planner how large the tables have become. PostgreSQL finds out by itself only after a while, and never
 * for a table with one row; the embedded engine never does. Until then the write path's read was measured at forty
 * times its cost, and a set of changes was compiled anew each time. A country's part of a large snapshot was not read
 * in 30 s. Empty tables are left out: to know that nothing is in them makes worse plans, when they are filled, than to
 * know nothing.
 */
export async function renewStatistics(connection: Queryable): Promise<void> {
  await analyse(connection, await connection.query<Written>(written));
}

/** The same for tables that have none, as in a restored backup. */
export async function ensureStatistics(connection: Queryable): Promise<void> {
  const rows = await connection.query<Written>(written);
  await analyse(
    connection,
    rows.filter(({ lacking }) => lacking),
  );
}

async function analyse(connection: Queryable, rows: readonly Written[]): Promise<void> {
  for (const { table } of rows) {
    const { length } = await connection.query({
      name: `statistics-any-${table}`,
      text: `select from ${table} limit 1`,
    });
    if (length > 0) await connection.query({ name: `statistics-of-${table}`, text: `analyze ${table}` });
  }
}
