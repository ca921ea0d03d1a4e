import { coveredBy, type Handing, handedParameter } from '../access/handed-over.sql.ts';
import { keysOf } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { CommentReaders } from '../domain/event-visibility.ts';
import { joinBegun, mentionWaits, seen } from './comment.sql.ts';
import { type CommentEvent, commentField } from './comment-event.sql.ts';

type Mention = {
  id: string;
  cellId: number;
  cycleCode: string;
  itemCode: string | null;
  readers: CommentReaders;
  seen: boolean;
};

const openStatement: Statement = {
  name: 'hand-over-mentions',
  text: `
    select comment.id, comment.cell_id as "cellId", cell.cycle_code as "cycleCode", comment.item_code as "itemCode", comment.readers,
           coalesce(${seen('$3')}, false) as seen
      from comment_mention join comment on comment.id = comment_mention.comment_id
      ${joinBegun}
      join cell on cell.id = comment.cell_id
      left join response on response.cell_id = comment.cell_id and response.item_code = comment.item_code
     where comment_mention.person_id = $1::uuid and comment.erased_at is null and ${mentionWaits} and ${coveredBy('$2')}
     order by comment.id for no key update of comment`,
};

const moveStatement: Statement = {
  name: 'hand-over-move-mentions',
  text: `
    with gone as (
      delete from comment_mention where person_id = $2::uuid and comment_id = any ($1::uuid[])
      returning comment_id, position
    ),
    renewed as (
      update comment set revision = revision + 1 where id in (select comment_id from gone)
    )
    insert into comment_mention (comment_id, person_id, position)
    select comment_id, $3::uuid, position from gone on conflict do nothing`,
};

/**
 * Asks a successor what open comments ask of somebody: they are named in their place, and it is no younger for it. Whoever saw the
 * comment before doesn't edit it as it was, and name the former one again. Appends nothing. What whoever hands it over doesn't read is passed on and not counted.
 */
export async function handOverMentions(
  connection: Queryable,
  { from, to, roles, actorId, scope }: Handing,
  dryRun: boolean,
): Promise<{ mentions: number; events: CommentEvent[] }> {
  const values = [from, handedParameter(roles), keysOf(scope)];
  const open = await connection.query<Mention>(openStatement, values);
  if (!dryRun) await connection.query(moveStatement, [open.map(({ id }) => id), from, to]);
  const events = open.map(
    ({ id, cellId, cycleCode, itemCode, readers }): CommentEvent => ({
      kind: 'COMMENT_HANDED_OVER',
      actorId,
      cellId,
      cycleCode,
      itemCode,
      readers,
      changes: [
        { field: commentField, from: null, to: id },
        { field: 'mention', from, to },
      ],
      note: null,
    }),
  );
  return { mentions: open.filter((mention) => mention.seen).length, events };
}
