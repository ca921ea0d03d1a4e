import type { Queryable, Statement } from '../database/database.ts';
import { positionSince } from '../log/event-moment.sql.ts';
import type { KeyedChanges } from './kept-days.ts';

const answered = (event: string) => `(${event}.counts[3] + ${event}.counts[5])`;

/** A cell says how many answers are submitted and accepted in each of its events that has counts. */
const saysCounts = (event: string) =>
  `${event}.kind in ('RESPONSE_RECORDED', 'PRESENCE_CHANGED') and ${event}.counts is not null`;

const dayOf = (event: string) => `to_char(${event}.at at time zone 'utc', 'YYYY-MM-DD')`;

/** What `said` holds: the last that each cell said on each day since a place, as `cell_id`, `day` and `answered`. */
type Ways = { name: string; said: string };

/** Reads every event that came since. */
const sinceThen: Ways = {
  name: 'days-answered-since',
  said: `
    said as materialized (
      select distinct on (told.cell_id, day) told.cell_id, day, ${answered('told')} as answered
        from begun cross join head
        join event as told on told.position > begun.position and told.position <= head.position
         and told.cycle_code = $1 and ${saysCounts('told')}
       cross join lateral (select ${dayOf('told')} as day) as dated
       order by told.cell_id, day, told.position desc
    )`,
};

/** The last that a cell said before a position, with its day. */
const lastSaid = (cell: string, before: string) => `
  select ${dayOf('told')} as day, ${answered('told')} as answered from event as told
   where told.cell_id = ${cell} and told.position > begun.position and told.position < ${before} and ${saysCounts('told')}
   order by told.position desc limit 1`;

/**
 * Asks each cell what it last said, and then what before the day of that: as many looks as it has days on which it changed,
 * however many events lie between. A log of years was not read in 30 s.
 */
const fromTheOpening: Ways = {
  name: 'days-answered',
  said: `
    dated as materialized (
      select to_char(start, 'YYYY-MM-DD') as day, first.position
        from begun cross join head join event as opening on opening.position = begun.position + 1
       cross join generate_series(date_trunc('day', opening.at at time zone 'utc'), head.at at time zone 'utc', '1 day') as start
       cross join lateral (${positionSince(`(start at time zone 'utc')`)}) as first
    ),
    said (cell_id, day, answered) as (
      select cell.id, last.day, last.answered
        from begun cross join head join cell on cell.cycle_code = $1
       cross join lateral (${lastSaid('cell.id', 'head.position + 1')}) as last
      union all
      select said.cell_id, last.day, last.answered
        from said join dated on dated.day = said.day cross join begun
       cross join lateral (${lastSaid('said.cell_id', 'dated.position')}) as last
    )`,
};

// From the opening on, whatever the log holds before it. What a cell said before the first of these events is looked up by
// the cell; its own events of a day follow each other.
const statementOf = ({ name, said }: Ways): Statement => ({
  name,
  text: `
    with recursive head as materialized (select position, hash, at from log_head),
    begun as materialized (
      select greatest($2::bigint, min(position) - 1) as position from event
       where kind = 'CYCLE_OPENED' and cycle_code = $1
    ),${said},
    stepped as (
      select said.cell_id, said.day, said.answered,
             lag(said.answered) over (partition by said.cell_id order by said.day) as before
        from said
    ),
    changed as (
      select cell.agency_code, stepped.day, sum(stepped.answered - coalesce(stepped.before, (
               select ${answered('earlier')} from event as earlier
                where earlier.cell_id = stepped.cell_id and earlier.position <= (select position from begun)
                  and ${saysCounts('earlier')}
                order by earlier.position desc limit 1), 0))::integer as change
        from stepped join cell on cell.id = stepped.cell_id
       group by cell.agency_code, stepped.day
    )
    select head.position, head.hash, coalesce(
             json_agg(json_build_object('key', coalesce(agency_code, ''), 'day', day, 'change', change))
               filter (where day is not null), '[]') as changes
      from head left join changed on true
     group by head.position, head.hash`,
});

const statements = { sinceThen: statementOf(sinceThen), fromTheOpening: statementOf(fromTheOpening) };

/**
 * How much each agency, and with the empty text the country teams, answered on which day after a place in the log; from a
 * cycle's first opening where that is later.
 */
export async function readDayChanges(
  connection: Queryable,
  cycle: string,
  after: number,
): Promise<KeyedChanges> {
  const statement = after === 0 ? statements.fromTheOpening : statements.sinceThen;
  const [row] = await connection.query<KeyedChanges>(statement, [cycle, after]);
  if (!row) throw new Error('the log has no head');
  return { ...row, position: Number(row.position) };
}

const daysStatement: Statement = {
  name: 'days-of-cycle',
  text: `
    select to_char(min(at) filter (where kind = 'CYCLE_OPENED') at time zone 'utc', 'YYYY-MM-DD') as "firstDay",
           to_char(max(at) filter (where kind = 'CYCLE_CLOSED') at time zone 'utc', 'YYYY-MM-DD') as "closedOn",
           to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD') as today
      from event where kind <> 'RESPONSE_RECORDED' and kind in ('CYCLE_OPENED', 'CYCLE_CLOSED') and cycle_code = $1`,
};

/** The days on which a cycle first opened and last closed, in UTC, and today. */
export async function readDaysOf(
  connection: Queryable,
  cycle: string,
): Promise<{ firstDay: string | null; closedOn: string | null; today: string }> {
  const [row] = await connection.query<{ firstDay: string | null; closedOn: string | null; today: string }>(
    daysStatement,
    [cycle],
  );
  if (!row) throw new Error('the database gave no day');
  return row;
}
