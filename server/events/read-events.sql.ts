import type { Queryable, Statement } from '../database/database.ts';
import { type LogPlace, logPlace } from './cursor.ts';
import type { EventFilter } from './event-filter.ts';
import { type EventRow, type LogEvent, toLogEvent } from './log-event.ts';

/** A cell's time after an event that left its counts alone is that of the last change before it. */
const eventColumns = `
  event.position, event.hash, event.kind, event.at, event.actor_id, actor.name as actor_name, event.cycle_code,
  cell.country_code, cell.agency_code, event.item_code, event.revision, event.base_revision, event.written_at,
  event.changes, event.note, event.counts,
  case event.kind when 'RESPONSE_RECORDED' then event.at else (
    select earlier.at from event as earlier
     where earlier.cell_id = event.cell_id and earlier.position < event.position and earlier.kind = 'RESPONSE_RECORDED'
     order by earlier.position desc limit 1
  ) end as cell_updated_at`;

const eventTables = `
  event left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id`;

/** What event-filter.ts says, over the parameters $4 to $9. */
const matchingEvents = `
      ($4::text is null or event.cycle_code = $4)
  and ($5::text[] is null or cell.country_code = any($5) or (event.cell_id is null and cardinality($5) > 0))
  and ($6::text[] is null or cell.agency_code = any($6)
       or ($7::boolean and event.cell_id is not null and cell.agency_code is null)
       or (event.cell_id is null and (cardinality($6) > 0 or $7)))
  and ($8::text[] is null or event.item_code = any($8) or (event.item_code is null and cardinality($8) > 0))
  and ($9::text[] is null or event.kind = any($9))
  and (event.cycle_code is not null or ($5::text[] is null and $6::text[] is null and $8::text[] is null))`;

const readAfter: Statement = {
  name: 'read-events-after',
  text: `select ${eventColumns} from ${eventTables} where event.position > $1 order by event.position limit $2`,
};

/** The next events of the whole log, oldest first. */
export async function readEventsAfter(
  connection: Queryable,
  position: number,
  limit: number,
): Promise<LogEvent[]> {
  return (await connection.query<EventRow>(readAfter, [position, limit])).map(toLogEvent);
}

/** Positions between which a page lies, both outside it, and how many events to take from which end. */
export type EventRange = { after: number; before: number | null; limit: number; from: 'oldest' | 'newest' };

const pageStatements = {
  oldest: {
    name: 'read-event-page-oldest',
    text: `select ${eventColumns} from ${eventTables}
            where event.position > $1 and ($2::bigint is null or event.position < $2) and ${matchingEvents}
            order by event.position limit $3`,
  },
  newest: {
    name: 'read-event-page-newest',
    text: `select ${eventColumns} from ${eventTables}
            where event.position > $1 and ($2::bigint is null or event.position < $2) and ${matchingEvents}
            order by event.position desc limit $3`,
  },
} satisfies Record<EventRange['from'], Statement>;

/** Up to `limit` matching events of a range, in the order in which they are taken from its end. */
export async function readEventPage(
  connection: Queryable,
  { after, before, limit, from }: EventRange,
  filter: EventFilter | null | undefined,
): Promise<LogEvent[]> {
  const rows = await connection.query<EventRow>(pageStatements[from], [
    after,
    before,
    limit,
    filter?.cycle ?? null,
    filter?.countries ?? null,
    filter?.agencies ?? null,
    filter?.countryTeam ?? false,
    filter?.items ?? null,
    filter?.kinds ?? null,
  ]);
  return rows.map(toLogEvent);
}

/** One response, by the codes that name it. */
export type ResponseKey = {
  cycleCode: string;
  countryCode: string;
  agencyCode: string | null;
  itemCode: string;
};

const historyPredicate = `
      event.cell_id = (select id from cell as own
                        where own.cycle_code = $4 and own.country_code = $5
                          and (own.agency_code = $6 or ($6::text is null and own.agency_code is null)))
  and event.item_code = $7`;

const historyStatements = {
  oldest: {
    name: 'read-history-oldest',
    text: `select ${eventColumns} from ${eventTables}
            where event.position > $1 and ($2::bigint is null or event.position < $2) and ${historyPredicate}
            order by event.position limit $3`,
  },
  newest: {
    name: 'read-history-newest',
    text: `select ${eventColumns} from ${eventTables}
            where event.position > $1 and ($2::bigint is null or event.position < $2) and ${historyPredicate}
            order by event.position desc limit $3`,
  },
} satisfies Record<EventRange['from'], Statement>;

/** The same for the events of one response. */
export async function readHistoryPage(
  connection: Queryable,
  { after, before, limit, from }: EventRange,
  key: ResponseKey,
): Promise<LogEvent[]> {
  const rows = await connection.query<EventRow>(historyStatements[from], [
    after,
    before,
    limit,
    key.cycleCode,
    key.countryCode,
    key.agencyCode,
    key.itemCode,
  ]);
  return rows.map(toLogEvent);
}

const readOne: Statement = {
  name: 'read-event',
  text: `select ${eventColumns} from ${eventTables} where event.position = $1`,
};

export async function readEvent(connection: Queryable, position: number): Promise<LogEvent | null> {
  const [row] = await connection.query<EventRow>(readOne, [position]);
  return row ? toLogEvent(row) : null;
}

const readHeadStatement: Statement = { name: 'read-head', text: 'select position, hash from log_head' };

/** Where the log ends at this moment. */
export async function readHead(connection: Queryable): Promise<LogPlace> {
  const [row] = await connection.query<{ position: number; hash: Buffer }>(readHeadStatement);
  if (!row) throw new Error('the log has no head');
  return logPlace(row.position, row.hash);
}

const readPlaceStatement: Statement = {
  name: 'read-place',
  text: 'select position, hash from event where position = $1',
};

/** The place of a position; null where the log has not come that far. */
export async function readPlace(connection: Queryable, position: number): Promise<LogPlace | null> {
  const [row] = await connection.query<{ position: number; hash: Buffer }>(readPlaceStatement, [position]);
  return row ? logPlace(row.position, row.hash) : null;
}
