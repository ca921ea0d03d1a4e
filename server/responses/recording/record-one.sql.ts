import type { Queryable, Statement } from '../../database/database.ts';
import { timeAfterHead, timeMayBeGiven } from '../../log/given-time.sql.ts';
import type { Change, ChangeResult } from './change.ts';

/** How many answers of the cell stand in a status once this change took one from a status ($5) to another ($6). */
const countOf = (column: string, status: string) =>
  `${column} + ($6::text = '${status}')::integer - ($5::text = '${status}')::integer`;

/**
 * What `record.sql.ts` says, for one change: the same locks in the same sequence, the same rows. The `offset 0` keeps what
 * stands there from being computed once for every place that reads it; the time would then be several.
 */
const recordOneStatement: Statement = {
  name: 'record-one-response',
  text: `
    with locked as materialized (
      select cell_id from response
       where cell_id = $2::integer and item_code = $3::text and revision = $4::integer
         for no key update
    ),
    place as materialized (
      select cycle_code, country_code, agency_code, not_started, in_progress, submitted, returned, accepted, updated_at
        from cell where id = (select cell_id from locked) and presence is distinct from 'NONE'
         for no key update
    ),
    head as materialized (
      select position, hash, at from log_head
       where open_cycle_code = (select cycle_code from place) and ${timeMayBeGiven('$21')} for update
    ),
    won as materialized (
      select case when said.happens then event_hash(head.hash, said.position, said.kind, said.at, $15::uuid,
               place.cycle_code, place.country_code, place.agency_code, $3::text, said.revision, $9::integer,
               $14::timestamptz(3), said.counts, $19::bytea) else head.hash end as hash,
             said.*, place.cycle_code,
             case $1::text when 'RECORDED' then said.at else place.updated_at end as cell_updated_at
        from head cross join place cross join lateral (
          select $1::text <> 'UNCHANGED' as happens, head.position + ($1::text <> 'UNCHANGED')::integer as position,
                 case $1::text when 'RECORDED' then 'RESPONSE_RECORDED' else 'RESPONSE_CONFLICTED' end as kind,
                 $4::integer + ($1::text = 'RECORDED')::integer as revision,
                 ${timeAfterHead('$21')} as at,
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
                         written_at, counts, changes, note, salt, content_digest, hash, visibility)
      select position, kind, at, $15::uuid, cycle_code, $2::integer, $3::text, revision, $9::integer,
             $14::timestamptz(3), counts, $10::jsonb, $11::text, $18::bytea, $19::bytea, hash, $12::text
        from won where happens
    ),
    written as (
      update response
         set status = $6::text, rating = $7::text, narrative = $8::text, revision = won.revision, updated_at = won.at,
             updated_by = $15::uuid
        from won where kind = 'RESPONSE_RECORDED' and cell_id = $2::integer and item_code = $3::text
    ),
    counted as (
      update cell
         set not_started = counts[1], in_progress = counts[2], submitted = counts[3], returned = counts[4],
             accepted = counts[5], updated_at = won.at
        from won where kind = 'RESPONSE_RECORDED' and id = $2::integer
    ),
    ended as (
      update log_head set position = won.position, hash = won.hash, at = won.at from won where happens
    ),
    receipted as (
      insert into receipt (person_id, mutation_id, input_digest, outcome, cell_id, item_code, position, merged)
      select $15::uuid, $16::uuid, $17::bytea, $1::text, $2::integer, $3::text, position, $13::boolean from won
    )
    select $20::integer as ordinal, position, hash, at, counts, cell_updated_at from won`,
};

/** Writes one decided change; none in the result where it was not standing any more. */
export function recordOne(connection: Queryable, change: Change, at: Date | null): Promise<ChangeResult[]> {
  return connection.query<ChangeResult>(recordOneStatement, [
    change.outcome,
    change.cell_id,
    change.item_code,
    change.seen_revision,
    change.status_before,
    change.status,
    change.rating,
    change.narrative,
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
    change.ordinal,
    at?.toISOString() ?? null,
  ]);
}
