import { randomBytes } from 'node:crypto';
import { Client, type QueryResultRow } from 'pg';
import { inject } from 'vitest';
import { waitUntil } from './wait.ts';

export interface DatabaseOptions {
  /** Brings an empty database to where the tests want it, and closes every connection it opened. Runs once in a whole run. */
  prepare(url: string): Promise<void>;
  /** Names what `prepare` makes, for files that want something else in it than the others. */
  template?: string;
  /** Another PostgreSQL than the one that the run shares. */
  adminUrl?: string;
}

export interface TestDatabase {
  name: string;
  url: string;
  /** One statement on a connection of its own. */
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Deletes the database; fails, after deleting it, where somebody left a connection open. */
  drop(): Promise<void>;
}

/** Makes a database for one test file, copied from a template that the first file to ask for it prepares. */
export async function createDatabase(options: DatabaseOptions): Promise<TestDatabase> {
  const adminUrl = options.adminUrl ?? inject('postgresUrl');
  const template = `template_${options.template ?? 'migrated'}`;
  await withClient(adminUrl, (admin) => ensureTemplate(admin, adminUrl, template, options.prepare));
  return createDatabaseWith(`template ${template} strategy file_copy`, adminUrl);
}

/** Makes a database as PostgreSQL is told: `template template0 encoding 'LATIN1' locale 'C'`. */
export async function createDatabaseWith(
  clauses: string,
  adminUrl = inject('postgresUrl'),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = addressOf(adminUrl, name);
  await withClient(adminUrl, (admin) => admin.query(`create database ${name} ${clauses}`));
  return {
    name,
    url,
    query: <Row extends QueryResultRow>(sql: string, values: unknown[] = []) =>
      withClient(url, async (client) => (await client.query<Row>(sql, values)).rows),
    drop: () => withClient(adminUrl, (admin) => dropDatabase(admin, name)),
  };
}

/** Makes an empty database beside the others, for tests of migrations and of what is written into other databases. */
export async function createEmptyDatabase(adminUrl = inject('postgresUrl')): Promise<TestDatabase> {
  return createDatabase({ adminUrl, template: 'empty', prepare: async () => {} });
}

async function ensureTemplate(
  admin: Client,
  adminUrl: string,
  template: string,
  prepare: DatabaseOptions['prepare'],
): Promise<void> {
  await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
  try {
    const known = await admin.query('select from pg_database where datname = $1', [template]);
    if (known.rowCount) return;
    // It gets its name when it is whole, so that a preparation that fails leaves nothing that looks like a template.
    const draft = `draft_${template}`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft}`);
    await prepare(addressOf(adminUrl, draft));
    await admin.query(`alter database ${draft} rename to ${template}`);
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [template]);
  }
}

async function dropDatabase(admin: Client, name: string): Promise<void> {
  const sessions = async () => {
    const { rows } = await admin.query<{ session: string }>(
      `select format('%s, %s, last: %s', coalesce(nullif(application_name, ''), 'unnamed'), state, left(query, 120)) as session
         from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    );
    return rows.map((row) => row.session);
  };
  // A client that has just ended is seen for some milliseconds more.
  const left = await waitUntil(async () => (await sessions()).length === 0, { within: 2_000 }).then(
    () => [],
    () => sessions(),
  );
  await admin.query(`drop database if exists ${name} with (force)`);
  if (left.length) throw new Error(`Connections to the test's database were left open:\n${left.join('\n')}`);
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'test support' });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function addressOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
