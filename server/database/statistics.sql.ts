import type { Queryable, Statement } from './database.ts';

const tables = [
  'agency',
  'country',
  'checklist_item',
  'cycle',
  'cell',
  'response',
  'log_head',
  'event',
  'receipt',
  'person',
  'membership',
  'snapshot',
  'snapshot_cell',
  'snapshot_answer',
  'carried_item',
];

const filled: Statement = {
  name: 'statistics-filled',
  text: tables
    .map(
      (table) => `
    select '${table}' as "table", (select reltuples < 0 from pg_class where oid = '${table}'::regclass) as lacking
     where exists (select from ${table})`,
    )
    .join(' union all'),
};

type Filled = { table: string; lacking: boolean };

/**
 * Tells the planner how large the tables have become. PostgreSQL finds out by itself only after a while, and never
 * for a table with one row; the embedded engine never does. Until then the write path's read was measured at forty
 * times its cost, and a set of changes was compiled anew each time. Empty tables are left out: to know that nothing
 * is in them makes worse plans, when they are filled, than to know nothing.
 */
export async function renewStatistics(connection: Queryable): Promise<void> {
  await analyse(connection, await connection.query<Filled>(filled));
}

/** The same for tables that have none, as in a restored backup. */
export async function ensureStatistics(connection: Queryable): Promise<void> {
  const rows = await connection.query<Filled>(filled);
  await analyse(
    connection,
    rows.filter(({ lacking }) => lacking),
  );
}

async function analyse(connection: Queryable, rows: readonly Filled[]): Promise<void> {
  for (const { table } of rows) {
    await connection.query({ name: `statistics-of-${table}`, text: `analyze ${table}` });
  }
}
