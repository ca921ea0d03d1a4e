import type { Reader } from '../access/visibility.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { EventFilter } from './event-filter.ts';
import { firstPositionSince } from './event-moment.sql.ts';
import { type EventRow, type LogEvent, toLogEvent } from './log-event.ts';
import {
  concernedPerson,
  type EventRange,
  eventColumns,
  eventTables,
  readerParameters,
  readHead,
  returnsAnswer,
  visibleEvent,
} from './read-events.sql.ts';

/** Whether an event moved an answer otherwise than from one status of a draft to another. */
const handsOver = `
  exists (
    select from jsonb_array_elements(event.changes) as change
     where change ->> 'field' = 'status'
       and not (coalesce(change ->> 'from', '') in ('NOT_STARTED', 'IN_PROGRESS')
                and coalesce(change ->> 'to', '') in ('NOT_STARTED', 'IN_PROGRESS')))`;

/** What event-filter.ts says, over the parameters $4 to $9 and $14 to $16. */
const matchingEvents = `
      ($4::text is null or event.cycle_code = $4)
  and ($5::text[] is null or cell.country_code = any($5) or (event.cell_id is null and cardinality($5) > 0))
  and ($6::text[] is null or cell.agency_code = any($6)
       or ($7::boolean and event.cell_id is not null and cell.agency_code is null)
       or (event.cell_id is null and (cardinality($6) > 0 or $7)))
  and ($8::text[] is null or event.item_code = any($8) or (event.item_code is null and cardinality($8) > 0))
  and ($9::text[] is null or event.kind = any($9))
  and ($14::boolean is not true or event.kind <> 'RESPONSE_RECORDED' or ${returnsAnswer})
  and ($16::boolean is not true or event.kind <> 'RESPONSE_RECORDED' or ${handsOver})
  and ($15::uuid[] is null or event.actor_id = any($15)
       or (event.visibility = 'PEOPLE' and ${concernedPerson} = any($15::uuid[]::text[])))
  and (event.cycle_code is not null or ($5::text[] is null and $6::text[] is null and $8::text[] is null))`;

/** As the index `ix_event_rare` says it: everything that happens seldom, and everything that is of no cell. */
const rare = `event.kind <> 'RESPONSE_RECORDED'`;

const wanted = `${matchingEvents} and ${visibleEvent('$10', '$11', '$12')}`;

/** In the order in which a page is taken from its end. */
const orders = { oldest: 'event.position', newest: 'event.position desc' } as const;
type From = EventRange['from'];

/** Where a range ends: before $2, or with the log. */
const end = `coalesce($2::bigint, (select position + 1 from log_head))`;

/**
 * The $13 positions of a range that are next to the end from which the page is taken, for walking along them. The planner
 * can't know the bound, and takes a third of the log to be within it: so many that it walks in their order and stops when
 * the page is full.
 */
const walk = {
  oldest: `event.position > $1 and ($2::bigint is null or event.position < $2)
           and event.position <= $1::bigint + $13::bigint`,
  newest: `event.position > $1 and ($2::bigint is null or event.position < $2)
           and event.position >= ${end} - $13::bigint`,
} as const;

/**
 * For asking cells, the $13 positions from the first that any of them has: of a cycle that is over, or of a country where nothing
 * happened lately, that is far from the end. Bounded on both sides by what the planner can't know, which it then takes for
 * few. In truth few of them are a cell's; of a cell's whole history it would read every event and sort.
 */
const near = {
  oldest: `event.position > $1::bigint and event.position < least(${end}, (select position from edge) + $13::bigint)`,
  newest: `event.position < ${end} and event.position > greatest($1::bigint, (select position from edge) - $13::bigint)`,
} as const;

/** The first position that a cell has, from the end from which the page is taken. */
const edgeOfCell = (cell: string, from: From) => `
  select event.position from event
   where event.cell_id = ${cell} and event.position > $1::bigint and event.position < ${end}
   order by ${orders[from]} limit 1`;

