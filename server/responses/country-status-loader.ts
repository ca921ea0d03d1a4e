import DataLoader from 'dataloader';
import type { Database } from '../database/database.ts';
import { type CountryStatus, type CountryStatusKey, readCountryStatuses } from './country-status.sql.ts';

/**
 * Reads what many responses need in one statement: who reports in their country, and whether their cycle is open. What is
 * asked for in one turn of the process is read together, each key once, and nothing is kept: who reports may change.
 */
export function countryStatusLoader(database: Database): DataLoader<CountryStatusKey, CountryStatus, string> {
  const loader = new DataLoader<CountryStatusKey, CountryStatus, string>(
    async (keys) => {
      // What is asked for from now on is read afresh.
      loader.clearAll();
      const rows = await readCountryStatuses(database, keys);
      const statuses = new Map(rows.map((row) => [nameOf(row), row]));
      return keys.map(
        (key) => statuses.get(nameOf(key)) ?? new Error('a response is in a cycle that is not there'),
      );
    },
    { cacheKeyFn: nameOf, batchScheduleFn: setImmediate },
  );
  return loader;
}

function nameOf({ cycle, country }: CountryStatusKey): string {
  return `${cycle} ${country}`;
}
