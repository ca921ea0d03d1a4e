import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Reader } from '../access/visibility.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { contentDigest, type EventContent, newSalt } from '../domain/event-content.ts';
import type { ResponseContent } from '../domain/response-fields.ts';
import { refuseGivenTime, timeAfterHead, timeMayBeGiven } from '../log/given-time.sql.ts';
import { type EventRow, type LogEvent, toLogEvent } from '../log/log-event.ts';
import { eventColumns, eventTables, readerParameters, visibleEvent } from '../log/read-events.sql.ts';
import { isAddedTo, withAddenda } from '../responses/carried-answers.sql.ts';

/** An answer that a snapshot holds. */
export type FrozenPlace = { snapshot: string; country: string; agency: string | null; item: string };

const lock: Statement = {
  name: 'addendum-lock',
  text: `
    select cell.id
      from snapshot
      join cycle on cycle.code = snapshot.cycle_code
      join cell on cell.cycle_code = snapshot.cycle_code and cell.country_code = $2
       and cell.agency_code is not distinct from $3
     where snapshot.id = $1::uuid
       for share of cycle for no key update of cell`,
};

const standing: Statement = {
  name: 'addendum-standing',
  text: `
    select cell.id as cell_id, frozen.status, snapshot.closing and cycle.state = 'CLOSED' and not exists (
             select from snapshot as later
              where later.cycle_code = snapshot.cycle_code and later.closing and later.position > snapshot.position
           ) as open_to_addenda,
           ${withAddenda.columns},
           ${withAddenda.lastPosition} as last_position
      from snapshot
      join cycle on cycle.code = snapshot.cycle_code
      join cell on cell.cycle_code = snapshot.cycle_code and cell.country_code = $2
       and cell.agency_code is not distinct from $3
      join snapshot_answer as frozen on frozen.snapshot_id = snapshot.id and frozen.cell_id = cell.id
       and frozen.item_code = $4
      left join event as words on words.position = frozen.narrative_position
      ${withAddenda.joins}
     where snapshot.id = $1::uuid`,
};

/** What stands of an answer with its addenda. */
export type StandingAnswer = ResponseContent & {
  cell_id: number;
  status: ResponseStatus;
  /** Whether it is of the last closing of a cycle that is closed. */
  open_to_addenda: boolean;
  /** Of the last addendum; null where there is none. */
  last_position: number | null;
};

/** Locks the answer's cell and cycle, and reads what stands then; undefined where there is no such answer. */
export async function lockStanding(
  connection: Queryable,
  { snapshot, country, agency, item }: FrozenPlace,
): Promise<StandingAnswer | undefined> {
  await connection.query(lock, [snapshot, country, agency]);
  return (await connection.query<StandingAnswer>(standing, [snapshot, country, agency, item]))[0];
}

const append: Statement = {
  name: 'addendum-append',
  text: `
    with place as materialized (select id, cycle_code, country_code, agency_code from cell where id = $2::integer),
    head as materialized (
      select position, hash, ${timeAfterHead('$9')} as at
        from log_head where (select count(*) from place) > 0 and ${timeMayBeGiven('$9')} for update
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, changes, note, salt, content_digest,
                         hash, visibility)
      select head.position + 1, 'ADDENDUM_ADDED', head.at, $1::uuid, place.cycle_code, place.id, $3::text, $4::jsonb,
             $5::text, $6::bytea, $7::bytea,
             event_hash(head.hash, head.position + 1, 'ADDENDUM_ADDED', head.at, $1::uuid, place.cycle_code,
               place.country_code, place.agency_code, $3::text, null, null, null, null, $7::bytea),
             $8::text
        from head cross join place
      returning position, hash, at
    )
    update log_head set position = appended.position, hash = appended.hash, at = appended.at
      from appended
    returning log_head.position`,
};

/** Appends the event, which leaves the answer's row, revision and counts alone. Call it last: it takes the head's lock. `at` is for a demonstration that is being made. */
export async function appendAddendum(
  connection: Queryable,
  actorId: string,
  place: { cellId: number; item: string; visibility: 'OPEN' | 'DRAFT' },
  { changes, note }: EventContent,
  at: Date | null,
): Promise<number> {
  const salt = newSalt();
  const [row] = await connection.query<{ position: number }>(append, [
    actorId,
    place.cellId,
    place.item,
    JSON.stringify(changes),
    note,
    salt,
    contentDigest({ changes, note }, salt),
    place.visibility,
    at?.toISOString() ?? null,
  ]);
  if (at && !row) await refuseGivenTime(connection);
  if (!row) throw new Error('the log has no head');
  return Number(row.position);
}

const ofSnapshot: Statement = {
  name: 'addenda-of-snapshot',
  text: `
    select ${eventColumns}
      from ${eventTables} join snapshot on snapshot.id = $1::uuid
     where cell.cycle_code = snapshot.cycle_code and cell.country_code = any ($2::text[]) and ${isAddedTo('event')}
       and ${visibleEvent('$3', '$4', '$5')}
     order by event.position`,
};

/** The addenda to the answers of countries in a snapshot, as far as somebody reads them, oldest first. */
export async function readAddenda(
  connection: Queryable,
  snapshotId: string,
  countries: readonly string[],
  reader: Reader,
): Promise<LogEvent[]> {
  const rows = await connection.query<EventRow>(ofSnapshot, [
    snapshotId,
    countries,
    ...readerParameters(reader),
  ]);
  return rows.map(toLogEvent);
}
