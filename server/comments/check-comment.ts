import { decodeNodeId } from '../../schema/node-id.ts';
import { checkText } from '../domain/check-text.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';

/** Longest comment, in code points. */
export const LONGEST_COMMENT = 5_000;
/** Most people that one comment names. */
export const MOST_MENTIONS = 20;

/** Throws BAD_USER_INPUT where a text can’t be a comment. */
export function checkComment(text: string): void {
  const wrong =
    text.trim() === ''
      ? 'Write something: a comment has words.'
      : checkText('comment', text, LONGEST_COMMENT);
  if (wrong) throw badUserInput(wrong);
}

/** The people that ids name, each once. Whether they read the comment is not asked: an answer would tell. */
export function mentionedBy(ids: readonly string[]): string[] {
  const people = ids.map((id) => {
    const named = decodeNodeId(id);
    if (named?.type !== 'Person' || !isUuid(named.parts[0])) throw notFound('Nobody has this id.');
    return named.parts[0];
  });
  const each = [...new Set(people)];
  if (each.length > MOST_MENTIONS) throw badUserInput(`A comment names ${MOST_MENTIONS} people at most.`);
  return each;
}

/** The comment that a node's id names. */
export function commentIdOf(id: string): string {
  const named = decodeNodeId(id);
  if (named?.type !== 'Comment' || !isUuid(named.parts[0])) throw noComment();
  return named.parts[0];
}

export function noComment() {
  return notFound('There is no such comment, or it is not for you to read.');
}
