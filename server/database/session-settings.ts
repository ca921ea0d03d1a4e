import { StartupError } from '../lib/startup-error.ts';
import type { Queryable } from './database.ts';

/**
 * Settings that decide how values are read and written. They override those of the server, the database and the
 * role. JIT is off: compiling a statement for a set of changes took PostgreSQL seconds where it had no statistics.
 * The search path is the operator's.
 */
const formats = {
  DateStyle: 'ISO',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  default_transaction_isolation: 'read committed',
  jit: 'off',
};

/** What people wait for is short: to start processes that read along takes longer than to read alone. */
const plans = { max_parallel_workers_per_gather: '0' };

/** In milliseconds. A write that waits longer than this for a row is better refused and sent again than left hanging. */
export const limits = {
  lock_timeout: 5_000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** The settings as a start-up parameter, after those that the operator's address brings. */
export function startUpOptions(given: string | null): string {
  const own = Object.entries({ ...formats, ...plans }).map(
    ([name, value]) => `-c ${name}=${value.replace(/ /g, '\\ ')}`,
  );
  return [...(given ? [given] : []), ...own].join(' ');
}

/** Sets them in the one session of the embedded engine, which takes no notice of start-up parameters. */
export async function setInSession(connection: Queryable): Promise<void> {
  for (const [name, value] of Object.entries(formats)) {
    await connection.query({ name: 'set-in-session', text: 'select set_config($1, $2, false)' }, [
      name,
      value,
    ]);
  }
}

/**
 * Throws a `StartupError` for sessions with other settings. That happens behind a pooler that takes no start-up
 * parameters, if neither its role nor its database has them.
 */
export async function requireSettings(connection: Queryable, { pooled }: { pooled: boolean }): Promise<void> {
  const rows = await connection.query<{ name: string; setting: string }>(
    { name: 'session-settings', text: 'select name, setting from pg_settings where name = any ($1)' },
    [Object.keys({ ...formats, ...plans, ...limits })],
  );
  const found = new Map(rows.map(({ name, setting }) => [name, setting]));
  const missing = [
    ...Object.entries({ ...formats, ...(pooled ? plans : {}) }).filter(
      // The order of day and month, which stands behind the style, is for reading dates that nobody sends.
      ([name, value]) => found.get(name)?.split(',', 1)[0] !== value,
    ),
    ...(pooled ? Object.entries(limits) : []).filter(([name, most]) => {
      const ms = Number(found.get(name));
      return ms === 0 || ms > most;
    }),
  ].map(([name, value]) => `${name} = ${typeof value === 'number' ? `${value / 1_000}s` : value}`);
  if (missing.length === 0) return;
  const list = missing.join(', ');
  throw new StartupError(
    pooled
      ? `The role in DATABASE_URL lacks settings that Concord can’t send through a pooler (${list}): run the ALTER ROLE lines of docs/operations.md, and let the pooler connect anew.`
      : `The sessions that DATABASE_URL leads to don’t have the settings that Concord asked for (${list}): behind a pooler in transaction mode set DATABASE_POOLER=transaction, otherwise let it pass start-up parameters on.`,
  );
}
