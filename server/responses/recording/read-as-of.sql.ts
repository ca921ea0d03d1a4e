import type { Queryable, Statement } from '../../database/database.ts';
import type { ReplayContext } from './read-for-recording.sql.ts';

/** What a response said at a place in the log. */
export type AsOf = Pick<
  ReplayContext,
  'status' | 'rating' | 'narrative' | 'revision' | 'updated_at' | 'updated_by'
>;

const readAsOfStatement: Statement = {
  name: 'read-response-as-of',
  text: `
    select coalesce((
             select change ->> 'to' from event cross join jsonb_array_elements(changes) as change
              where cell_id = $1 and item_code = $2 and position <= $3 and kind <> 'RESPONSE_CONFLICTED'
                and change ->> 'field' = 'status' order by position desc limit 1
           ), 'NOT_STARTED') as status,
           (select change ->> 'to' from event cross join jsonb_array_elements(changes) as change
             where cell_id = $1 and item_code = $2 and position <= $3 and kind <> 'RESPONSE_CONFLICTED'
               and change ->> 'field' = 'rating' order by position desc limit 1) as rating,
           (select change ->> 'to' from event cross join jsonb_array_elements(changes) as change
             where cell_id = $1 and item_code = $2 and position <= $3 and kind <> 'RESPONSE_CONFLICTED'
               and change ->> 'field' = 'narrative' order by position desc limit 1) as narrative,
           last.revision, last.at as updated_at,
           jsonb_build_object('id', person.id, 'name', person.name) as updated_by
      from (
        select revision, at, actor_id from event
         where cell_id = $1 and item_code = $2 and position <= $3 and kind = 'RESPONSE_RECORDED'
         order by position desc limit 1
      ) as last join person on person.id = last.actor_id`,
};

/** What a response said when an outcome was given, from the log; only where something had been recorded by then. */
export async function readAsOf(
  connection: Queryable,
  { cell_id: cellId, item_code: itemCode, position }: ReplayContext,
): Promise<AsOf> {
  const [row] = await connection.query<AsOf>(readAsOfStatement, [cellId, itemCode, position]);
  if (!row) throw new Error('an outcome was given for a response that nobody had recorded');
  return row;
}
