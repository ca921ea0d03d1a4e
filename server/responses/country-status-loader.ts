import type { Queryable } from '../database/database.ts';
import { readStandings, type Standing, type StandingKey } from './read-standings.sql.ts';

type Batch = { keys: Map<string, StandingKey>; standings: Promise<Map<string, Standing>> };

/**
 * Reads the standings of all answers on a page with one query: what is asked for while the page's fields are resolved is
 * collected until they all have asked.
 */
export class StandingLoader {
  #batch: Batch | null = null;

  constructor(private readonly database: Queryable) {}

  async load(key: StandingKey): Promise<Standing> {
    this.#batch ??= this.#open();
    const { keys, standings } = this.#batch;
    keys.set(name(key), key);
    const standing = (await standings).get(name(key));
    if (!standing) throw new Error('a response is in a cycle that is not there');
    return standing;
  }

  #open(): Batch {
    const keys = new Map<string, StandingKey>();
    const asked = new Promise<void>((done) => {
      setImmediate(done);
    });
    return {
      keys,
      standings: asked.then(async () => {
        this.#batch = null;
        const rows = await readStandings(this.database, [...keys.values()]);
        return new Map(rows.map((row) => [name(row), row]));
      }),
    };
  }
}

function name({ cycle, country }: StandingKey): string {
  return `${cycle} ${country}`;
}
