import { type Client, Pool, type PoolConfig, types } from 'pg';
import { StartupError } from '../lib/startup-error.ts';
import { Database, type Queryable, watchConnection } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { ensureMonitorRole } from './monitor-role.ts';
import { refuseUnfit, refuseUnwritable } from './server-requirements.ts';
import { limits, requireSettings, setInSession, startUpOptions } from './session-settings.ts';
import { UnnamedClient } from './unnamed-client.ts';

/** Where the data is: a PostgreSQL server, `pooled` where a pooler in transaction mode stands before it, or a folder. */
export type DatabaseLocation = { url: string; pooled?: boolean } | { folder: string };

/** Connections of one replica. Writes queue at the log's head anyway; more would only wait there. */
const POOL_SIZE = 10;
/** Beside them, for reads that take long: opened when one begins. */
const APART_SIZE = 2;
/** So much longer than the server lets a statement take is an answer waited for. */
const ANSWER_LATE_MS = 5_000;
/** A connection that says nothing is asked from then on whether it is still there. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 5_000 };

/** Opens either engine and brings its tables up to date. Throws a StartupError that says what to do. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const database = await connectDatabase(location);
  try {
    await refuseUnwritable(database);
    await migrate(database);
    await ensureMonitorRole(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens either engine and leaves its tables as they are, for programs that only look. */
export function connectDatabase(location: DatabaseLocation): Promise<Database> {
  return 'url' in location ? openServer(location.url, location.pooled ?? false) : openFolder(location.folder);
}

async function openServer(url: string, pooled: boolean): Promise<Database> {
  const { address, options } = takeOptions(url);
  const config: PoolOptions = {
    connectionString: pooled ? url : address,
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    ...KEEP_ALIVE,
    application_name: 'concord',
    ...(pooled ? { Client: UnnamedClient } : { ...limits, options: startUpOptions(options) }),
  };
  const pool = buildPool(config);
  try {
    await connectOnce(pool);
  } catch (error) {
    await pool.end();
    throw new StartupError(
      /startup parameter/.test(reason(error))
        ? `What answers at DATABASE_URL takes no settings (${reason(error)}): behind a pooler in transaction mode set DATABASE_POOLER=transaction.`
        : `The database in DATABASE_URL can't be reached (${reason(error)}): start it, or correct DATABASE_URL.`,
      { cause: error },
    );
  }
  const untimed = new Database(pool, 'postgres', async () => {});
  try {
    await refuseUnfit(untimed);
    await requireSettings(untimed, { pooled });
    const apart = buildPool({ ...config, max: APART_SIZE, application_name: 'concord exports' });
    return new Database(pool, 'postgres', async () => {}, await answerLimit(untimed), apart);
  } catch (error) {
    await untimed.close();
    throw error;
  }
}

/** The pool opens connections when they are wanted; that the first can be opened is found out here. */
async function connectOnce(pool: Pool): Promise<void> {
  (await pool.connect()).release();
}

/** How long an answer is waited for, in milliseconds: a little longer than the server's own limit; null where it has none. */
async function answerLimit(connection: Queryable): Promise<number | null> {
  const [row] = await connection.query<{ limit: number }>({
    name: 'answer-limit',
    text: `select setting::integer as limit from pg_settings where name = 'statement_timeout'`,
  });
  return row && row.limit > 0 ? row.limit + ANSWER_LATE_MS : null;
}

async function openFolder(folder: string): Promise<Database> {
  const engine = await startEmbedded(folder);
  // Behind the embedded engine is one session: a second connection would share its transaction. And none of the server's
  // timeouts: it doesn't obey the statement's, and the idle transaction's destroys it.
  const pool = buildPool({
    host: engine.socketFolder,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    connectionTimeoutMillis: 60_000,
    onConnect: takeSession,
  });
  const database = new Database(pool, 'embedded', engine.stop, limits.statement_timeout + ANSWER_LATE_MS);
  try {
    await setInSession(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The embedded engine's one session outlives its connections, and the driver prepares each statement anew on each. */
async function takeSession(client: Client): Promise<void> {
  watchConnection(client);
  await client.query('deallocate all');
}

/** The operator's own start-up options, which the driver would let stand for all of ours. */
function takeOptions(url: string): { address: string; options: string | null } {
  if (!URL.canParse(url)) return { address: url, options: null };
  const address = new URL(url);
  const options = address.searchParams.get('options');
  if (options === null) return { address: url, options };
  address.searchParams.delete('options');
  return { address: address.href, options };
}

type PoolOptions = Omit<PoolConfig, 'onConnect'> & { onConnect?: (client: Client) => Promise<void> };

function buildPool({ onConnect = async (client) => watchConnection(client), ...config }: PoolOptions): Pool {
  const pool = new Pool({
    ...config,
    onConnect: (client) => onConnect(client as Client),
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced when somebody does.
  pool.on('error', () => {});
  return pool;
}

const parseAnyTimestamp = types.getTypeParser(types.builtins.TIMESTAMPTZ, 'text') as (text: string) => Date;

const utcTimestamp = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/;

/** Two digits of a text, as a number. */
const twoDigits = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

/** Times of the usual form, digit by digit: there are thousands in one answer, and `Date` takes three times as long. */
function parseTimestamp(text: string): Date {
  if (!utcTimestamp.test(text)) return parseAnyTimestamp(text);
  const ms = Number(text.slice(20, -3).padEnd(3, '0'));
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [hours, minutes, seconds] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  return new Date(Date.UTC(year, twoDigits(text, 5) - 1, twoDigits(text, 8), hours, minutes, seconds, ms));
}

/** 64-bit integers as numbers (positions stay far below 2^53), dates as the text they are. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === types.builtins.INT8) return Number;
  if (oid === types.builtins.DATE) return String;
  if (oid === types.builtins.TIMESTAMPTZ && format !== 'binary') return parseTimestamp;
  return types.getTypeParser(oid, format as 'text');
}

function reason(error: unknown): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  return cause instanceof Error ? cause.message : String(cause);
}
