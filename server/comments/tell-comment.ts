import type { CommentOutcome } from '../../schema/types/comment-outcome.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { formatCursor } from '../log/cursor.ts';
import { readPosition } from '../log/read-events.sql.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { readComment } from './comment.sql.ts';
import type { CommentChanged } from './once.ts';
import { toComment } from './to-comment.ts';

/** Tells others of a change of a comment, and whoever asked for it what became of it. */
export async function tellComment(
  database: Database,
  wakeUps: WakeUps,
  viewer: Viewer,
  { commentId, position, replayed }: CommentChanged,
): Promise<CommentOutcome> {
  wakeUps.announce();
  const comment = await readComment(database, commentId, visibilityOf(viewer));
  const place = await readPosition(database, position);
  if (!comment || !place) throw new Error('a comment that was just changed is not there');
  return {
    comment: comment.seen ? toComment(comment, viewer) : null,
    cursor: formatCursor(place),
    replayed,
  };
}
