import { createHash } from 'node:crypto';
import { Client, type QueryResultRow } from 'pg';
import { type Config, readConfig } from '../../server/app/config.ts';
import { openProcessLog } from '../../server/app/process-log.ts';
import { type Concord, startConcord } from '../../server/app/start-concord.ts';
import type { AgencyPresence, CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import type { Database } from '../../server/database/database.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { saveDemonstrationState } from '../../server/demonstration/demonstration-state.sql.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { readCatalogue } from '../../server/loading/read-catalogue.ts';
import { copyDatabase, type Engine, type Filling } from './engines.ts';

/** A Concord in the test's own process, with the real reference data and one open cycle that nobody has answered in. */
export interface RunningConcord extends Concord {
  /** Everything that the process logged, as text. */
  logged(): string;
  /** One more replica on the same database, which its caller stops; PostgreSQL only. */
  startReplica(): Promise<RunningConcord>;
  /** A demonstration on the same database; PostgreSQL only. */
  startDemonstration(): Promise<RunningConcord>;
  /** One statement on the database behind it; PostgreSQL only. */
  sql<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** What the server does by itself, done now, on connections of its own; PostgreSQL only. */
  onDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Loads the reference data again with another checklist, as an operator does; PostgreSQL only. */
  loadChecklist(change: (checklist: CatalogueData['checklist']) => CatalogueData['checklist']): Promise<void>;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<RunningConcord>;
  /** Stops it and deletes the data. */
  drop(): Promise<void>;
}

export const openCycle = '2026';
/** They report everywhere, unless a test names others; nobody else does. */
export const reportingAgencies = ['UNICEF', 'UNHCR', 'UN_WOMEN'];

/** A demonstration, unless its environment says otherwise. */
export async function startTestConcord(
  engine: Engine = 'postgres',
  {
    agencies = reportingAgencies,
    env = { DEMO: '1' },
    more,
    prepare,
  }: {
    agencies?: readonly string[];
    env?: Record<string, string>;
    /** What many want in it besides, in a demonstration; made once and copied. */
    more?: Filling;
    /** What this one alone has in it before it starts. */
    prepare?: (database: Database) => Promise<void>;
  } = {},
): Promise<RunningConcord> {
  const usual = filling(agencies, env.IDENTITY_PROVIDERS === undefined);
  const copy = await copyDatabase(engine, more ? { ...more, fill: both(usual, more) } : usual);
  if (prepare) await withDatabase(copy.location, prepare);
  return run(copy.location, copy.remove, env);
}

function both(one: Filling, other: Filling): Filling['fill'] {
  return async (database) => {
    await one.fill(database);
    await other.fill(database);
  };
}

async function withDatabase<Result>(
  location: Config['database'],
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same for all who want the same in it: loading the reference data takes longer than copying it. */
function filling(agencies: readonly string[], demonstration: boolean): Filling {
  const kind = demonstration ? 'demonstration' : 'production';
  return {
    name: `${kind}_${createHash('sha256').update(agencies.join()).digest('hex').slice(0, 12)}`,
    async fill(database) {
      await fillConcord(database, agencies);
      if (demonstration) await callDemonstration(database);
    },
  };
}

/** The real reference data, and one open cycle in which nobody has answered. */
export async function fillConcord(
  database: Database,
  agencies: readonly string[] = reportingAgencies,
): Promise<void> {
  await loadCatalogue(database, await testCatalogue(agencies));
}

async function testCatalogue(agencies: readonly string[]): Promise<CatalogueData> {
  const everywhere: AgencyPresence = { elsewhere: 'RESIDENT', byCountry: new Map() };
  return {
    ...(await readCatalogue(readConfig({}).catalogueDir)),
    cycles: [{ code: openCycle, opensOn: '2026-01-15', closesOn: '2026-12-15', state: 'OPEN', note: null }],
    presence: new Map([
      [openCycle, { elsewhere: 'NONE', byAgency: new Map(agencies.map((code) => [code, everywhere])) }],
    ]),
  };
}

/** Calls what is there a demonstration, so that one starts on it; with no made-up answers: tests count. */
export async function callDemonstration(database: Database): Promise<void> {
  await saveDemonstrationState(database, 'complete');
}

async function run(
  database: Config['database'],
  remove: () => Promise<void>,
  env: Record<string, string>,
): Promise<RunningConcord> {
  const lines: string[] = [];
  const read = readConfig({ PORT: '0', HOST: '127.0.0.1', ...env });
  // Files are kept only where a test says where.
  const files = env.DATA_DIR === undefined && env.FILES_URL === undefined ? null : read.files;
  const config: Config = { ...read, database, files };
  const log = openProcessLog(config, { write: (line) => lines.push(line) });
  const concord = await startConcord(config, log);
  return {
    ...concord,
    logged: () => lines.join(''),
    startReplica: () => run(database, async () => {}, { ...env, PORT: '0' }),
    startDemonstration: () => run(database, async () => {}, { DEMO: '1' }),
    async sql<Row extends QueryResultRow>(text: string, values: unknown[] = []) {
      if (!('url' in database)) throw new Error('Only PostgreSQL has a connection to spare.');
      const client = new Client({ connectionString: database.url, application_name: 'test' });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    onDatabase: (work) => withDatabase(database, work),
    async loadChecklist(change) {
      const catalogue = await testCatalogue(reportingAgencies);
      await withDatabase(database, async (opened) => {
        await loadCatalogue(opened, { ...catalogue, checklist: change(catalogue.checklist) });
      });
    },
    restart: async () => {
      await concord.stop();
      return run(database, remove, env);
    },
    drop: async () => {
      await concord.stop();
      await remove();
    },
  };
}
