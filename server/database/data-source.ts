import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations.ts';
import { entities } from './tables/entities.ts';

/**
 * TypeORM over a pool that somebody else opened and closes; it is not to be destroyed. Loaded only where there is something
 * to migrate, for it is a sixth of all that the process would read and keep.
 */
export function openDataSource(pool: Pool): Promise<DataSource> {
  // It makes its own pool by `new`, and gets the one that there is.
  const lent = {
    Pool: class {
      constructor() {
        // biome-ignore lint/correctness/noConstructorReturn: that is how a constructor gives out what there is.
        return pool;
      }
    },
  };
  return new DataSource({
    type: 'postgres',
    driver: lent,
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    synchronize: false,
    // The pool has one.
    poolErrorHandler: () => {},
  }).initialize();
}
