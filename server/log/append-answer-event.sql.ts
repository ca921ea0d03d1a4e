import type { Queryable, Statement } from '../database/database.ts';
import { contentDigest, type EventContent, type FieldChange, newSalt } from '../domain/event-content.ts';

/** An event beside an answer: who does what by when, what somebody chose, or what shows it. It leaves the answer, its revision and the counts alone. */
export type AnswerEvent = {
  kind:
    | 'RESPONSE_ASSIGNED'
    | 'STEP_ADDED'
    | 'STEP_CHANGED'
    | 'STEP_ERASED'
    | 'CONFLICT_SETTLED'
    | 'EVIDENCE_DECLARED'
    | 'EVIDENCE_RECEIVED'
    | 'EVIDENCE_REVISED'
    | 'EVIDENCE_WITHDRAWN'
    | 'EVIDENCE_ERASED';
  actorId: string;
  cellId: number;
  itemCode: string;
  /** The answer is one at this moment, so that only those hear of it who read drafts there. */
  draft: boolean;
  changes: readonly FieldChange[];
  note?: string | null;
  /** When it is said to have been, of a demonstration; otherwise it is now. Never before the event before it. */
  at?: Date;
};

/** What is left of an event of which words go. */
export type Blanked = EventContent & { position: number };

const appendStatement: Statement = {
  name: 'append-answer-event',
  text: `
    with place as materialized (select id, cycle_code, country_code, agency_code from cell where id = $3::integer),
    head as materialized (
      select position, hash, greatest(at, coalesce($11::timestamptz, date_trunc('milliseconds', clock_timestamp()))) as at
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
export async function appendAnswerEvent(
  connection: Queryable,
  { kind, actorId, cellId, itemCode, draft, changes, note = null, at }: AnswerEvent,
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
    contentDigest({ changes: [...changes], note }, salt),
    draft ? 'DRAFT' : 'OPEN',
    JSON.stringify(blanked),
    at ?? null,
  ]);
  if (!row) throw new Error('the log has no head');
  return { position: Number(row.position), at: row.at };
}
