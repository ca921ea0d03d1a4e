import type { Queryable, Statement } from '../database/database.ts';
import { stepField } from '../domain/event-content.ts';
import type { Blanked } from '../log/append-answer-event.sql.ts';

const heldStatement: Statement = {
  name: 'plan-read-held',
  text: `
    select position, changes, note from event
     where cell_id = $1::integer and item_code = $2::text and kind in ('STEP_ADDED', 'STEP_CHANGED')
       and changes @> jsonb_build_array(jsonb_build_object('field', '${stepField}', 'to', $3::text))
     order by position`,
};

/** Every event of a step that has words, with what it says. */
export function readHeldOf(
  connection: Queryable,
  { cellId, itemCode, id }: { cellId: number; itemCode: string; id: string },
): Promise<Blanked[]> {
  return connection.query<Blanked>(heldStatement, [cellId, itemCode, id]);
}
