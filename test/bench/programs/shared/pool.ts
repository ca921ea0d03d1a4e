import pg from 'pg';

/** The same size as Concord's own pool. */
const POOL_SIZE = 10;

/** Connections to the database of this run; 64-bit integers as numbers and dates as text, as Concord has them. */
export function openPool(): pg.Pool {
  const getTypeParser = (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return Number;
    if (oid === pg.types.builtins.DATE) return String;
    return pg.types.getTypeParser(oid, format as 'text');
  };
  return new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: POOL_SIZE,
    types: { getTypeParser: getTypeParser as typeof pg.types.getTypeParser },
  });
}

/** Rows of a statement that is prepared once per connection. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  statement: { name: string; text: string },
  values: unknown[],
): Promise<Row[]> {
  return (await pool.query<Row>({ ...statement, values })).rows;
}
