import type { Queryable, Statement } from '../database/database.ts';
import type { KeyedChanges } from './kept-days.ts';

const answered = (event: string) => `(${event}.counts[3] + ${event}.counts[5])`;

/** A cell says how many answers are submitted and accepted in each of its events that has counts. */
const saysCounts = (event: string) =>
  `${event}.kind in ('RESPONSE_RECORDED', 'PRESENCE_CHANGED') and ${event}.counts is not null`;

// From the opening on, whatever the log holds before it. What a cell said before the first of these events is looked up by
// the cell; its own events of a day follow each other.
const readStatement: Statement = {
  name: 'days-answered',
  text: `
    with head as materialized (select position, hash from log_head),
    begun as materialized (
      select greatest($2::bigint, min(position) - 1) as position from event
       where kind = 'CYCLE_OPENED' and cycle_code = $1
    ),
    said as materialized (
      select distinct on (told.cell_id, day) told.cell_id, day, ${answered('told')} as answered
        from begun cross join head
        join event as told on told.position > begun.position and told.position <= head.position
         and told.cycle_code = $1 and ${saysCounts('told')}
       cross join lateral (select to_char(told.at at time zone 'utc', 'YYYY-MM-DD') as day) as dated
       order by told.cell_id, day, told.position desc
    ),
    stepped as (
      select said.cell_id, said.day, said.answered,
             lag(said.answered) over (partition by said.cell_id order by said.day) as before
        from said
    ),
    changed as (
      select cell.agency_code, stepped.day, sum(stepped.answered - coalesce(stepped.before, (
               select ${answered('earlier')} from event as earlier, begun
                where earlier.cell_id = stepped.cell_id and earlier.position <= begun.position and ${saysCounts('earlier')}
                order by earlier.position desc limit 1), 0))::integer as change
        from stepped join cell on cell.id = stepped.cell_id
       group by cell.agency_code, stepped.day
    )
    select head.position, head.hash, coalesce(
             json_agg(json_build_object('key', coalesce(agency_code, ''), 'day', day, 'change', change))
               filter (where day is not null), '[]') as changes
      from head left join changed on true
     group by head.position, head.hash`,
};

/**
 * How much each agency, and with the empty text the country teams, answered on which day after a place in the log; from a
 * cycle's first opening where that is later.
 */
export async function readDayChanges(
  connection: Queryable,
  cycle: string,
  after: number,
): Promise<KeyedChanges> {
  const [row] = await connection.query<KeyedChanges>(readStatement, [cycle, after]);
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
