import type { Reader } from '../access/visibility.ts';
import { keysOf, visibleComment, visibleResponse } from '../access/visible-responses.sql.ts';
import { referenceVersion } from '../catalogue/reference-version.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { contentNames } from '../domain/response-fields.ts';
import { type LogPosition, logPosition } from './cursor.ts';
import { type EventRow, type LogEvent, toLogEvent } from './log-event.ts';

/** Whom an event about a person concerns: always its first change says so. */
export const concernedPerson = `event.changes -> 0 ->> 'to'`;

/** Whether an event returned an answer. */
export const returnsAnswer = `
  event.kind = 'RESPONSE_RECORDED' and event.changes @> '[{"field": "status", "to": "RETURNED"}]'`;

/**
 * A cell's time after an event that left its counts alone is that of the last change before it. What an answer said before
 * it appeared or vanished is looked up only for the events by which it did, and who reports only for a country team's.
 */
export const eventColumns = `
  event.position, event.hash, event.kind, event.at, event.actor_id, actor.name as actor_name,
  case when event.visibility = 'PEOPLE' then (
    select jsonb_build_object('id', concerned.id, 'name', concerned.name)
      from person as concerned where concerned.id = (${concernedPerson})::uuid
  ) end as person,
  event.cycle_code,
  cell.country_code, cell.agency_code, event.item_code, event.revision, event.base_revision, event.written_at,
  event.changes, event.note, event.counts,
  case event.kind when 'RESPONSE_RECORDED' then event.at else (
    select earlier.at from event as earlier
     where earlier.cell_id = event.cell_id and earlier.position < event.position and earlier.kind = 'RESPONSE_RECORDED'
     order by earlier.position desc limit 1
  ) end as cell_updated_at,
  event.visibility, event.erased_by is not null as erased,
  case when event.visibility in ('REVEALED', 'WITHDRAWN') then (
    select jsonb_object_agg(said.field, said.value)
      from (
        select distinct on (change ->> 'field') change ->> 'field' as field, change ->> 'to' as value
          from event as earlier cross join jsonb_array_elements(earlier.changes) as change
         where earlier.cell_id = event.cell_id and earlier.item_code = event.item_code
           and earlier.position < event.position and earlier.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED')
         order by change ->> 'field', earlier.position desc
      ) as said
  ) end as content_before,
  case when ${returnsAnswer} then (
    select case when not bool_or(said.erased and said.field <> 'status') then jsonb_build_object(
             ${contentNames.map((name) => `'${name}', max(said.value) filter (where said.field = '${name}')`).join(', ')}) end
      from (
        select distinct on (change ->> 'field') change ->> 'field' as field, change ->> 'to' as value,
               earlier.erased_by is not null as erased
          from event as earlier cross join jsonb_array_elements(earlier.changes) as change
         where earlier.cell_id = event.cell_id and earlier.item_code = event.item_code
           and earlier.position <= event.position and earlier.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED')
         order by change ->> 'field', earlier.position desc
      ) as said
  ) end as returned,
  case when event.cell_id is not null and cell.agency_code is null then array(
    select own.agency_code from cell as own
     where own.cycle_code = cell.cycle_code and own.country_code = cell.country_code
       and own.agency_code is not null and own.presence <> 'NONE'
     order by own.agency_code
  ) end as reporting_agencies`;

export const eventTables = `
  event left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id`;

/** What `redactEventFor` in redact-event.ts leaves standing, over three more parameters. */
export const visibleEvent = (keys: `$${number}`, administration: `$${number}`, personId: `$${number}`) => `
  case
    when event.visibility = 'PEOPLE' then ${administration}::boolean or event.changes @> jsonb_build_array(
      jsonb_build_object('field', 'person', 'to', ${personId}::text))
    when event.visibility in ('PUBLISHED', 'INTERNAL', 'LED') then ${visibleComment('event.visibility', 'false', keys)}
    when event.item_code is null then true
    else ${visibleResponse(`event.visibility = 'DRAFT'`, keys)}
  end`;

