import { StartupError } from '../lib/startup-error.ts';
import type { Database, Queryable, Statement } from './database.ts';
import { sqlState } from './database-errors.ts';
import { migrations } from './migrations.ts';
import { takeStartLock } from './start-lock.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/** In the order they run, by the names that they are remembered by. */
const names = migrations.map(({ name }) => name);

/**
 * Runs the missing migrations, one process at a time: all of them and the lock are one transaction. A database that
 * knows a migration this code doesn't is newer than the code. Old code would write what the new tables don't mean,
 * so it refuses to start.
 */
export async function migrate(database: Database): Promise<void> {
  if (!(await lacksAny(database))) return;
  const { MigrationExecutor } = await import('typeorm');
  const { openDataSource } = await import('./data-source.ts');
  const dataSource = await openDataSource(database.pool);
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED');
    const connection: Queryable = { query: ({ text }, values) => runner.query(text, values) };
    await takeStartLock(connection);
    // Another replica may have run them meanwhile, or some that this one does not know.
    await lacksAny(connection);
    await new MigrationExecutor(dataSource, runner).executePendingMigrations();
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new StartupError(
      `The user in DATABASE_URL may not make Concord’s tables (${(error as Error).message}): give it a database of its own, or grant it CREATE on the schema.`,
      { cause: error },
    );
  } finally {
    await runner.release();
  }
}

const tableStatement: Statement = {
  name: 'migration-table',
  text: `select to_regclass('migration') is not null as found`,
};
const appliedStatement: Statement = {
  name: 'migration-applied',
  text: 'select name from migration order by id',
};

/** Whether a migration is missing. Refuses a database that is newer than the code. */
async function lacksAny(connection: Queryable): Promise<boolean> {
  const [table] = await connection.query<{ found: boolean }>(tableStatement);
  if (!table?.found) return true;
  const applied = (await connection.query<{ name: string }>(appliedStatement)).map(({ name }) => name);
  const unknown = applied.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new StartupError(
      `The database is newer than this version of Concord (it has ${unknown}): start the version that upgraded it, or a later one.`,
    );
  }
  return names.some((name) => !applied.includes(name));
}
