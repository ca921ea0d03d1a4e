import { StartupError } from '../startup-error.ts';
import type { Database } from './database.ts';

/** Held while migrating and while loading reference data, so that replicas may start together. */
export const START_LOCK = 5_207_031;

/**
 * Runs the migrations that are missing, one process at a time. A database that knows a migration this code doesn't is
 * newer than the code, and old code would write what the new tables don't mean: it refuses to start.
 */
export async function migrate(database: Database): Promise<void> {
  await withStartLock(database, async () => {
    const { dataSource } = database;
    const [table] = await dataSource.query<{ found: boolean }[]>(
      `select to_regclass('migration') is not null as found`,
    );
    if (table?.found) {
      const known = new Set(
        dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name),
      );
      const applied = await dataSource.query<{ name: string }[]>('select name from migration order by id');
      const unknown = applied.find(({ name }) => !known.has(name));
      if (unknown) {
        throw new StartupError(
          `The database is newer than this version of Concord (it has ${unknown.name}): start the version that upgraded it, or a later one.`,
        );
      }
    }
    await dataSource.runMigrations({ transaction: 'all' });
  });
}

/**
 * Holds the start lock on a connection of its own while `work` runs on others. Embedded, the folder's lock has already
 * made sure that nobody else is there, and there is no second connection to hold anything on.
 */
export async function withStartLock<Result>(
  database: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  if (database.engine === 'embedded') return work();
  const holder = database.dataSource.createQueryRunner();
  try {
    await holder.query('set lock_timeout = 0');
    await holder.query('set statement_timeout = 0');
    await holder.query('select pg_advisory_lock($1)', [START_LOCK]);
    return await work();
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [START_LOCK]);
    await holder.query('reset lock_timeout');
    await holder.query('reset statement_timeout');
    await holder.release();
  }
}
