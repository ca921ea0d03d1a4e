// The statements that all lean contenders run: what Concord's own do, without permissions, since they have none.

const snapshotColumns = `
  log_head.position, log_head.hash, cycle.code as cycle_code, cycle.state as cycle_state`;

const counts = 'cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted';

export const readMatrixStatement = {
  name: 'read-matrix',
  text: `
    select ${snapshotColumns}, cell.country_code, cell.agency_code, ${counts}, cell.updated_at
      from log_head cross join cycle
      join cell on cell.cycle_code = cycle.code and cell.presence is distinct from 'NONE'
     where cycle.code = $1
     order by cell.country_code, cell.agency_code nulls last`,
};

export const readCellStatement = {
  name: 'read-cell',
  text: `
    select ${snapshotColumns}, cell.country_code, cell.agency_code, ${counts}, cell.updated_at
      from log_head cross join cycle
      join cell on cell.cycle_code = cycle.code and cell.country_code = $2 and cell.agency_code = $3
     where cycle.code = $1`,
};

export const readCountryStatement = {
  name: 'read-country',
  text: `
    select ${snapshotColumns}, cell.country_code, cell.agency_code, ${counts}, cell.updated_at,
           response.item_code, response.status, response.rating, response.narrative, response.revision,
           response.updated_at as answered_at, author.name as author_name
      from log_head cross join cycle
      join cell on cell.cycle_code = cycle.code and cell.country_code = $1 and cell.presence is distinct from 'NONE'
      left join response on response.cell_id = cell.id and response.revision > 0
      left join person as author on author.id = response.updated_by
     where cycle.code = $2
     order by cell.agency_code nulls last, response.item_code`,
};

const eventColumns = `
  event.position, event.hash, event.kind, event.at, actor.name as actor_name, event.cycle_code, cell.country_code,
  cell.agency_code, event.item_code, event.revision, event.changes, event.note, event.counts`;

export const readLastEventsStatement = {
  name: 'read-last-events',
  text: `
    select * from (
      select ${eventColumns}
        from event left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id
       order by event.position desc limit $1
    ) as page order by position`,
};

export const readEventsAfterStatement = {
  name: 'read-events-after',
  text: `
    select ${eventColumns}
      from event left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id
     where event.position > $1 order by event.position limit $2`,
};

/** What a change is decided on. */
export const readStandingStatement = {
  name: 'read-standing',
  text: `
    select cell.id as cell_id, cell.cycle_code, cell.country_code, cell.agency_code, response.item_code,
           response.status, response.rating, response.narrative, response.revision, cycle.state as cycle_state
      from cell join cycle on cycle.code = cell.cycle_code join response on response.cell_id = cell.id
     where cell.cycle_code = $1 and cell.country_code = $2
       and (cell.agency_code = $3 or ($3::text is null and cell.agency_code is null)) and response.item_code = $4`,
};

/**
 * One change of one answer in one statement, if the answer still stands at the revision that was seen. Writes its
 * cell's counts, the event with its place in the chain, the receipt and the log's head.
 */
export const recordStatement = {
  name: 'record',
  text: `
    with locked as materialized (
      select cell_id from response where cell_id = $1::integer and item_code = $2::text and revision = $3::integer
         for no key update
    ),
    cells as materialized (
      select id, cycle_code, country_code, agency_code,
             array[not_started + ($5::text = 'NOT_STARTED')::integer - ($4::text = 'NOT_STARTED')::integer,
                   in_progress + ($5 = 'IN_PROGRESS')::integer - ($4 = 'IN_PROGRESS')::integer,
                   submitted + ($5 = 'SUBMITTED')::integer - ($4 = 'SUBMITTED')::integer,
                   returned + ($5 = 'RETURNED')::integer - ($4 = 'RETURNED')::integer,
                   accepted + ($5 = 'ACCEPTED')::integer - ($4 = 'ACCEPTED')::integer]::integer[] as counts
        from cell where id in (select cell_id from locked)
         for no key update
    ),
    head as materialized (
      select position + 1 as position, hash, open_cycle_code,
             greatest(at, date_trunc('milliseconds', clock_timestamp())) as at
        from log_head where (select count(*) from cells) > 0 for update
    ),
    won as materialized (
      select head.position, head.at, cells.*,
             event_hash(head.hash, head.position, 'RESPONSE_RECORDED', head.at, $8::uuid, cells.cycle_code,
               cells.country_code, cells.agency_code, $2, $3 + 1, $3, null, cells.counts, $11::bytea) as hash
        from head join cells on cells.cycle_code = head.open_cycle_code
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision, counts,
                         changes, salt, content_digest, hash, visibility)
      select position, 'RESPONSE_RECORDED', at, $8, cycle_code, id, $2, $3 + 1, $3, counts, $9::jsonb, $10::bytea, $11,
             hash, $12::text
        from won
    ),
    written as (
      update response set status = $5, rating = $6::text, narrative = $7::text, revision = $3 + 1, updated_at = won.at,
             updated_by = $8
        from won where response.cell_id = won.id and response.item_code = $2
    ),
    counted as (
      update cell set not_started = won.counts[1], in_progress = won.counts[2], submitted = won.counts[3],
             returned = won.counts[4], accepted = won.counts[5], updated_at = won.at
        from won where cell.id = won.id
    ),
    receipted as (
      insert into receipt (person_id, mutation_id, input_digest, outcome, cell_id, item_code, position, merged)
      select $8, $13::uuid, $14::bytea, 'RECORDED', id, $2, position, false from won
    ),
    ended as (
      update log_head set position = won.position, hash = won.hash, at = won.at from won
    )
    select position, hash, at, counts from won`,
};
