import type { Reader } from '../access/visibility.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { contentDigest, type EventContent, type FieldChange, newSalt } from '../domain/event-content.ts';
import type { CommentReaders } from '../domain/event-visibility.ts';
import { type EventRow, type LogEvent, toLogEvent } from '../log/log-event.ts';
import {
  type EventRange,
  eventColumns,
  eventTables,
  readerParameters,
  visibleEvent,
} from '../log/read-events.sql.ts';

/** The field under which an event about a comment says which one, always in its first change. */
export const commentField = 'comment';

/** An event about a comment. It leaves counts and revisions alone, and brings no cell that could tell of it. */
export type CommentEvent = EventContent & {
  kind:
    | 'COMMENT_ADDED'
    | 'COMMENT_EDITED'
    | 'COMMENT_RESOLVED'
    | 'COMMENT_REOPENED'
    | 'COMMENT_ERASED'
    | 'COMMENT_HANDED_OVER';
  actorId: string;
  /** Null for a comment on a cycle. */
  cellId: number | null;
  cycleCode: string;
  itemCode: string | null;
  readers: CommentReaders;
};

/** What is left of an event of which words go. */
export type Blanked = EventContent & { position: number };

const appendStatement: Statement = {
  name: 'comment-append-event',
  text: `
    with place as materialized (
      select id, cycle_code, country_code, agency_code from cell where id = $3::integer
       union all
      select null, $11::text, null, null where $3::integer is null
    ),
    head as materialized (
      select position, hash, greatest(at, date_trunc('milliseconds', clock_timestamp())) as at
        from log_head where (select count(*) from place) > 0 for update
    ),
    appended as (
      insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, changes, note, salt, content_digest,
                         hash, visibility)
      select head.position + 1, $1::text, head.at, $2::uuid, place.cycle_code, place.id, $4::text, $5::jsonb, $6::text,
             $7::bytea, $8::bytea,
             event_hash(head.hash, head.position + 1, $1::text, head.at, $2::uuid, place.cycle_code, place.country_code,
               place.agency_code, $4::text, null, null, null, null, $8::bytea),
             $9::text
        from head cross join place
      returning position, hash, at
    ),
    blanked as (
      update event set changes = left_over.changes, note = left_over.note, salt = '', erased_by = appended.position
        from jsonb_to_recordset($10::jsonb) as left_over(position bigint, changes jsonb, note text) cross join appended
       where event.position = left_over.position
    )
    update log_head set position = appended.position, hash = appended.hash, at = appended.at
      from appended
    returning log_head.position, log_head.at`,
};

/**
 * Appends the event, and blanks what it names. What comes after it in the transaction, every write of the network
 * waits for: it takes the head's lock.
 */
export async function appendCommentEvent(
  connection: Queryable,
  { kind, actorId, cellId, cycleCode, itemCode, changes, note, readers }: CommentEvent,
  blanked: readonly Blanked[] = [],
): Promise<{ position: number; at: Date }> {
  const salt = newSalt();
  const [row] = await connection.query<{ position: number; at: Date }>(appendStatement, [
    kind,
    actorId,
    cellId,
    itemCode,
    JSON.stringify(changes),
    note,
    salt,
    contentDigest({ changes, note }, salt),
    readers,
    JSON.stringify(blanked),
    cycleCode,
  ]);
  if (!row) throw new Error('the log has no head');
  return { position: Number(row.position), at: row.at };
}

/** As the index `ix_event_comment` says it. */
const ofComment = (id: `$${number}`) =>
  `event.visibility in ('PUBLISHED', 'INTERNAL', 'LED') and event.changes -> 0 ->> 'to' = ${id}::text`;

const heldStatement: Statement = {
  name: 'comment-read-held',
  text: `select position, changes, note from event where ${ofComment('$1')} order by position`,
};

/** Every event of a comment, with what it says. */
export function readHeldOf(
  connection: Queryable,
  commentId: string,
): Promise<(Blanked & { changes: FieldChange[] })[]> {
  return connection.query(heldStatement, [commentId]);
}

const historyOf = (from: EventRange['from']): Statement => ({
  name: `comment-history-${from}`,
  text: `
    select ${eventColumns} from ${eventTables}
     where ${ofComment('$4')} and event.position > $1 and ($2::bigint is null or event.position < $2)
       and ${visibleEvent('$5', '$6', '$7')}
     order by event.position ${from === 'newest' ? 'desc' : ''} limit $3`,
});
const historyStatements = { oldest: historyOf('oldest'), newest: historyOf('newest') };

/** Events of one comment from an end of a range, as far as a reader sees them. */
export async function readCommentHistory(
  connection: Queryable,
  { after, before, limit, from }: EventRange,
  commentId: string,
  reader: Reader,
): Promise<LogEvent[]> {
  const rows = await connection.query<EventRow>(historyStatements[from], [
    after,
    before,
    limit,
    commentId,
    ...readerParameters(reader),
  ]);
  return rows.map(toLogEvent);
}
