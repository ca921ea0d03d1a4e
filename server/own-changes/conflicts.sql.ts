import type { Reader } from '../access/visibility.ts';
import { keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { conflictField, type FieldChange } from '../domain/event-content.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';

/** More than anybody leaves waiting. */
export const MOST_CONFLICTS = 100;

export type ConflictRow = ResponseRow & {
  position: number;
  at: Date;
  written_at: Date | null;
  cycle_code: string;
  country_code: string;
  changes: FieldChange[];
  note: string | null;
  since: { by: { id: string; name: string }; at: string; changes: FieldChange[] }[];
};

/** Whether its author has chosen about the conflict `event`. As a value and no `exists`: the planner would read the whole log for that. */
const settled = `(
  select true from event as settling
   where settling.actor_id = event.actor_id and settling.kind = 'CONFLICT_SETTLED' and settling.position > event.position
     and settling.changes @> jsonb_build_array(jsonb_build_object('field', '${conflictField}', 'to', event.position::text))
   limit 1)`;

/** Whether the conflict `event` is still there for its author to choose about. */
const choosable = (keys: `$${number}`) => `
  event.kind = 'RESPONSE_CONFLICTED' and event.erased_by is null
  and event.cycle_code = (select open_cycle_code from log_head) and ${visibleResponse('true', keys)}`;

const read: Statement = {
  name: 'open-conflicts',
  text: `
    select event.position, event.at, event.written_at, cell.cycle_code, cell.country_code, ${responseColumns()},
           event.changes, event.note, coalesce(earlier.since, '[]') as since
      from event
      join cell on cell.id = event.cell_id
      join lateral (
        select * from response
         where response.cell_id = event.cell_id and response.item_code = event.item_code limit 1
      ) as response on true
      join lateral (select id, name from person where person.id = response.updated_by limit 1) as author on true
      left join lateral (
        select jsonb_agg(jsonb_build_object(
                 'by', jsonb_build_object('id', person.id, 'name', person.name), 'at', change.at, 'changes', change.changes
               ) order by change.position) as since
          from event as change join person on person.id = change.actor_id
         where change.cell_id = event.cell_id and change.item_code = event.item_code
           and change.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and change.revision > event.base_revision
           and change.position < event.position
      ) as earlier on true
     where event.actor_id = $1::uuid and ${settled} is null and ${choosable('$2')}
     order by event.position limit ${MOST_CONFLICTS}`,
};

/** Somebody's conflicts of the open cycle about which they have not chosen, the oldest first. */
export function readOpenConflicts(
  connection: Queryable,
  { personId, scope }: Reader,
): Promise<ConflictRow[]> {
  return connection.query<ConflictRow>(read, [personId, keysOf(scope)]);
}

const lock: Statement = {
  name: 'conflict-lock',
  text: `
    select event.cell_id as "cellId", event.item_code as "itemCode"
      from event join cell on cell.id = event.cell_id
      join response on response.cell_id = event.cell_id and response.item_code = event.item_code
     where event.position = $1::bigint and event.actor_id = $2::uuid and ${choosable('$3')}
       for no key update of response`,
};

/** One of somebody's conflicts of the open cycle, with its answer locked; undefined where there is none at that place. */
export async function lockConflict(
  connection: Queryable,
  position: number,
  { personId, scope }: Reader,
): Promise<{ cellId: number; itemCode: string } | undefined> {
  const values = [position, personId, keysOf(scope)];
  return (await connection.query<{ cellId: number; itemCode: string }>(lock, values))[0];
}

const readSettled: Statement = {
  name: 'conflict-settled',
  text: `select ${settled} is not null as settled from event where event.position = $1::bigint`,
};

/** Whether its author has chosen. A statement of its own, after the lock: it sees what was committed while that was waited for. */
export async function isSettled(connection: Queryable, position: number): Promise<boolean> {
  const [row] = await connection.query<{ settled: boolean }>(readSettled, [position]);
  return row?.settled ?? false;
}
