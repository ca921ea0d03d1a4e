import type { Queryable, Statement } from '../database/database.ts';
import { frozenFields } from './frozen-fields.ts';

const told: Statement = {
  name: 'snapshot-told',
  text: `
    select position, cycle_code, (
             select change ->> 'to' from jsonb_array_elements(changes) as change where change ->> 'field' = 'digest'
           ) as digest
      from event where kind in ('CYCLE_CLOSED', 'SNAPSHOT_TAKEN') and changes @> '[{"field": "digest"}]'
     order by position`,
};

export type ToldSnapshot = { position: number; cycle_code: string; digest: string };

/** The events that tell of a snapshot, with the digest that they say it has. */
export function readToldSnapshots(connection: Queryable): Promise<ToldSnapshot[]> {
  return connection.query(told);
}

/** What the log says that a field was at a position. */
const lastSaid = (field: string) => `(
  select event.position, change ->> 'to' as value
    from event cross join lateral jsonb_array_elements(event.changes) as change
   where event.cell_id = place.cell_id and event.item_code = place.item_code and event.position <= $2
     and event.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and change ->> 'field' = '${field}'
   order by event.position desc limit 1
)`;

const wrongAnswers: Statement = {
  name: 'snapshot-wrong-answers',
  text: `
    with place as materialized (
      select distinct cell_id, item_code from event
       where cycle_code = $3 and position <= $2 and kind = 'RESPONSE_RECORDED'
      union
      select cell_id, item_code from snapshot_answer where snapshot_id = $1::uuid
    ),
    compared as (
      select place.cell_id, place.item_code,
             frozen.status is not distinct from coalesce(status.value, 'NOT_STARTED')
               ${frozenFields.map((name) => `and frozen.said ->> '${name}' is not distinct from ${name}.value`).join('\n')}
               and frozen.revision = revision.last
               and (frozen.narrative_position is null
                    or (frozen.narrative_position = narrative.position
                        and frozen.narrative_digest = words.content_digest))
               and (frozen.narrative_position is not null or narrative.value is null) as same,
             words.erased_by is not null as erased
        from place
        left join snapshot_answer as frozen
          on frozen.snapshot_id = $1::uuid and frozen.cell_id = place.cell_id and frozen.item_code = place.item_code
        left join lateral ${lastSaid('status')} as status on true
        ${frozenFields.map((name) => `left join lateral ${lastSaid(name)} as ${name} on true`).join('\n')}
        left join lateral ${lastSaid('narrative')} as narrative on true
        left join event as words on words.position = frozen.narrative_position
        left join lateral (
          select max(event.revision) as last from event
           where event.cell_id = place.cell_id and event.item_code = place.item_code and event.position <= $2
        ) as revision on true
    )
    select cell.country_code, cell.agency_code, item_code, coalesce(same, false) as same
      from compared join cell on cell.id = cell_id
     where not coalesce(same, false) or erased
     order by 4, 1, 2, 3`,
};

/** An answer that isn't as the log says, or of which words were erased since. */
export type NotableAnswer = {
  country_code: string;
  agency_code: string | null;
  item_code: string;
  same: boolean;
};

/** Compares a snapshot's answers with what the log says at its position. */
export function readNotableAnswers(
  connection: Queryable,
  { id, position, cycle_code }: { id: string; position: number; cycle_code: string },
): Promise<NotableAnswer[]> {
  return connection.query<NotableAnswer>(wrongAnswers, [id, position, cycle_code]);
}

const wrongCounts: Statement = {
  name: 'snapshot-wrong-counts',
  text: `
    select cell.country_code, cell.agency_code
      from cell
      join lateral (
        select counts from event
         where event.cell_id = cell.id and event.position <= $2 and counts is not null and kind <> 'CONTENT_ERASED'
         order by event.position desc limit 1
      ) as last on true
      left join snapshot_cell as frozen on frozen.snapshot_id = $1::uuid and frozen.cell_id = cell.id
     where cell.cycle_code = $3 and frozen.counts is distinct from last.counts
     order by 1, 2 limit 1`,
};

/** The first cell with other counts than the log says at the snapshot's position. */
export async function readWrongCounts(
  connection: Queryable,
  { id, position, cycle_code }: { id: string; position: number; cycle_code: string },
): Promise<{ country_code: string; agency_code: string | null } | undefined> {
  return (
    await connection.query<{ country_code: string; agency_code: string | null }>(wrongCounts, [
      id,
      position,
      cycle_code,
    ])
  )[0];
}
