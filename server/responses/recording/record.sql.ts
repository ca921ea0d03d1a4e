import type { Queryable, Statement } from '../../database/database.ts';
import { contentNames, fieldNames } from '../../domain/response-fields.ts';
import { refuseGivenTime, timeAfterHead, timeMayBeGiven } from '../../log/given-time.sql.ts';
import type { Change, ChangeResult } from './change.ts';

/**
 * Since when an answer waits to be decided or taken up, or for a second person to submit it: since the event that brought it
 * there. The row's own `status` is the one before.
 */
const waitsSince = (after: { status: string; ready: string }, position: string) => `
             waits_since = case when ${after.status} not in ('SUBMITTED', 'RETURNED') and not ${after.ready} then null
                                when response.status = ${after.status} then coalesce(waits_since, ${position})
                                else ${position} end`;

/** Whether an answer after a change is one that a second person may submit: it says all that it should (rule 58). */
const readyForSecondPerson = (second: string, status: string, content: readonly string[]) =>
  `(${second} and ${status} = 'IN_PROGRESS' and ${content.map((said) => `${said} is not null`).join(' and ')})`;

const kindOf = (outcome: string) => `
             case ${outcome} when 'RECORDED' then 'RESPONSE_RECORDED' when 'ENDORSED' then 'RESPONSE_ENDORSED'
                             else 'RESPONSE_CONFLICTED' end`;

/** For who sends it again, an endorsement was recorded. */
const receiptOf = (outcome: string) => `case ${outcome} when 'ENDORSED' then 'RECORDED' else ${outcome} end`;

