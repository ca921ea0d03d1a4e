import { MigrationExecutor } from 'typeorm';
import { StartupError } from '../lib/startup-error.ts';
import type { Database, Queryable } from './database.ts';
import { sqlState } from './database-errors.ts';
import { takeStartLock } from './start-lock.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Runs the missing migrations, one process at a time: all of them and the lock are one transaction. A database that
 * knows a migration this code doesn't is newer than the code. Old code would write what the new tables don't mean,
 * so it refuses to start.
 */
export async function migrate({ dataSource }: Database): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED');
    const connection: Queryable = { query: ({ text }, values) => runner.query(text, values) };
    await takeStartLock(connection);
    await refuseNewer(
      connection,
      dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name),
    );
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

async function refuseNewer(connection: Queryable, names: string[]): Promise<void> {
  const [table] = await connection.query<{ found: boolean }>({
    name: 'migration-table',
    text: `select to_regclass('migration') is not null as found`,
  });
  if (!table?.found) return;
  const applied = await connection.query<{ name: string }>({
    name: 'migration-applied',
    text: 'select name from migration order by id',
  });
  const unknown = applied.find(({ name }) => !names.includes(name));
  if (!unknown) return;
  throw new StartupError(
    `The database is newer than this version of Concord (it has ${unknown.name}): start the version that upgraded it, or a later one.`,
  );
}
