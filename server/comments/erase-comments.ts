import type { Queryable } from '../database/database.ts';
import { erasedField, type FieldChange, remainderDigest } from '../domain/event-content.ts';
import { blankComment, type Erasable } from './change-comment.sql.ts';
import { appendCommentEvent, type Blanked, commentField, readHeldOf } from './comment-event.sql.ts';

/** Fields of a comment's events that hold what somebody wrote, or whom they named. */
const words: ReadonlySet<string> = new Set(['text', 'mention']);

/**
 * Erases what a comment says from its row and from every event of it. An event of its own says so to those who read the
 * comment, and to nobody else. Call it last inside the transaction, for it takes the head's lock.
 */
export async function eraseComment(
  connection: Queryable,
  { id, cellId, cycleCode, itemCode, readers }: Erasable,
  actorId: string,
  reason: string | null,
): Promise<number> {
  const blanked = (await readHeldOf(connection, id)).flatMap(withoutWords);
  const changes: FieldChange[] = [
    { field: commentField, from: null, to: id },
    ...blanked.map((left) => ({
      field: erasedField,
      from: String(left.position),
      to: remainderDigest(left).toString('hex'),
    })),
  ];
  const event = {
    kind: 'COMMENT_ERASED',
    actorId,
    cellId,
    cycleCode,
    itemCode,
    readers,
    changes,
    note: reason,
  } as const;
  const { position, at } = await appendCommentEvent(connection, event, blanked);
  await blankComment(connection, id, at);
  return position;
}

function withoutWords({ position, changes, note }: Blanked): Blanked[] {
  const holds = changes.some(({ field, from, to }) => words.has(field) && (from !== null || to !== null));
  const left = changes.map((change) =>
    words.has(change.field) ? { ...change, from: null, to: null } : change,
  );
  return holds ? [{ position, changes: left, note }] : [];
}
