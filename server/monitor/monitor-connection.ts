import type { Database, Queryable, Statement } from '../database/database.ts';
import { sqlState } from '../database/database-errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden } from '../lib/api-errors.ts';

/**
 * The connection of a transaction that runs under the monitor's role: there is no other way to its tables. `inNameOf`: the
 * person whose name it runs in; null: nobody's, for what the monitor does by itself.
 */
export type MonitorConnection = Queryable & { readonly inNameOf: string | null };

const enter: Statement = {
  name: 'monitor-enter',
  text: `
    select set_config('concord.person', $1, true), set_config('concord.work', $2, true),
           set_config('role', monitor_role()::text, true)`,
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
  const inNameOf = viewer.closedToMonitor ? NOBODY : viewer.personId;
  return inMonitor(database, inNameOf, '', work);
}

/** The same for detection, in nobody's name: it reads what counts and writes signals, and row-level security lets it do no more. */
export function asDetection<Result>(
  database: Database,
  work: (connection: MonitorConnection) => Promise<Result>,
): Promise<Result> {
  return inMonitor(database, null, 'DETECTION', work);
}

function inMonitor<Result>(
  database: Database,
  inNameOf: string | null,
  doing: '' | 'DETECTION',
  work: (connection: MonitorConnection) => Promise<Result>,
): Promise<Result> {
  return database.transaction('READ COMMITTED', async (connection) => {
    try {
      await connection.query(enter, [inNameOf ?? '', doing]);
    } catch (error) {
      if (!noRole.has(sqlState(error))) throw error;
      throw forbidden(
        'The monitor is closed here until an administrator has done what the server’s log asks for.',
      );
    }
    return work({ query: connection.query, inNameOf });
  });
}