/** Walks along the log, until the page is full: quick where much of the log is wanted. */
const alongTheLog = (from: From): Statement => ({
  name: `read-event-page-${from}`,
  text: `select ${eventColumns} from ${eventTables}
          where ${walk[from]} and ${wanted} order by ${orders[from]} limit $3`,
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
    edge as materialized (
      select event.position from place cross join lateral (${edgeOfCell('place.id', from)}) as event
       order by ${orders[from]} limit 1
    ),
    found as materialized (
      select one.position
        from place cross join lateral (
          select event.position from event join cell on cell.id = event.cell_id
           where event.cell_id = place.id and ${near[from]} and ${wanted}
           order by ${orders[from]} limit $3
        ) as one
      union all (
        select event.position from ${eventTables}
         where ${rare} and event.cell_id is null and ${near[from]} and ${wanted}
         order by ${orders[from]} limit $3
      )
    ),
    page as materialized (select event.position from found as event order by ${orders[from]} limit $3)
    select ${eventColumns}
      from page join event on event.position = page.position
      left join cell on cell.id = event.cell_id left join person as actor on actor.id = event.actor_id
     order by ${orders[from]}`,
});

/** Asks for each of some people what they did and what happened to them, and takes the first of all of it. */
const byPerson = (from: From): Statement => ({
  name: `read-event-page-of-people-${from}`,
  text: `
    with found as materialized (
      select one.position
        from unnest($15::uuid[]) as sought (id) cross join lateral (
          select event.position from ${eventTables}
           where event.actor_id = sought.id and ${walk[from]} and ${wanted}
           order by ${orders[from]} limit $3
        ) as one
      union
      select one.position
        from unnest($15::uuid[]) as sought (id) cross join lateral (
          select event.position from ${eventTables}
           where event.visibility = 'PEOPLE' and ${concernedPerson} = sought.id::text and ${walk[from]} and ${wanted}
           order by ${orders[from]} limit $3
        ) as one
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
          where ${rare} and ${walk[from]} and ${wanted} order by ${orders[from]} limit $3`,
});

const statements = {
  alongTheLog: { oldest: alongTheLog('oldest'), newest: alongTheLog('newest') },
  alongTheRare: { oldest: alongTheRare('oldest'), newest: alongTheRare('newest') },
  byCell: { oldest: byCell('oldest'), newest: byCell('newest') },
  byPerson: { oldest: byPerson('oldest'), newest: byPerson('newest') },
};

/** Of more than these, the log holds enough not to ask each of their cells at once. */
const FEW_COUNTRIES = 5;
/**
 * Where so many positions don't fill a page, few events are wanted, or they lie elsewhere, as those of a cycle that is over do.
 * Asking all cells then costs less than to walk on: first about few positions from where they have events, since of all of
 * them each cell reads a page.
 */
const LONGEST_WALK = 20_000;
/** Cells are asked about so many times as many positions, as long as the page isn't full. */
const WIDER = 20;

type Way = keyof typeof statements;

/** One try after the other, each with how many positions it looks at. */
function triesFor(filter: EventFilter | null | undefined, longestWalk: number): [Way, positions: number][] {
  const all = Number.MAX_SAFE_INTEGER;
  if (filter?.persons) return [['byPerson', all]];
  if (filter?.kinds && !filter.kinds.includes('RESPONSE_RECORDED')) return [['alongTheRare', all]];
  if (filter?.countries && filter.countries.length <= FEW_COUNTRIES) {
    return [
      ['byCell', longestWalk],
      ['byCell', longestWalk * WIDER],
      ['byCell', all],
    ];
  }
  return [
    ['alongTheLog', longestWalk],
    ['byCell', Math.ceil(longestWalk / WIDER)],
    ['byCell', all],
  ];
}

/**
 * Up to `limit` matching events of a range that a reader sees, in the order in which they are taken from its end.
 * They come as they were written: `redactEventFor` makes of them what the reader may read.
 */
export async function readEventPage(
  connection: Queryable,
  asked: EventRange,
  filter: EventFilter | null | undefined,
  reader: Reader,
  longestWalk = LONGEST_WALK,
): Promise<LogEvent[]> {
  const range = await withinMoments(connection, asked, filter);
  let length: number | undefined;
  for (const [way, positions] of triesFor(filter, longestWalk)) {
    const page = await readOneWay(connection, way, range, filter, reader, positions);
    if (page.length === range.limit || positions === Number.MAX_SAFE_INTEGER) return page;
    length ??= (range.before ?? (await readHead(connection)).position + 1) - 1 - range.after;
    if (length <= positions) return page;
  }
  throw new Error('the last try looks at all of the log');
}

const count: Statement = {
  name: 'count-events',
  text: `select count(*)::integer as count from ${eventTables}
          where event.position > $1 and event.position < $2::bigint and ${wanted}
            and $3::integer is not null and $13::bigint is not null`,
};

/** How many matching events a reader sees in a range, whose `before` is stated. */
export async function countEvents(
  connection: Queryable,
  { after, before }: { after: number; before: number },
  filter: EventFilter | null | undefined,
  reader: Reader,
): Promise<number> {
  const range = await withinMoments(connection, { after, before, limit: 0, from: 'oldest' }, filter);
  const [row] = await connection.query<{ count: number }>(count, parametersOf(range, filter, reader, 0));
  return row?.count ?? 0;
}

/** The part of a range that lies between a filter's moments. */
async function withinMoments(
  connection: Queryable,
  range: EventRange,
  filter: EventFilter | null | undefined,
): Promise<EventRange> {
  const { since, until } = filter ?? {};
  const after = since == null ? 0 : (await firstPositionSince(connection, since)) - 1;
  const before = until == null ? Number.POSITIVE_INFINITY : await firstPositionSince(connection, until);
  return {
    ...range,
    after: Math.max(range.after, after),
    before: until == null ? range.before : Math.min(range.before ?? before, before),
  };
}

async function readOneWay(
  connection: Queryable,
  way: Way,
  range: EventRange,
  filter: EventFilter | null | undefined,
  reader: Reader,
  positions: number,
): Promise<LogEvent[]> {
  const parameters = parametersOf(range, filter, reader, positions);
  const rows = await connection.query<EventRow>(statements[way][range.from], parameters);
  return rows.map(toLogEvent);
}

function parametersOf(
  { after, before, limit }: EventRange,
  filter: EventFilter | null | undefined,
  reader: Reader,
  positions: number,
): unknown[] {
  return [
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
    positions,
    filter?.returns ?? false,
    filter?.persons ?? null,
    filter?.handedOver ?? false,
  ];
}
