import type { Database, Queryable, Statement } from '../database/database.ts';
import { sqlState } from '../database/database-errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden } from '../lib/api-errors.ts';

/**
 * The connection of a transaction that runs under the monitor's role: there is no other way to its tables. `inNameOf`: the
 * person whose name it runs in; null: nobody's, for what the server does by itself.
 */
export type MonitorConnection = Queryable & { readonly inNameOf: string | null };

const enter: Statement = {
  name: 'monitor-enter',
  text: `select set_config('concord.person', $1, true), set_config('role', monitor_role()::text, true)`,
};

/** An id that nobody has. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

const noRole: ReadonlySet<string | undefined> = new Set(['22023', '42501', '42704']);

/**
 * Runs `work` in one transaction, under the monitor's role and with the viewer's id, so that row-level security decides what
 * is there. Both end with the transaction. Whoever the monitor is closed to comes as nobody.
 */
export function asMonitor<Result>(
  database: Database,
  viewer: Viewer,
  work: (connection: MonitorConnection) => Promise<Result>,
): Promise<Result> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const inNameOf = viewer.closedToMonitor ? NOBODY : viewer.personId;
    await entered(connection.query(enter, [inNameOf]));
    return work({ query: connection.query, inNameOf });
  });
}

/** Awaits the statement that takes the role. Throws FORBIDDEN where there is none. */
export async function entered(entering: Promise<unknown>): Promise<void> {
  try {
    await entering;
  } catch (error) {
    if (!noRole.has(sqlState(error))) throw error;
    throw forbidden(
      'The monitor is closed here until an administrator has done what the server’s log asks for.',
    );
  }
}

/** What the server does in the monitor by itself. Row-level security says for each what it reads and writes. */
export type MonitorWork = 'WATCH' | 'RELEASE' | 'DETECTION' | 'RETENTION';

const enterForWork: Statement = {
  name: 'monitor-enter-work',
  text: `select set_config('concord.work', $1, true), set_config('role', monitor_role()::text, true)`,
};

/** Runs `work` in one transaction under the monitor's role, in nobody's name. */
export function asWork<Result>(
  database: Database,
  kind: MonitorWork,
  work: (connection: MonitorConnection) => Promise<Result>,
): Promise<Result> {
  return database.transaction('READ COMMITTED', async (connection) => {
    await entered(connection.query(enterForWork, [kind]));
    return work({ query: connection.query, inNameOf: null });
  });
}
