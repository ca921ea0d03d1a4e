import { mayWrite } from '../access/may-take-up.sql.ts';
import { draftStatus } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** An answer that somebody plans work on, as it stands. */
export type PlannedAnswer = { draft: boolean; submitted: boolean; below: boolean };

const columns = `
  ${draftStatus('response.status')} as draft, response.status in ('SUBMITTED', 'ACCEPTED') as submitted,
  coalesce(response.rating in ('MISSING', 'APPROACHES'), false) as below`;

const readStatement: Statement = {
  name: 'plan-read-answer',
  text: `select ${columns} from response where cell_id = $1::integer and item_code = $2::text`,
};
const lockStatement: Statement = {
  name: 'plan-lock-answer',
  text: `${readStatement.text} for no key update`,
};

const due: PlannedAnswer = { draft: true, submitted: false, below: false };

export async function readAnswer(
  connection: Queryable,
  cellId: number,
  item: string,
): Promise<PlannedAnswer> {
  return (await connection.query<PlannedAnswer>(readStatement, [cellId, item]))[0] ?? due;
}

/** The same, and nobody records on it or plans for it until the transaction ends. */
export async function lockAnswer(
  connection: Queryable,
  cellId: number,
  item: string,
): Promise<PlannedAnswer> {
  return (await connection.query<PlannedAnswer>(lockStatement, [cellId, item]))[0] ?? due;
}

const openCycleStatement: Statement = {
  name: 'plan-open-cycle',
  text: 'select open_cycle_code as code from log_head',
};

/** The cycle that is open at this moment; null where none is. */
export async function readOpenCycle(connection: Queryable): Promise<string | null> {
  return (await connection.query<{ code: string | null }>(openCycleStatement))[0]?.code ?? null;
}

/** Of the open cycle the cell of the same country and agency, or without one the cell itself: whose rights count there. */
const ruling = `
  select ruling.* from cell as named join cell as ruling
      on ruling.country_code = named.country_code and ruling.agency_code is not distinct from named.agency_code
     and ruling.cycle_code = coalesce((select open_cycle_code from log_head), named.cycle_code)
   where named.id = $1::integer`;

const writesStatement: Statement = {
  name: 'plan-writes',
  text: `select ${mayWrite('$2::uuid')} as writes from (${ruling}) as cell`,
};

/** Whether somebody may write the answers of a cell, for one whose roles nobody has read. */
export async function writesThere(connection: Queryable, cellId: number, personId: string): Promise<boolean> {
  const [row] = await connection.query<{ writes: boolean }>(writesStatement, [cellId, personId]);
  return row?.writes ?? false;
}

/** Whom completion offers at a time. */
export const MOST_OFFERED = 10;

const assignableStatement: Statement = {
  name: 'plan-assignable',
  text: `
    select offered.id, offered.name from person as offered cross join (${ruling}) as cell
     where offered.deactivated_at is null and strpos(offered.name_folded, $2::text) > 0 and ${mayWrite('offered.id')}
     order by strpos(offered.name_folded, $2::text) > 1, offered.name collate "C", offered.id
     limit ${MOST_OFFERED}`,
};

/** People who may write the answers of a cell, by a part of their folded names. */
export function readWriters(
  connection: Queryable,
  cellId: number,
  folded: string,
): Promise<{ id: string; name: string }[]> {
  return connection.query(assignableStatement, [cellId, folded]);
}
