import type { Database } from '../../server/database/database.ts';
import { connectDatabase, type DatabaseLocation } from '../../server/database/open-database.ts';
import { type Engine, openTestDatabase } from '../support/engines.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import type { ServerOptions } from '../support/server-process.ts';

/** Data for servers in processes of their own: one open cycle, and no answers but those of the test. */
export interface PreparedData {
  /** What a server needs to start on it. */
  server: ServerOptions;
  location: DatabaseLocation;
  /** Looks at the data from here; embedded, only while no server runs on it. */
  look<Result>(at: (database: Database) => Promise<Result>): Promise<Result>;
  drop(): Promise<void>;
}

export async function prepareData(engine: Engine): Promise<PreparedData> {
  const { database, location, drop } = await openTestDatabase(engine);
  await fillConcord(database);
  await callDemonstration(database);
  await database.close();
  return {
    server: 'url' in location ? { databaseUrl: location.url } : { dataDir: location.folder },
    location,
    async look(at) {
      const here = await connectDatabase(location);
      try {
        return await at(here);
      } finally {
        await here.close();
      }
    },
    drop,
  };
}
