import { randomUUID } from 'node:crypto';
import type { AddCommentInput } from '../../schema/types/add-comment-input.ts';
import type { CommentAudience } from '../../schema/types/comment-audience.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { CommentReaders } from '../domain/event-visibility.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { countKnown, countReplies, insertComment, lockComment, setMentions } from './change-comment.sql.ts';
import { checkComment, commentIdOf, mentionedBy, noComment } from './check-comment.ts';
import { mayComment, type RuledPlace, readersOf } from './comment.policy.ts';
import { readComment } from './comment.sql.ts';
import { appendCommentEvent, commentField } from './comment-event.sql.ts';
import { type CommentPlace, lockAnswer, readPlace } from './comment-place.sql.ts';
import { type CommentChanged, once } from './once.ts';

/** Replies in one thread. */
export const MOST_REPLIES = 200;

/** Where a comment is to stand and for whom, found before anything is written. */
type Standing = { place: CommentPlace; readers: CommentReaders; threadId: string | null };

/**
 * Writes a comment: it begins a thread at a place, or replies to one. Throws NOT_FOUND for a place or thread that isn't
 * there for its author, FORBIDDEN where they may not write for that audience, BAD_USER_INPUT for the rest.
 */
export function addComment(
  database: Database,
  author: Viewer,
  input: AddCommentInput,
): Promise<CommentChanged> {
  const { mutationId, text } = input;
  checkComment(text);
  const mentions = mentionedBy(input.mentions);
  const commentId = randomUUID();
  const asked = { personId: author.personId, mutationId, commentId, input: sameSpelling(input) };
  return once(database, asked, async (connection) => {
    const { place, readers, threadId } = await find(connection, author, input);
    await refuseUnlessAllowed(connection, author, readers, place);
    await refuseUnknown(connection, mentions);
    const { position, at } = await appendCommentEvent(connection, {
      kind: 'COMMENT_ADDED',
      actorId: author.personId,
      cellId: place.cellId,
      cycleCode: place.cycleCode,
      itemCode: place.itemCode,
      readers,
      changes: [
        { field: commentField, from: null, to: commentId },
        ...(threadId === null ? [] : [{ field: 'replyTo', from: null, to: threadId }]),
        { field: 'audience', from: null, to: audienceOf(readers) },
        { field: 'text', from: null, to: text },
        ...mentions.map((person) => ({ field: 'mention', from: null, to: person })),
      ],
      note: null,
    });
    const { cellId, cycleCode, itemCode } = place;
    const authorId = author.personId;
    await insertComment(connection, {
      id: commentId,
      cellId,
      cycleCode,
      itemCode,
      threadId,
      readers,
      authorId,
      text,
      position,
      at,
    });
    if (mentions.length > 0) await setMentions(connection, commentId, mentions, position);
    return position;
  });
}

/** Whom a comment is for, as its author said it. */
export function audienceOf(readers: CommentReaders): CommentAudience {
  return readers === 'PUBLISHED' ? 'OPEN' : 'INTERNAL';
}

/** Throws FORBIDDEN where somebody may not write there for these readers, as the answer stands until the commit. */
export async function refuseUnlessAllowed(
  connection: Queryable,
  author: Viewer,
  readers: CommentReaders,
  place: CommentPlace,
): Promise<void> {
  const ruled: RuledPlace = { ...place, draft: await lockAnswer(connection, place) };
  if (mayComment(author, readers, ruled)) return;
  throw forbidden(
    readers !== 'PUBLISHED'
      ? place.cellId === null
        ? 'Internal comments on a cycle are written by coordinators of all countries.'
        : 'Internal comments are written by those who work on the answer, and by the country’s lead.'
      : ruled.draft
        ? 'This answer is not before the network: an open comment can be written once it is.'
        : 'An open comment is written by whoever has a role in the network and reads the answer.',
  );
}

/** Throws NOT_FOUND where an id is nobody's. */
export async function refuseUnknown(connection: Queryable, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  if ((await countKnown(connection, people)) < people.length) throw notFound('Nobody has this id.');
}

async function find(connection: Queryable, author: Viewer, input: AddCommentInput): Promise<Standing> {
  if (input.thread != null) {
    if (
      input.country != null ||
      input.cycle != null ||
      input.agency != null ||
      input.item != null ||
      input.audience != null
    ) {
      throw badUserInput(
        'A reply stands where its thread does and is for the same people: send the thread alone.',
      );
    }
    return findThread(connection, author, commentIdOf(input.thread));
  }
  const { audience } = input;
  if ((input.country ?? input.cycle) == null || audience == null) {
    throw badUserInput('Say where the comment stands and for whom it is, or to which thread it replies.');
  }
  const place = await readPlace(connection, input);
  if (!place) throw noPlace();
  return { place, readers: readersOf(audience, { ...place, draft: false }), threadId: null };
}

async function findThread(connection: Queryable, author: Viewer, threadId: string): Promise<Standing> {
  await lockComment(connection, threadId);
  const thread = await readComment(connection, threadId, visibilityOf(author));
  if (!thread?.seen) throw noComment();
  if (!thread.begins) throw badUserInput('This is a reply: answer to the comment that began the thread.');
  if ((await countReplies(connection, threadId)) >= MOST_REPLIES) {
    throw badUserInput(`A thread holds ${MOST_REPLIES} replies: begin another one.`);
  }
  return { place: thread, readers: thread.readers, threadId };
}

export function noPlace() {
  return notFound(
    'There is nothing there to comment on: check cycle, country, agency and item, and that the agency reports in the country.',
  );
}

/** The same request always gives the same text, in every order of its fields; an absent one is as good as null. */
function sameSpelling({
  cycle,
  country,
  agency,
  item,
  audience,
  thread,
  text,
  mentions,
}: AddCommentInput): unknown {
  const where = [cycle, country, agency, item, audience, thread].map((part) => part ?? null);
  return ['add', ...where, text, mentions];
}