/** Who endorsed what an answer says, after a change that leaves, gives or voids that. */
const endorsement = (after: string, by: string, revision: string, at: string) =>
  [
    ['endorsed_by', by],
    ['endorsed_revision', revision],
    ['endorsed_at', at],
  ]
    .map(
      ([column, given]) =>
        `${column} = case ${after} when 'GIVEN' then ${given} when 'KEPT' then ${column} end`,
    )
    .join(', ');

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
        ordinal integer, outcome text, cell_id integer, item_code text, second_person boolean, seen_revision integer,
        seen_returned_to uuid, status_before text,
        ${fieldNames.map((name) => `${name} text`).join(', ')}, base_revision integer, changes jsonb, note text,
        returned_to uuid, endorsement text,
        visibility text, written_at timestamptz(3), person_id uuid, mutation_id uuid, merged boolean, input_digest text, salt text,
        content_digest text)
    ),
    locked as materialized (
      select response.cell_id, response.item_code, response.revision, response.returned_to, response.carried
        from response join change on change.cell_id = response.cell_id and change.item_code = response.item_code
       order by response.cell_id, response.item_code
         for no key update of response
    ),
    standing as materialized (
      select change.*, outcome = 'RECORDED' and seen_revision = 0 and locked.carried as begins_carried
        from change join locked on locked.cell_id = change.cell_id and locked.item_code = change.item_code
       where locked.revision = change.seen_revision and locked.returned_to is not distinct from change.seen_returned_to
         and (select count(*) from locked) > 0
    ),
    cells as materialized (
      select id, cycle_code, country_code, agency_code, presence, second_person, not_started, in_progress, submitted, returned,
             accepted, carried, updated_at
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
             (cells.carried - sum(begins_carried::integer) over same_cell)::integer as carried,
             case when bool_or(outcome = 'RECORDED') over same_cell then stamp.at else cells.updated_at end as cell_updated_at
        from standing join cells on cells.id = standing.cell_id cross join stamp
       where cells.cycle_code = stamp.open_cycle_code and cells.presence is distinct from 'NONE'
         and cells.second_person = standing.second_person
      window same_cell as (partition by cell_id order by ordinal)
    ),
    happened as materialized (
      select *, ${kindOf('outcome')} as kind,
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
                         written_at, counts, carried, changes, note, salt, content_digest, hash, visibility)
      select chain.position, kind, stamp.at, person_id, cycle_code, cell_id, item_code, revision, base_revision,
             written_at, counts, carried, changes, note, decode(salt, 'hex'), decode(content_digest, 'hex'), chain.hash,
             visibility
        from chain join happened using (step) cross join stamp
       order by chain.position
    ),
    written as (
      update response
         set ${fieldNames.map((name) => `${name} = happened.${name}`).join(', ')},
             revision = happened.revision, updated_at = stamp.at, updated_by = happened.person_id,
             ${waitsSince(
               {
                 status: 'happened.status',
                 ready: readyForSecondPerson(
                   'happened.second_person',
                   'happened.status',
                   contentNames.map((name) => `happened.${name}`),
                 ),
               },
               'chain.position',
             )},
             returned_to = happened.returned_to, ${endorsement('happened.endorsement', 'happened.person_id', 'happened.revision', 'stamp.at')}
        from happened join chain using (step) cross join stamp
       where happened.outcome = 'RECORDED'
         and response.cell_id = happened.cell_id and response.item_code = happened.item_code
    ),
    endorsed as (
      update response
         set ${endorsement('happened.endorsement', 'happened.person_id', 'happened.revision', 'stamp.at')}
        from happened cross join stamp
       where happened.outcome = 'ENDORSED'
         and response.cell_id = happened.cell_id and response.item_code = happened.item_code
    ),
    counted as (
      update cell
         set not_started = last.counts[1], in_progress = last.counts[2], submitted = last.counts[3],
             returned = last.counts[4], accepted = last.counts[5], carried = last.carried, updated_at = last.cell_updated_at
        from (
          select distinct on (cell_id) cell_id, counts, carried, cell_updated_at
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
      select person_id, mutation_id, decode(input_digest, 'hex'), ${receiptOf('outcome')}, cell_id, item_code, chain.position, merged
        from won join chain using (step)
    )
    select won.ordinal, chain.position, chain.hash, stamp.hash as hash_before, stamp.at, won.counts, won.carried, won.cell_updated_at
      from won join chain using (step) cross join stamp`,
};

/** How many answers of the cell stand in a status once this change took one from a status ($5) to another ($6). */
const countOf = (column: string, status: string) =>
  `${column} + ($6::text = '${status}')::integer - ($5::text = '${status}')::integer`;

/** The first parameter of the statement below that takes what the answer says. */
const FIRST_CONTENT = 24;

/**
 * The same for one change: the same locks in the same sequence, the same rows. The `offset 0` keeps what
 * stands there from being computed once for every place that reads it; the time would then be several.
 */
const recordOneStatement: Statement = {
  name: 'record-one-response',
  text: `
    with locked as materialized (
      select cell_id, carried from response
       where cell_id = $2::integer and item_code = $3::text and revision = $4::integer
         and returned_to is not distinct from $23::uuid
         for no key update
    ),
    place as materialized (
      select cycle_code, country_code, agency_code, not_started, in_progress, submitted, returned, accepted,
             carried - ($1::text = 'RECORDED' and $4::integer = 0 and (select carried from locked))::integer as carried, updated_at
        from cell where id = (select cell_id from locked) and presence is distinct from 'NONE' and second_person = $22::boolean
         for no key update
    ),
    head as materialized (
      select position, hash, at from log_head
       where open_cycle_code = (select cycle_code from place) and ${timeMayBeGiven('$8')} for update
    ),
    won as materialized (
      select case when said.happens then event_hash(head.hash, said.position, said.kind, said.at, $15::uuid,
               place.cycle_code, place.country_code, place.agency_code, $3::text, said.revision, $9::integer,
               $14::timestamptz(3), said.counts, $19::bytea) else head.hash end as hash,
             said.*, head.hash as hash_before, place.cycle_code, place.carried,
             case $1::text when 'RECORDED' then said.at else place.updated_at end as cell_updated_at
        from head cross join place cross join lateral (
          select $1::text <> 'UNCHANGED' as happens, head.position + ($1::text <> 'UNCHANGED')::integer as position,
                 ${kindOf('$1::text')} as kind,
                 $4::integer + ($1::text = 'RECORDED')::integer as revision,
                 ${timeAfterHead('$8')} as at,
                 array[
                   ${countOf('place.not_started', 'NOT_STARTED')},
                   ${countOf('place.in_progress', 'IN_PROGRESS')},
                   ${countOf('place.submitted', 'SUBMITTED')},
                   ${countOf('place.returned', 'RETURNED')},
                   ${countOf('place.accepted', 'ACCEPTED')}
                 ] as counts
          offset 0
        ) as said
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision,
                         written_at, counts, carried, changes, note, salt, content_digest, hash, visibility)
      select position, kind, at, $15::uuid, cycle_code, $2::integer, $3::text, revision, $9::integer,
             $14::timestamptz(3), counts, carried, $10::jsonb, $11::text, $18::bytea, $19::bytea, hash, $12::text
        from won where happens
    ),
    written as (
      update response
         set status = $6::text, ${contentNames.map((name, index) => `${name} = $${FIRST_CONTENT + index}::text`).join(', ')},
             revision = won.revision, updated_at = won.at, updated_by = $15::uuid,
             ${waitsSince(
               {
                 status: '$6::text',
                 ready: readyForSecondPerson(
                   '$22::boolean',
                   '$6::text',
                   contentNames.map((_name, index) => `$${FIRST_CONTENT + index}::text`),
                 ),
               },
               'won.position',
             )},
             returned_to = $20::uuid, ${endorsement('$21::text', '$15::uuid', 'won.revision', 'won.at')}
        from won where kind = 'RESPONSE_RECORDED' and cell_id = $2::integer and item_code = $3::text
    ),
    endorsed as (
      update response
         set ${endorsement('$21::text', '$15::uuid', 'won.revision', 'won.at')}
        from won where kind = 'RESPONSE_ENDORSED' and cell_id = $2::integer and item_code = $3::text
    ),
    counted as (
      update cell
         set not_started = counts[1], in_progress = counts[2], submitted = counts[3], returned = counts[4],
             accepted = counts[5], carried = won.carried, updated_at = won.at
        from won where kind = 'RESPONSE_RECORDED' and id = $2::integer
    ),
    ended as (
      update log_head set position = won.position, hash = won.hash, at = won.at from won where happens
    ),
    receipted as (
      insert into receipt (person_id, mutation_id, input_digest, outcome, cell_id, item_code, position, merged)
      select $15::uuid, $16::uuid, $17::bytea, ${receiptOf('$1::text')}, $2::integer, $3::text, position, $13::boolean from won
    )
    select $7::integer as ordinal, position, hash, hash_before, at, counts, carried, cell_updated_at from won`,
};

/** Writes one decided change; none in the result where it was not standing any more. */
function recordOne(connection: Queryable, change: Change, at: Date | null): Promise<ChangeResult[]> {
  return connection.query<ChangeResult>(recordOneStatement, [
    change.outcome,
    change.cell_id,
    change.item_code,
    change.seen_revision,
    change.status_before,
    change.status,
    change.ordinal,
    at?.toISOString() ?? null,
    change.base_revision,
    JSON.stringify(change.changes),
    change.note,
    change.visibility,
    change.merged,
    change.written_at?.toISOString() ?? null,
    change.person_id,
    change.mutation_id,
    Buffer.from(change.input_digest, 'hex'),
    Buffer.from(change.salt, 'hex'),
    Buffer.from(change.content_digest, 'hex'),
    change.returned_to,
    change.endorsement,
    change.second_person,
    change.seen_returned_to,
    ...contentNames.map((name) => change[name]),
  ]);
}

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
