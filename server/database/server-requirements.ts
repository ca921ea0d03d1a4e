import { StartupError } from '../lib/startup-error.ts';
import type { Queryable } from './database.ts';

const OLDEST_POSTGRES = 150000;

type Server = { version: number; encoding: string };

/** Refuses a database that can't hold what Concord writes: of an old version, or in an encoding without all letters. */
export async function refuseUnfit(connection: Queryable): Promise<void> {
  const [server] = await connection.query<Server>({
    name: 'server-itself',
    text: `select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`,
  });
  if (!server) throw new Error('the database said nothing about itself');
  if (server.version < OLDEST_POSTGRES) {
    throw new StartupError(
      `The database in DATABASE_URL is PostgreSQL ${Math.floor(server.version / 10_000)}: Concord needs 15 or later.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new StartupError(
      `The database in DATABASE_URL has the encoding ${server.encoding}, which lacks letters of people’s names: use one that was made with the encoding UTF8.`,
    );
  }
}

type Taking = { standby: boolean; readOnly: boolean; schema: string | null };

/** Refuses a database that takes no changes, or that has no place for tables. */
export async function refuseUnwritable(connection: Queryable): Promise<void> {
  const [taking] = await connection.query<Taking>({
    name: 'server-taking',
    text: `select pg_is_in_recovery() as standby, current_setting('transaction_read_only') = 'on' as "readOnly",
                  current_schema() as schema`,
  });
  if (taking?.standby) {
    throw new StartupError(
      'The database in DATABASE_URL is a standby, which takes no changes: set DATABASE_URL to its primary, or promote it.',
    );
  }
  if (taking?.readOnly) {
    throw new StartupError(
      'The database in DATABASE_URL is read-only: set its default_transaction_read_only to off, or use another one.',
    );
  }
  if (taking?.schema === null) {
    throw new StartupError(
      'The database in DATABASE_URL has no schema for Concord’s tables: create one of those in its search_path, or set search_path to one that its user may use.',
    );
  }
}
