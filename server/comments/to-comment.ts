import { encodeNodeId } from '../../schema/node-id.ts';
import type { Comment } from '../../schema/types/comment.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { audienceOf } from './add-comment.ts';
import { commentActions } from './comment.policy.ts';
import type { CommentRow } from './comment.sql.ts';

/** A comment as the API shows it to somebody who reads it. */
export function toComment(row: CommentRow, viewer: Viewer): Comment {
  return {
    id: encodeNodeId('Comment', row.id),
    threadId: row.threadId && encodeNodeId('Comment', row.threadId),
    cycleCode: row.cycleCode,
    countryCode: row.countryCode,
    agencyCode: row.agencyCode,
    itemCode: row.itemCode,
    audience: audienceOf(row.readers),
    leadOnly: row.readers === 'LED',
    author: toPerson(row.author),
    text: row.text,
    mentions: row.mentions.map(toPerson),
    revision: row.revision,
    writtenAt: row.writtenAt,
    editedAt: row.editedAt,
    erasedAt: row.erasedAt,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy && toPerson(row.resolvedBy),
    viewerCan: commentActions(viewer, row),
  };
}
