import type { Queryable } from '../database/database.ts';
import { type CountryStatus, type CountryStatusKey, readCountryStatuses } from './country-status.sql.ts';

type Batch = { keys: Map<string, CountryStatusKey>; statuses: Promise<Map<string, CountryStatus>> };

/**
 * Reads the status of all countries on a page with one query: what is asked for while the page's fields are resolved is
 * collected until they all have asked.
 */
export class CountryStatusLoader {
  #batch: Batch | null = null;

  constructor(private readonly database: Queryable) {}

  async load(key: CountryStatusKey): Promise<CountryStatus> {
    this.#batch ??= this.#open();
    const { keys, statuses } = this.#batch;
    keys.set(name(key), key);
    const status = (await statuses).get(name(key));
    if (!status) throw new Error('a response is in a cycle that is not there');
    return status;
  }

  #open(): Batch {
    const keys = new Map<string, CountryStatusKey>();
    const asked = new Promise<void>((done) => {
      setImmediate(done);
    });
    return {
      keys,
      statuses: asked.then(async () => {
        this.#batch = null;
        const rows = await readCountryStatuses(this.database, [...keys.values()]);
        return new Map(rows.map((row) => [name(row), row]));
      }),
    };
  }
}

function name({ cycle, country }: CountryStatusKey): string {
  return `${cycle} ${country}`;
}
