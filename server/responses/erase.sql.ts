import type { Queryable, Statement } from '../database/database.ts';
import type { FieldChange } from '../domain/event-content.ts';
import type { EventVisibility } from '../domain/event-visibility.ts';
import type { ResponseKey } from '../log/read-events.sql.ts';

/** The response of which content is erased, locked: nothing is recorded on it until the transaction ends. */
export type LockedResponse = {
  cell_id: number;
  item_code: string;
  status: string;
  narrative: string | null;
  revision: number;
};

const lockResponseStatement: Statement = {
  name: 'erase-lock-response',
  text: `
    select response.cell_id, response.item_code, response.status, response.narrative, response.revision
      from cell join response on response.cell_id = cell.id
     where cell.cycle_code = $1 and cell.country_code = $2 and cell.agency_code is not distinct from $3
       and response.item_code = $4 and response.revision > 0
       for no key update of response`,
};

export async function lockResponse(connection: Queryable, key: ResponseKey): Promise<LockedResponse | null> {
  const [row] = await connection.query<LockedResponse>(lockResponseStatement, [
    key.cycleCode,
    key.countryCode,
    key.agencyCode,
    key.itemCode,
  ]);
  return row ?? null;
}

/** An event of the response, as far as erasing asks. */
export type HeldContent = {
  position: number;
  kind: string;
  changes: FieldChange[];
  note: string | null;
  visibility: EventVisibility;
};

const readHeldStatement: Statement = {
  name: 'erase-read-events',
  text: `
    select position, kind, changes, note, visibility from event
     where cell_id = $1 and item_code = $2 and kind in ('RESPONSE_RECORDED', 'RESPONSE_ENDORSED', 'RESPONSE_CONFLICTED', 'CONTENT_ERASED', 'ADDENDUM_ADDED')
     order by position`,
};

export function readHeld(connection: Queryable, response: LockedResponse): Promise<HeldContent[]> {
  return connection.query<HeldContent>(readHeldStatement, [response.cell_id, response.item_code]);
}

/** What erasing writes: the event that says so, and what is left of the events that it blanks. */
export type Erasure = {
  actorId: string;
  changes: FieldChange[];
  note: string;
  salt: Buffer;
  contentDigest: Buffer;
  visibility: EventVisibility;
  blanked: Pick<HeldContent, 'position' | 'changes' | 'note'>[];
  /** Whether the narrative as it stands goes too, as a change of the response. */
  narrativeGoes: boolean;
};

const eraseStatement: Statement = {
  name: 'erase-content',
  text: `
    with place as materialized (
      select id, cycle_code, country_code, agency_code,
             case when presence = 'NONE' then array[0, 0, 0, 0, 0]
                  else array[not_started, in_progress, submitted, returned, accepted] end as counts,
             case when presence = 'NONE' then 0 else carried end as carried
        from cell where id = $1::integer for no key update
    ),
    head as materialized (
      select position, hash, greatest(at, date_trunc('milliseconds', clock_timestamp())) as at
        from log_head where (select count(*) from place) > 0 for update
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, counts, carried, changes,
                         note, salt, content_digest, hash, visibility)
      select head.position + 1, 'CONTENT_ERASED', head.at, $4::uuid, place.cycle_code, place.id, $2::text, $3::integer,
             place.counts, place.carried, $5::jsonb, $6::text, $7::bytea, $8::bytea,
             event_hash(head.hash, head.position + 1, 'CONTENT_ERASED', head.at, $4::uuid, place.cycle_code,
               place.country_code, place.agency_code, $2::text, $3::integer, null, null, place.counts, $8::bytea),
             $9::text
        from head cross join place
      returning position, hash, at
    ),
    blanked as (
      update event set changes = left_over.changes, note = left_over.note, salt = '', erased_by = appended.position
        from jsonb_to_recordset($10::jsonb) as left_over(position bigint, changes jsonb, note text) cross join appended
       where event.position = left_over.position
    ),
    emptied as (
      update response set narrative = null, revision = $3::integer, updated_at = appended.at, updated_by = $4::uuid,
             endorsed_by = null, endorsed_at = null, endorsed_revision = null,
             waits_since = case when status <> 'IN_PROGRESS' then waits_since end
        from appended where $11::boolean and response.cell_id = $1::integer and response.item_code = $2::text
    )
    update log_head set position = appended.position, hash = appended.hash, at = appended.at
      from appended
    returning log_head.position`,
};

/**
 * Appends the erasing event and blanks what it names, in one statement: the log is never without the reason. Call it last
 * inside the transaction, for it takes the head's lock.
 */
export async function writeErasure(
  connection: Queryable,
  { cell_id: cellId, item_code: itemCode, revision }: LockedResponse,
  erasure: Erasure,
): Promise<number> {
  const [row] = await connection.query<{ position: number }>(eraseStatement, [
    cellId,
    itemCode,
    erasure.narrativeGoes ? revision + 1 : revision,
    erasure.actorId,
    JSON.stringify(erasure.changes),
    erasure.note,
    erasure.salt,
    erasure.contentDigest,
    erasure.visibility,
    JSON.stringify(erasure.blanked),
    erasure.narrativeGoes,
  ]);
  if (!row) throw new Error('the log has no head');
  return Number(row.position);
}
