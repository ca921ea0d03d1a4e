import type { Queryable, Statement } from '../database/database.ts';
import type { Reader } from '../identity/visibility.ts';
import type { EventFilter } from './event-filter.ts';
import { type EventRow, type LogEvent, toLogEvent } from './log-event.ts';
import {
  type EventRange,
  eventColumns,
  eventTables,
  readerParameters,
  readHead,
  visibleEvent,
} from './read-events.sql.ts';

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

/** As the index `ix_event_rare` says it: whatever happens seldom, and everything that is of no cell. */
const rare = `event.kind <> 'RESPONSE_RECORDED'`;

const inRange = `event.position > $1 and ($2::bigint is null or event.position < $2)`;
const wanted = `${matchingEvents} and ${visibleEvent('$10', '$11', '$12')}`;

/** In the order in which a page is taken from its end. */
const orders = { oldest: 'event.position', newest: 'event.position desc' } as const;
type From = EventRange['from'];

/** How far a page is looked for along the log, from its end: $13 positions. */
const withinWalk = {
  oldest: 'event.position <= $1::bigint + $13::integer',
  newest: 'event.position >= coalesce($2::bigint, (select position + 1 from log_head)) - $13::integer',
};

/** Walks along the log from the page's end, until the page is full: quick where much of the log is wanted. */
const alongTheLog = (from: From): Statement => ({
  name: `read-event-page-${from}`,
  text: `select ${eventColumns} from ${eventTables}
          where ${inRange} and ${withinWalk[from]} and ${wanted} order by ${orders[from]} limit $3`,
});

/**
 * Asks each cell for its latest or earliest events and takes the first of all of them, with those of no cell. Of the events of
 * one country, the log holds one in two hundred: walking along it would read as many for each that is wanted, and all of it
 * where there are too few.
 */
const byCell = (from: From): Statement => ({
  name: `read-event-page-of-cells-${from}`,
  text: `
    with place as materialized (
      select id from cell
       where ($4::text is null or cycle_code = $4) and ($5::text[] is null or country_code = any($5))
         and ($6::text[] is null or agency_code = any($6) or ($7::boolean and agency_code is null))
    ),
    found as materialized (
      select one.position
        from place cross join lateral (
          select event.position from event join cell on cell.id = event.cell_id
           where event.cell_id = place.id and ${inRange} and ${wanted}
           order by ${orders[from]} limit $3
        ) as one
      union all (
        select event.position from ${eventTables}
         where ${rare} and event.cell_id is null and ${inRange} and ${wanted}
         order by ${orders[from]} limit $3
      )
    ),
    page as materialized (select event.position from found as event order by ${orders[from]} limit $3)
    select ${eventColumns}
      from page join event on event.position = page.position
      left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id
     order by ${orders[from]}`,
});

/** Walks along those events alone that are no recorded answers. */
const alongTheRare = (from: From): Statement => ({
  name: `read-rare-event-page-${from}`,
  text: `select ${eventColumns} from ${eventTables}
          where ${rare} and ${inRange} and ${wanted} order by ${orders[from]} limit $3`,
});

const statements = {
  alongTheLog: { oldest: alongTheLog('oldest'), newest: alongTheLog('newest') },
  alongTheRare: { oldest: alongTheRare('oldest'), newest: alongTheRare('newest') },
  byCell: { oldest: byCell('oldest'), newest: byCell('newest') },
};

/** Of more than these, the log holds enough not to ask each of their cells at once. */
const FEW_COUNTRIES = 5;
/** Where so many events don't fill a page, few are wanted: asking all cells then costs less than to walk on. */
const LONGEST_WALK = 20_000;

function wayFor(filter: EventFilter | null | undefined): keyof typeof statements {
  if (filter?.kinds && !filter.kinds.includes('RESPONSE_RECORDED')) return 'alongTheRare';
  return filter?.countries && filter.countries.length <= FEW_COUNTRIES ? 'byCell' : 'alongTheLog';
}

/**
 * Up to `limit` matching events of a range that a reader sees, in the order in which they are taken from its end, as
 * they were written: `viewEvent` makes of them what the reader may read.
 */
export async function readEventPage(
  connection: Queryable,
  range: EventRange,
  filter: EventFilter | null | undefined,
  reader: Reader,
  longestWalk = LONGEST_WALK,
): Promise<LogEvent[]> {
  const way = wayFor(filter);
  if (way !== 'alongTheLog') return readOneWay(connection, way, range, filter, reader);
  const near = await readOneWay(connection, way, range, filter, reader, longestWalk);
  if (near.length === range.limit) return near;
  const end = range.before ?? (await readHead(connection)).position + 1;
  const walkedAll = end - 1 - range.after <= longestWalk;
  return walkedAll ? near : readOneWay(connection, 'byCell', range, filter, reader);
}

async function readOneWay(
  connection: Queryable,
  way: keyof typeof statements,
  { after, before, limit, from }: EventRange,
  filter: EventFilter | null | undefined,
  reader: Reader,
  ...walk: number[]
): Promise<LogEvent[]> {
  const rows = await connection.query<EventRow>(statements[way][from], [
    after,
    before,
    limit,
    filter?.cycle ?? null,
    filter?.countries ?? null,
    filter?.agencies ?? null,
    filter?.countryTeam ?? false,
    filter?.items ?? null,
    filter?.kinds ?? null,
    ...readerParameters(reader),
    ...walk,
  ]);
  return rows.map(toLogEvent);
}
