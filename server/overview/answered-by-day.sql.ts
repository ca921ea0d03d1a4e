import type { Queryable, Statement } from '../database/database.ts';
import type { KeyedChanges } from './kept-days.ts';

const isAnswered = (status: string) => `coalesce(${status} in ('SUBMITTED', 'ACCEPTED'), false)::integer`;
const saysStatus = (event: string) =>
  `${event}.kind = 'RESPONSE_RECORDED' and ${event}.changes @> '[{"field": "status"}]'`;
/** One field of an event’s changes, before and after. */
const changeOf = (event: string, field: string) => `
  cross join lateral (
    select change ->> 'from' as before, change ->> 'to' as after from jsonb_array_elements(${event}.changes) as change
     where change ->> 'field' = '${field}' limit 1)`;

/** Whose answers changed: the country teams’ have the empty text for an agency. */
export type AnsweredKey = { region: string; agency: string; section: string; areas: number[] };

// What an answer’s own events say of its status; and where an agency leaves or comes back, what had been said up to then.
const answeredByDay: Statement = {
  name: 'answered-by-day',
  text: `
    with head as materialized (select position, hash from log_head),
    begun as materialized (
      select greatest($2::bigint, min(position) - 1) as position from event
       where kind = 'CYCLE_OPENED' and cycle_code = $1
    ),
    told as materialized (
      select event.position, event.kind, event.cell_id, event.item_code, event.changes,
             to_char(event.at at time zone 'utc', 'YYYY-MM-DD') as day
        from begun cross join head
        join event on event.position > begun.position and event.position <= head.position and event.cycle_code = $1
         and event.cell_id is not null and (event.kind = 'PRESENCE_CHANGED' or (${saysStatus('event')}))
    ),
    step as (
      select told.cell_id, told.item_code, told.day, ${isAnswered('said.after')} - ${isAnswered('said.before')} as step
        from told ${changeOf('told', 'status')} as said
       where told.kind = 'RESPONSE_RECORDED'
      union all
      select told.cell_id, stood.item_code, told.day, (case when said.after = 'NONE' then -1 else 1 end) as step
        from told ${changeOf('told', 'presence')} as said
       cross join lateral (
         select distinct on (earlier.item_code) earlier.item_code, status.after as status
           from event as earlier ${changeOf('earlier', 'status')} as status
          where earlier.cell_id = told.cell_id and earlier.position < told.position and ${saysStatus('earlier')}
          order by earlier.item_code, earlier.position desc) as stood
       where told.kind = 'PRESENCE_CHANGED' and ${isAnswered('stood.status')} = 1
         and (said.after = 'NONE') is distinct from (said.before = 'NONE')
    ),
    changed as (
      select json_build_object('region', country.region, 'agency', coalesce(cell.agency_code, ''),
                               'section', item.section_code, 'areas', item.call_to_action_areas)::text as key,
             step.day, sum(step.step)::integer as change
        from step
        join cell on cell.id = step.cell_id
        join country on country.code = cell.country_code
        join cycle on cycle.code = cell.cycle_code
        join checklist_item as item on item.version = cycle.checklist_version and item.code = step.item_code
       group by 1, step.day
      having sum(step.step) <> 0
    )
    select head.position, head.hash, coalesce(
             json_agg(json_build_object('key', key, 'day', day, 'change', change)) filter (where day is not null), '[]') as changes
      from head left join changed on true
     group by head.position, head.hash`,
};

/** How much was answered on which day after a place in the log, by keys as text; from a cycle’s first opening on. */
export async function readAnsweredChanges(
  connection: Queryable,
  cycle: string,
  after: number,
): Promise<KeyedChanges> {
  const [row] = await connection.query<KeyedChanges>(answeredByDay, [cycle, after]);
  if (!row) throw new Error('the log has no head');
  return { ...row, position: Number(row.position) };
}
