import type { Queryable, Statement } from '../../database/database.ts';
import type { FieldChange } from '../../domain/event-content.ts';
import type { ChainedEvent } from './event-hash.ts';

/** An event with everything that its place in the chain was made from. */
export type StoredEvent = ChainedEvent & {
  changes: FieldChange[];
  note: string | null;
  salt: Buffer;
  hash: Buffer;
  erased_by: number | null;
};

/** The head as its row says it, even where the events say otherwise. */
export type StoredHead = { position: number; hash: Buffer; at: Date };

const readStoredEventsStatement: Statement = {
  name: 'read-stored-events',
  text: `
    select event.position, event.kind, event.at, event.actor_id, event.cycle_code, cell.country_code, cell.agency_code,
           event.item_code, event.revision, event.base_revision, event.written_at, event.counts, event.changes,
           event.note, event.salt, event.content_digest, event.hash, event.erased_by
      from event left join cell on cell.id = event.cell_id
     where event.position > $1
     order by event.position limit $2`,
};

/** The next events as they are stored, oldest first. */
export function readStoredEvents(
  connection: Queryable,
  after: number,
  limit: number,
): Promise<StoredEvent[]> {
  return connection.query<StoredEvent>(readStoredEventsStatement, [after, limit]);
}

const readStoredHeadStatement: Statement = {
  name: 'read-stored-head',
  text: 'select position, hash, at from log_head',
};

export async function readStoredHead(connection: Queryable): Promise<StoredHead | undefined> {
  const [head] = await connection.query<StoredHead>(readStoredHeadStatement);
  return head;
}
