import type { Queryable, Statement } from '../../database/database.ts';
import { refuseGivenTime, timeAfterHead, timeMayBeGiven } from '../../log/given-time.sql.ts';
import type { Change, ChangeResult } from './change.ts';
import { recordOne } from './record-one.sql.ts';

/**
 * The one write path, for any number of changes. Each step reads from the one before, because PostgreSQL promises
 * no other order between them. That order keeps every writer's locks in one sequence: responses (sorted), cells
 * (sorted), the log's head. The head is held only from there to the commit of this statement, never across a round
 * trip.
 *
 * - A `count(*)` makes a step finish before the next begins; an `exists` would take the first row's lock and leave
 * the rest for after the head's.
 * - `for update` returns the newest version of a row even where it was committed after this statement began. The
 * head's row also says which cycle is open: a closing that won the race is seen without a lock on the cycle.
 * - The events of a set are numbered and chained one by one, and each carries its cell's counts right after it.
 */
const recordStatement: Statement = {
  name: 'record-responses',
  text: `
    with recursive change as materialized (
      select * from jsonb_to_recordset($1::jsonb) as change(
        ordinal integer, outcome text, cell_id integer, item_code text, seen_revision integer, status_before text,
        status text, rating text, narrative text, base_revision integer, changes jsonb, note text,
        visibility text, written_at timestamptz(3), person_id uuid, mutation_id uuid, merged boolean, input_digest text, salt text,
        content_digest text)
    ),
    locked as materialized (
      select response.cell_id, response.item_code, response.revision
        from response join change on change.cell_id = response.cell_id and change.item_code = response.item_code
       order by response.cell_id, response.item_code
         for no key update of response
    ),
    standing as materialized (
      select change.*
        from change join locked on locked.cell_id = change.cell_id and locked.item_code = change.item_code
       where locked.revision = change.seen_revision and (select count(*) from locked) > 0
    ),
    cells as materialized (
      select id, cycle_code, country_code, agency_code, presence, not_started, in_progress, submitted, returned,
             accepted, updated_at
        from cell where id in (select cell_id from standing)
       order by id
         for no key update
    ),
    head as materialized (
      select position, hash, at, open_cycle_code
        from log_head where (select count(*) from cells) > 0 and ${timeMayBeGiven('$2')} for update
    ),
    stamp as materialized (
      select position, hash, open_cycle_code, ${timeAfterHead('$2')} as at from head
    ),
    won as materialized (
      select standing.*, cells.cycle_code, cells.country_code, cells.agency_code,
             count(*) filter (where outcome <> 'UNCHANGED') over (order by ordinal) as step,
             array[
               not_started + sum((status = 'NOT_STARTED')::integer - (status_before = 'NOT_STARTED')::integer) over same_cell,
               in_progress + sum((status = 'IN_PROGRESS')::integer - (status_before = 'IN_PROGRESS')::integer) over same_cell,
               submitted + sum((status = 'SUBMITTED')::integer - (status_before = 'SUBMITTED')::integer) over same_cell,
               returned + sum((status = 'RETURNED')::integer - (status_before = 'RETURNED')::integer) over same_cell,
               accepted + sum((status = 'ACCEPTED')::integer - (status_before = 'ACCEPTED')::integer) over same_cell
             ]::integer[] as counts,
             case when bool_or(outcome = 'RECORDED') over same_cell then stamp.at else cells.updated_at end as cell_updated_at
        from standing join cells on cells.id = standing.cell_id cross join stamp
       where cells.cycle_code = stamp.open_cycle_code and cells.presence is distinct from 'NONE'
      window same_cell as (partition by cell_id order by ordinal)
    ),
    happened as materialized (
      select *, case outcome when 'RECORDED' then 'RESPONSE_RECORDED' else 'RESPONSE_CONFLICTED' end as kind,
             case outcome when 'RECORDED' then seen_revision + 1 else seen_revision end as revision
        from won where outcome <> 'UNCHANGED'
    ),
    chain as (
      select 0::bigint as step, position, hash from stamp
      union all
      select happened.step, chain.position + 1,
             event_hash(chain.hash, chain.position + 1, happened.kind, stamp.at, happened.person_id,
               happened.cycle_code, happened.country_code, happened.agency_code, happened.item_code,
               happened.revision, happened.base_revision, happened.written_at, happened.counts,
               decode(happened.content_digest, 'hex'))
        from chain join happened on happened.step = chain.step + 1 cross join stamp
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision,
                         written_at, counts, changes, note, salt, content_digest, hash, visibility)
      select chain.position, kind, stamp.at, person_id, cycle_code, cell_id, item_code, revision, base_revision,
             written_at, counts, changes, note, decode(salt, 'hex'), decode(content_digest, 'hex'), chain.hash,
             visibility
        from chain join happened using (step) cross join stamp
       order by chain.position
    ),
    written as (
      update response
         set status = happened.status, rating = happened.rating, narrative = happened.narrative,
             revision = happened.revision, updated_at = stamp.at, updated_by = happened.person_id
        from happened cross join stamp
       where happened.outcome = 'RECORDED'
         and response.cell_id = happened.cell_id and response.item_code = happened.item_code
    ),
    counted as (
      update cell
         set not_started = last.counts[1], in_progress = last.counts[2], submitted = last.counts[3],
             returned = last.counts[4], accepted = last.counts[5], updated_at = last.cell_updated_at
        from (
          select distinct on (cell_id) cell_id, counts, cell_updated_at
            from happened where outcome = 'RECORDED' order by cell_id, ordinal desc
        ) as last
       where cell.id = last.cell_id
    ),
    ended as (
      update log_head
         set position = last.position, hash = last.hash, at = stamp.at
        from (select position, hash from chain where step > 0 order by step desc limit 1) as last cross join stamp
    ),
    receipted as (
      insert into receipt (person_id, mutation_id, input_digest, outcome, cell_id, item_code, position, merged)
      select person_id, mutation_id, decode(input_digest, 'hex'), outcome, cell_id, item_code, chain.position, merged
        from won join chain using (step)
    )
    select won.ordinal, chain.position, chain.hash, stamp.at, won.counts, won.cell_updated_at
      from won join chain using (step) cross join stamp`,
};

/**
 * Writes a set of decided changes of distinct responses in one statement, and returns those that were still standing. One
 * alone goes by a statement of its own, which does the same: what a set needs to be numbered and counted up is half of
 * the cost of a single change. `at` is refused by an error but while a demonstration is being made.
 */
export async function recordChanges(
  connection: Queryable,
  changes: readonly Change[],
  at: Date | null = null,
): Promise<ChangeResult[]> {
  const [only, second] = changes;
  const results =
    only && !second
      ? await recordOne(connection, only, at)
      : await connection.query<ChangeResult>(recordStatement, [
          JSON.stringify(changes),
          at?.toISOString() ?? null,
        ]);
  if (at && results.length === 0) await refuseGivenTime(connection);
  return results;
}
