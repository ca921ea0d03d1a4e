import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { fillReceipt, takeReceipt } from './change-comment.sql.ts';

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

/**
 * Does what a request asks for once, however often and wherever at the same time it comes. What it did before is
 * answered with its first outcome; what was refused is judged afresh. `work` returns the position in the log.
 */
export function once(
  database: Database,
  { personId, mutationId, commentId, input }: Asked,
  work: (connection: Queryable) => Promise<number>,
): Promise<CommentChanged> {
  const digest = createHash('sha256').update(JSON.stringify(input), 'utf8').digest();
  const key = { personId, mutationId };
  return database.transaction('READ COMMITTED', async (connection) => {
    const known = await takeReceipt(connection, key, digest, commentId);
    if (known) {
      const { digest: first, ...outcome } = known;
      if (first.equals(digest)) return { ...outcome, replayed: true };
      throw badUserInput('This mutationId was used for something else: make a new one for each request.');
    }
    const position = await work(connection);
    await fillReceipt(connection, key, position);
    return { commentId, position, replayed: false };
  });
}
