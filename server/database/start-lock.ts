import type { Queryable, Statement } from './database.ts';

/** Held while migrating, while loading reference data and with each step of a demonstration: replicas may start together. */
export const START_LOCK = 5_207_031;

const waitForever: Statement = {
  name: 'start-lock-wait',
  text: `select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`,
};
const take: Statement = { name: 'start-lock-take', text: 'select pg_advisory_xact_lock($1)' };
const waitAsUsual: Statement = { name: 'start-lock-taken', text: 'set local lock_timeout to default' };

/**
 * Waits until no other process migrates or loads, and keeps others waiting until the transaction ends. It is the
 * transaction's and not the session's, because behind a pooler a session is nobody's. What follows in the transaction may
 * take as long as it needs.
 */
export async function takeStartLock(connection: Queryable): Promise<void> {
  await connection.query(waitForever);
  await connection.query(take, [START_LOCK]);
  await connection.query(waitAsUsual);
}
