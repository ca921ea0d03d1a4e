import { randomUUID } from 'node:crypto';
import type { Database } from '../../../server/database/database.ts';

/** The tables that detection writes. */
export const signalTables = [
  'monitor_detection',
  'monitor_run',
  'monitor_family',
  'monitor_signal',
  'monitor_signal_observation',
  'monitor_signal_review',
];

/** A reviewed signal of each group of Kenya, whether hidden or not, as detection would leave them. */
export async function insertSignalRows(database: Database, reviewer: string): Promise<void> {
  const run = (text: string, values: unknown[] = []) =>
    database.query<{ id: string }>({ name: `test-signals-${text.slice(12, 45)}`, text }, values);
  await run(`insert into monitor_detection values ('KEN', '2026-03-01', null, '{}')`);
  const groups = await database.query<{ id: string; hidden: boolean }>({
    name: 'test-signals-groups',
    text: `select id, hidden from monitor_group where country_code = 'KEN'`,
  });
  for (const { id: group, hidden } of groups) {
    const [runId, signal] = [randomUUID(), randomUUID()];
    await run(`insert into monitor_run values ($1, 'KEN', $2, 'NIGHTLY', now(), '[]')`, [runId, hidden]);
    await run(`insert into monitor_family values ('KEN', $1, 'WEEK', 'earsC2', '2026-02-23', '[]')`, [
      hidden,
    ]);
    await run(
      `insert into monitor_signal values ($1, 'KEN', $2, 'ANY', 'OWN', 'WEEK', 'earsC2', 1, '{}', '2026-02-23')`,
      [signal, group],
    );
    await run(
      `insert into monitor_signal_observation values ($1, 1, 'KEN', $2, now(), true, 'ALARM', 3, 1.5, 0.01, 1, 1, 0.1, 0.1, '{}',
         'More.', 'CANNOT_TELL', 'It can’t be told.')`,
      [signal, runId],
    );
    await run(`insert into monitor_signal_review values ($1, 1, 'KEN', $2, now())`, [signal, reviewer]);
  }
}

/** One more observation of a signal, which nobody has reviewed. */
export async function addObservation(database: Database, id: string): Promise<{ id: string }> {
  await database.query(
    {
      name: 'test-signals-observed-again',
      text: `
        insert into monitor_signal_observation
        select signal_id, 2, country_code, run_id, now(), stands, outcome, 4, upperbound, p, family, rank, threshold, q, seen,
               sentence, effort, effort_sentence
          from monitor_signal_observation where signal_id = $1`,
    },
    [id],
  );
  return { id };
}
