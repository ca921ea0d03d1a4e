import { visibilityOf } from '../access/visibility.ts';
import type { Database, Queryable } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import type { FieldChange } from '../domain/event-content.ts';
import { LONGEST_NOTE } from '../domain/text-limits.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden } from '../lib/api-errors.ts';
import { readHead } from '../log/read-events.sql.ts';
import { refuseUnknown } from './add-comment.ts';
import { lockComment, setMentions, updateResolved, updateText } from './change-comment.sql.ts';
import { checkComment, commentIdOf, mentionedBy, noComment } from './check-comment.ts';
import { commentActions, mayErase } from './comment.policy.ts';
import { type CommentRow, readComment } from './comment.sql.ts';
import { appendCommentEvent, type CommentEvent, commentField } from './comment-event.sql.ts';
import { lockAnswer } from './comment-place.sql.ts';
import { eraseComment } from './erase-comments.ts';
import { type CommentChanged, once } from './once.ts';

export type Edit = { id: string; mutationId: string; baseRevision: number; text: string; mentions: string[] };

/**
 * Changes what one's own comment says; what it said before stays in the log. Throws BAD_USER_INPUT where it was edited
 * after the revision that its author saw.
 */
export function editComment(database: Database, author: Viewer, edit: Edit): Promise<CommentChanged> {
  const { mutationId, baseRevision, text } = edit;
  checkComment(text);
  const mentions = mentionedBy(edit.mentions);
  const commentId = commentIdOf(edit.id);
  const input = ['edit', commentId, baseRevision, text, edit.mentions];
  return once(database, { personId: author.personId, mutationId, commentId, input }, async (connection) => {
    const comment = await lockSeen(connection, author, commentId);
    if (!commentActions(author, comment).includes('EDIT')) {
      throw forbidden(
        comment.authorId === author.personId
          ? 'This comment can’t be changed as things stand: an open one only while the answer is before the network.'
          : 'A comment is changed by whoever wrote it.',
      );
    }
    if (comment.revision !== baseRevision) {
      throw badUserInput(
        'This comment was edited in the meantime: read it again, and change what it says now.',
      );
    }
    await refuseUnknown(connection, mentions);
    const before = comment.mentions.map(({ id }) => id);
    const changes: FieldChange[] = [
      ...(text === comment.text ? [] : [{ field: 'text', from: comment.text, to: text }]),
      ...before
        .filter((id) => !mentions.includes(id))
        .map((id) => ({ field: 'mention', from: id, to: null })),
      ...mentions
        .filter((id) => !before.includes(id))
        .map((id) => ({ field: 'mention', from: null, to: id })),
    ];
    if (changes.length === 0) return (await readHead(connection)).position;
    const { position, at } = await append(connection, 'COMMENT_EDITED', author, comment, changes);
    await updateText(connection, commentId, text, at);
    await setMentions(connection, commentId, mentions, position);
    return position;
  });
}

export type Naming = { id: string; mutationId: string };

/** Says that a thread is settled, or that it is not after all. What is so already is no event. */
export function settleThread(
  database: Database,
  actor: Viewer,
  { id, mutationId }: Naming,
  settled: boolean,
): Promise<CommentChanged> {
  const commentId = commentIdOf(id);
  const input = [settled ? 'resolve' : 'reopen', commentId];
  return once(database, { personId: actor.personId, mutationId, commentId, input }, async (connection) => {
    const thread = await lockSeen(connection, actor, commentId);
    if (!thread.begins) throw badUserInput('This is a reply: name the comment that began the thread.');
    if (thread.resolved === settled) return (await readHead(connection)).position;
    if (!commentActions(actor, thread).includes(settled ? 'RESOLVE' : 'REOPEN')) {
      throw forbidden(
        'An open thread is settled by whoever began it, writes the answers there or moves cycles, while the answer is before the network.',
      );
    }
    const kind = settled ? 'COMMENT_RESOLVED' : 'COMMENT_REOPENED';
    const { position, at } = await append(connection, kind, actor, thread, []);
    await updateResolved(connection, commentId, settled ? { personId: actor.personId, at } : null);
    return position;
  });
}

/**
 * Erases what a comment says, wherever it stands. Its author may, and those who may erase an answer there: also one that
 * they don't read, by the id that somebody gave them.
 */
export function eraseOneComment(
  database: Database,
  actor: Viewer,
  { id, mutationId, reason }: Naming & { reason: string | null },
): Promise<CommentChanged> {
  const wrong = checkText('reason', reason, LONGEST_NOTE);
  if (wrong) throw badUserInput(wrong);
  const commentId = commentIdOf(id);
  const input = ['erase', commentId, reason];
  return once(database, { personId: actor.personId, mutationId, commentId, input }, async (connection) => {
    await lockComment(connection, commentId);
    const comment = await readComment(connection, commentId, visibilityOf(actor));
    if (!comment) throw noComment();
    if (!mayErase(actor, comment)) {
      if (!comment.seen) throw noComment();
      throw forbidden('A comment is erased by whoever wrote it, and by those who may erase answers there.');
    }
    if (comment.authorId !== actor.personId && !reason?.trim()) throw badUserInput('Say why it is erased.');
    if (comment.erased) return (await readHead(connection)).position;
    return eraseComment(connection, comment, actor.personId, reason?.trim() || null);
  });
}

/** The comment, locked, with the answer under it; NOT_FOUND for those who don't read it. */
async function lockSeen(connection: Queryable, viewer: Viewer, id: string): Promise<CommentRow> {
  const scope = visibilityOf(viewer);
  const found = await readComment(connection, id, scope);
  if (!found?.seen) throw noComment();
  await lockAnswer(connection, found);
  await lockComment(connection, id);
  const comment = await readComment(connection, id, scope);
  if (!comment?.seen) throw noComment();
  return comment;
}

function append(
  connection: Queryable,
  kind: CommentEvent['kind'],
  actor: Viewer,
  { id, cellId, cycleCode, itemCode, readers }: CommentRow,
  changes: readonly FieldChange[],
) {
  return appendCommentEvent(connection, {
    kind,
    actorId: actor.personId,
    cellId,
    cycleCode,
    itemCode,
    readers,
    changes: [{ field: commentField, from: null, to: id }, ...changes],
    note: null,
  });
}
