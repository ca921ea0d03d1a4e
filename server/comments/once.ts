import type { Database, Queryable } from '../database/database.ts';
import { once as onceIn, receiptsIn } from '../log/once.ts';

/** What became of a request: the comment, the position in the log up to which it is told, and whether it was known. */
export type CommentChanged = { commentId: string; position: number; replayed: boolean };

export type Asked = {
  personId: string;
  mutationId: string;
  /** Which comment; of one that is added, the id that it gets. */
  commentId: string;
  /** Everything that was asked for: the same id with anything else is refused. */
  input: unknown;
};

const receipts = receiptsIn('comment_receipt', 'comment_id');

/** Does what a request about a comment asks for once. `work` returns the position in the log. */
export async function once(
  database: Database,
  { commentId, ...asked }: Asked,
  work: (connection: Queryable) => Promise<number>,
): Promise<CommentChanged> {
  const { subjectId, ...done } = await onceIn(database, receipts, { ...asked, subjectId: commentId }, work);
  return { commentId: subjectId, ...done };
}
