import type { Queryable, Statement } from '../database/database.ts';
import { contentDigest, type FieldChange, newSalt } from '../domain/event-content.ts';
import { refuseGivenTime, timeAfterHead, timeMayBeGiven } from './given-time.sql.ts';

/**
 * An event about a person's roles or means to sign in, or what they took out. Its first change names the person (`person`, from nothing to their
 * id), never by name or address: the log stays for good.
 */
export type PersonEvent = {
  kind:
    | 'PERSON_INVITED'
    | 'INVITATION_REVOKED'
    | 'MEMBERSHIP_GRANTED'
    | 'MEMBERSHIP_ENDED'
    | 'PERSON_DEACTIVATED'
    | 'TOKEN_CREATED'
    | 'TOKEN_REVOKED'
    | 'EXPORT_MADE';
  /** Null where an operator's command did it. */
  actorId: string | null;
  cycleCode: null;
  cellId: null;
  changes: [FieldChange, ...FieldChange[]];
  note: string | null;
};

/** An event that no response carries: what was done to a cycle, an agency's presence changed, or what it asks of who submits, days aren't working days. */
export type CatalogueEvent = {
  kind:
    | 'CYCLE_PLANNED'
    | 'CYCLE_CHANGED'
    | 'CYCLE_OPENED'
    | 'CYCLE_CLOSED'
    | 'PRESENCE_CHANGED'
    | 'SNAPSHOT_TAKEN'
    | 'WORKING_WEEK_SET'
    | 'PAUSE_DECLARED'
    | 'PAUSE_CHANGED'
    | 'SECOND_PERSON_SET';
  actorId: string | null;
  cycleCode: string;
  /** Only with PRESENCE_CHANGED, and with what an agency or country says of itself: there the cell of whom it is said. */
  cellId: number | null;
  changes: FieldChange[];
  note: string | null;
  /** When it happened, only while a demonstration is being made; otherwise it happens now. */
  at?: Date | null;
};

const appendCatalogueEvent: Statement = {
  name: 'append-catalogue-event',
  text: `
    with head as materialized (
      select position, hash, ${timeAfterHead('$9')} as at from log_head where ${timeMayBeGiven('$9')} for update
    ),
    affected as (
      select id, country_code, agency_code,
             case when $1::text <> 'PRESENCE_CHANGED' then null
                  when presence = 'NONE' then array[0, 0, 0, 0, 0]
                  else array[not_started, in_progress, submitted, returned, accepted] end as counts,
             case when $1::text <> 'PRESENCE_CHANGED' then null
                  when presence = 'NONE' then 0 else carried end as carried
        from cell where id = $4::integer
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, counts, carried, changes, note, salt, content_digest,
                         hash, visibility)
      select head.position + 1, $1::text, head.at, $2::uuid, $3::text, affected.id, affected.counts, affected.carried,
             $5::jsonb, $6::text, $7::bytea, $8::bytea,
             event_hash(head.hash, head.position + 1, $1::text, head.at, $2::uuid, $3::text, affected.country_code,
               affected.agency_code, null, null, null, null, affected.counts, $8::bytea),
             case when $3::text is null then 'PEOPLE' else 'OPEN' end
        from head left join affected on true
      returning position, hash, at
    )
    update log_head set position = appended.position, hash = appended.hash, at = appended.at,
           open_cycle_code = case $1::text when 'CYCLE_OPENED' then $3::text
                                           when 'CYCLE_CLOSED' then null
                                           else open_cycle_code end
      from appended
    returning log_head.position`,
};

/**
 * Appends the event and, for a cycle, moves which cycle the head says is open. Call it last inside the transaction that
 * made the change: it takes the head's lock, and every write in the network waits until that transaction commits.
 */
export async function appendEvent(
  connection: Queryable,
  event: CatalogueEvent | PersonEvent,
): Promise<number> {
  const salt = newSalt();
  const at = 'at' in event ? event.at : null;
  const [row] = await connection.query<{ position: number }>(appendCatalogueEvent, [
    event.kind,
    event.actorId,
    event.cycleCode,
    event.cellId,
    JSON.stringify(event.changes),
    event.note,
    salt,
    contentDigest({ changes: event.changes, note: event.note }, salt),
    at?.toISOString() ?? null,
  ]);
  if (at && !row) await refuseGivenTime(connection);
  if (!row) throw new Error('the log has no head');
  return Number(row.position);
}
