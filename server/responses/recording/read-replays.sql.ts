import type { Queryable, Statement } from '../../database/database.ts';
import type { Counts } from '../../domain/cell.ts';
import type { FieldChange } from '../../domain/event-content.ts';
import { contentNames, type FieldName } from '../../domain/response-fields.ts';
import { type ResponseRow, responseColumns } from '../to-response.ts';
import type { RecordTarget } from './record-context.sql.ts';

/** A mutationId that was recorded before, and where its response and cell stand now. */
export type ReplayContext = ResponseRow & {
  ordinal: number;
  outcome: 'RECORDED' | 'UNCHANGED' | 'CONFLICTED';
  merged: boolean;
  position: number;
  hash: Buffer;
  cell_id: number;
  cycle_code: string;
  country_code: string;
  counts: Counts;
  carried: number;
  cell_updated_at: Date | null;
  /** Of an answer of the country team: the agencies that report in its country. */
  reporting_agencies: string[] | null;
  /** For a conflict: what its author wrote. */
  mine: FieldChange[] | null;
  /** For a conflict: the recorded changes between the base revision and the conflict. */
  since: { by: { id: string; name: string }; at: string; changes: FieldChange[] }[] | null;
};

const readReplaysStatement: Statement = {
  name: 'read-replays',
  text: `
    select target.ordinal, receipt.outcome, receipt.merged, receipt.position, event.hash,
           receipt.cell_id, cell.cycle_code, cell.country_code, ${responseColumns()},
           array[cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted] as counts, cell.carried,
           cell.updated_at as cell_updated_at, earlier.since,
           case when receipt.outcome = 'CONFLICTED' then event.changes end as mine,
           case when cell.agency_code is null then array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = cell.cycle_code and reporting.country_code = cell.country_code
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) end as reporting_agencies
      from jsonb_to_recordset($1::jsonb) as target(
             ordinal integer, person_id uuid, mutation_id uuid, base_revision integer)
      join lateral (
        select * from receipt
         where receipt.person_id = target.person_id and receipt.mutation_id = target.mutation_id limit 1
      ) as receipt on true
      join lateral (select hash, changes from event where event.position = receipt.position limit 1) as event on true
      join lateral (select * from cell where cell.id = receipt.cell_id limit 1) as cell on true
      join lateral (
        select * from response
         where response.cell_id = receipt.cell_id and response.item_code = receipt.item_code limit 1
      ) as response on true
      join lateral (select id, name from person where person.id = response.updated_by limit 1) as author on true
      left join lateral (
        select jsonb_agg(jsonb_build_object(
                 'by', jsonb_build_object('id', person.id, 'name', person.name), 'at', change.at, 'changes', change.changes
               ) order by change.position) as since
          from event as change join person on person.id = change.actor_id
         where receipt.outcome = 'CONFLICTED'
           and change.cell_id = receipt.cell_id and change.item_code = receipt.item_code
           and change.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and change.revision > target.base_revision
           and change.position < receipt.position
      ) as earlier on true`,
};

/** Reads the first outcomes of mutationIds that have a receipt, one row for each, in no order. */
export function readReplays(
  connection: Queryable,
  targets: readonly RecordTarget[],
): Promise<ReplayContext[]> {
  return connection.query<ReplayContext>(readReplaysStatement, [JSON.stringify(targets)]);
}

/** What was last said of a field up to a place in the log. */
const saidOf = (field: FieldName) => `(
             select change ->> 'to' from event cross join jsonb_array_elements(changes) as change
              where cell_id = $1 and item_code = $2 and position <= $3
                and kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED')
                and change ->> 'field' = '${field}' order by position desc limit 1)`;

const readAsOfStatement: Statement = {
  name: 'read-response-as-of',
  text: `
    select coalesce(${saidOf('status')}, 'NOT_STARTED') as status,
           ${contentNames.map((name) => `${saidOf(name)} as ${name}`).join(', ')},
           last.revision, last.at as updated_at, person.id as author_id, person.name as author_name
      from (
        select revision, at, actor_id from event
         where cell_id = $1 and item_code = $2 and position <= $3 and kind = 'RESPONSE_RECORDED'
         order by position desc limit 1
      ) as last join person on person.id = last.actor_id`,
};

/** What a response said when an outcome was given, from the log; only where something had been recorded by then. */
export async function readAsOf(
  connection: Queryable,
  { cell_id: cellId, item_code: itemCode, position }: ReplayContext,
): Promise<Omit<ResponseRow, 'agency_code' | 'item_code'>> {
  const [row] = await connection.query<Omit<ResponseRow, 'agency_code' | 'item_code'>>(readAsOfStatement, [
    cellId,
    itemCode,
    position,
  ]);
  if (!row) throw new Error('an outcome was given for a response that nobody had recorded');
  return row;
}