/** The values of those three. */
export const readerParameters = ({ personId, scope }: Reader) => [
  keysOf(scope),
  scope.administration,
  personId,
];

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

/** Most events that one read of the log gives. */
export const TAIL_PAGE = 500;

/**
 * The `offset 0` keeps the position from the planner. Where it sees that nearly nothing comes after, the plan for that one
 * position looks so much cheaper than the one for any that PostgreSQL plans every look afresh, which takes longer than the
 * look. The limit stands in the text for the same reason.
 */
const readNews: Statement = {
  name: 'read-news',
  text: `
    select ${referenceVersion} as reference, seen.here, seen.in_recovery, seen.read_only, page.*
      from (
        select place.position, (select hash from event where event.position = place.position) as here,
               pg_is_in_recovery() as in_recovery, current_setting('transaction_read_only')::boolean as read_only
          from (select $1::bigint as position) as place
        offset 0
      ) as seen
      left join lateral (
        select ${eventColumns} from ${eventTables}
         where event.position > seen.position order by event.position limit ${TAIL_PAGE}
      ) as page on true
     order by page.position`,
};

/** What a look at the log finds at one moment, from a position on. */
export type News = {
  events: LogEvent[];
  /** Tells whether something changed that no event tells. */
  reference: string;
  /** Of the event at that position; null where the log has not come that far. */
  checksum: string | null;
  /** Whether the server takes writes. */
  writable: boolean;
  /** Whether it follows another. */
  inRecovery: boolean;
};

export async function readNewsAfter(connection: Queryable, position: number): Promise<News> {
  type Seen = { reference: string; here: Buffer | null; in_recovery: boolean; read_only: boolean };
  const rows = await connection.query<Seen & (EventRow | { position: null })>(readNews, [position]);
  const [first] = rows;
  if (!first) throw new Error('a look at the log came back without a row');
  return {
    events: rows.flatMap((row) => (row.position === null ? [] : [toLogEvent(row)])),
    reference: first.reference,
    checksum: first.here && logPosition(position, first.here).checksum,
    writable: !first.read_only && !first.in_recovery,
    inRecovery: first.in_recovery,
  };
}

/** Positions between which a page lies, both outside it, and how many events to take from which end. */
export type EventRange = { after: number; before: number | null; limit: number; from: 'oldest' | 'newest' };

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
              and ${visibleEvent('$8', '$9', '$10')}
            order by event.position limit $3`,
  },
  newest: {
    name: 'read-history-newest',
    text: `select ${eventColumns} from ${eventTables}
            where event.position > $1 and ($2::bigint is null or event.position < $2) and ${historyPredicate}
              and ${visibleEvent('$8', '$9', '$10')}
            order by event.position desc limit $3`,
  },
} satisfies Record<EventRange['from'], Statement>;

/** The same for the events of one response. */
export async function readHistoryPage(
  connection: Queryable,
  { after, before, limit, from }: EventRange,
  key: ResponseKey,
  reader: Reader,
): Promise<LogEvent[]> {
  const rows = await connection.query<EventRow>(historyStatements[from], [
    after,
    before,
    limit,
    key.cycleCode,
    key.countryCode,
    key.agencyCode,
    key.itemCode,
    ...readerParameters(reader),
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
export async function readHead(connection: Queryable): Promise<LogPosition> {
  const [row] = await connection.query<{ position: number; hash: Buffer }>(readHeadStatement);
  if (!row) throw new Error('the log has no head');
  return logPosition(row.position, row.hash);
}

const readPlaceStatement: Statement = {
  name: 'read-place',
  text: 'select position, hash from event where position = $1',
};

/** The place of a position; null where the log has not come that far. */
export async function readPosition(connection: Queryable, position: number): Promise<LogPosition | null> {
  const [row] = await connection.query<{ position: number; hash: Buffer }>(readPlaceStatement, [position]);
  return row ? logPosition(row.position, row.hash) : null;
}
