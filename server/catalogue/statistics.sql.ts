import type { Queryable, Statement } from '../database/database.ts';

const tables =
  'agency, country, checklist_item, cycle, cell, response, log_head, event, receipt, person, membership, session, setting';

const renew: Statement = { name: 'statistics-renew', text: `analyze ${tables}` };

/**
 * Tells the planner how large the tables have become. It would find out by itself only after a while, the embedded engine
 * never, and of a table with one row also PostgreSQL never: until then the write path's read was measured at forty times
 * its cost, and a set of changes was compiled anew each time.
 */
export async function renewStatistics(connection: Queryable): Promise<void> {
  await connection.query(renew);
}

const lacking: Statement = {
  name: 'statistics-lacking',
  text: `
    select exists (select from unnest(string_to_array($1, ', ')) as name
                    join pg_class on pg_class.oid = to_regclass(name) where pg_class.reltuples < 0) as found`,
};

/** The same where there are none, as after the first installation or in a restored backup. */
export async function ensureStatistics(connection: Queryable): Promise<void> {
  const [row] = await connection.query<{ found: boolean }>(lacking, [tables]);
  if (row?.found) await renewStatistics(connection);
}
