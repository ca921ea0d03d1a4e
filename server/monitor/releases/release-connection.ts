import type { Database, Queryable, Statement } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { asWork, entered } from '../monitor-connection.ts';

/** A transaction under the monitor's role to which releases are there, and of everything else nothing. */
export type ReleaseReader = Queryable & { readonly reads: 'RELEASES' };

/** A transaction under the monitor's role in nobody's name, which sees what is counted and may add a release. */
export type ReleaseWork = Queryable & { readonly works: 'RELEASE' };

const enterAsReader: Statement = {
  name: 'monitor-enter-reader',
  text: `select set_config('concord.reader', $1, true), set_config('role', monitor_role()::text, true)`,
};

/** Runs `work` for somebody who is signed in, whatever their roles and however they signed in. */
export function asReleaseReader<Result>(
  database: Database,
  { personId }: Viewer,
  work: (connection: ReleaseReader) => Promise<Result>,
): Promise<Result> {
  return database.transaction('READ COMMITTED', async ({ query }) => {
    await entered(query(enterAsReader, [personId]));
    return work({ query, reads: 'RELEASES' });
  });
}

/** Runs `work` for the making of a release. No request comes this way. */
export function asReleaseWork<Result>(
  database: Database,
  work: (connection: ReleaseWork) => Promise<Result>,
): Promise<Result> {
  return asWork(database, 'RELEASE', ({ query }) => work({ query, works: 'RELEASE' }));
}
