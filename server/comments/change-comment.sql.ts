import type { Queryable, Statement } from '../database/database.ts';

/** A comment that was just added to the log. */
export type NewComment = {
  id: string;
  /** Null for a comment on the cycle. */
  cellId: number | null;
  cycleCode: string;
  itemCode: string | null;
  threadId: string | null;
  readers: string;
  authorId: string;
  text: string;
  position: number;
  at: Date;
};

const insertStatement: Statement = {
  name: 'comment-insert',
  text: `
    insert into comment (id, cell_id, item_code, thread_id, readers, author_id, text, position, written_at, cycle_code)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

export async function insertComment(connection: Queryable, comment: NewComment): Promise<void> {
  const { id, cellId, cycleCode, itemCode, threadId, readers, authorId, text, position, at } = comment;
  await connection.query(insertStatement, [
    id,
    cellId,
    itemCode,
    threadId,
    readers,
    authorId,
    text,
    position,
    at,
    cellId === null ? cycleCode : null,
  ]);
}

const mentionsStatement: Statement = {
  name: 'comment-set-mentions',
  text: `
    with gone as (
      delete from comment_mention where comment_id = $1 and not (person_id = any ($2::uuid[]))
    )
    insert into comment_mention (comment_id, person_id, position)
    select $1::uuid, mentioned.id, $3::bigint from unnest($2::uuid[]) as mentioned (id)
        on conflict do nothing`,
};

/** Sets whom a comment names. Who was named before keeps their place. */
export async function setMentions(
  connection: Queryable,
  commentId: string,
  people: readonly string[],
  position: number,
): Promise<void> {
  await connection.query(mentionsStatement, [commentId, people, position]);
}

const editStatement: Statement = {
  name: 'comment-edit',
  text: 'update comment set text = $2, edited_at = $3, revision = revision + 1 where id = $1',
};

export async function updateText(connection: Queryable, id: string, text: string, at: Date): Promise<void> {
  await connection.query(editStatement, [id, text, at]);
}

const resolveStatement: Statement = {
  name: 'comment-resolve',
  text: 'update comment set resolved_at = $2, resolved_by = $3 where id = $1',
};

/** Settles a thread, or with nobody opens it again. */
export async function updateResolved(
  connection: Queryable,
  id: string,
  by: { personId: string; at: Date } | null,
): Promise<void> {
  await connection.query(resolveStatement, [id, by?.at ?? null, by?.personId ?? null]);
}

const eraseStatement: Statement = {
  name: 'comment-erase',
  text: `
    with unnamed as (delete from comment_mention where comment_id = $1)
    update comment set text = null, erased_at = $2 where id = $1`,
};

export async function blankComment(connection: Queryable, id: string, at: Date): Promise<void> {
  await connection.query(eraseStatement, [id, at]);
}

const lockStatement: Statement = {
  name: 'comment-lock',
  text: 'select id from comment where id = $1 for no key update',
};

/** Nobody else changes the comment until the transaction ends. */
export async function lockComment(connection: Queryable, id: string): Promise<void> {
  await connection.query(lockStatement, [id]);
}

const repliesStatement: Statement = {
  name: 'comment-count-replies',
  text: 'select count(*)::integer as replies from comment where thread_id = $1',
};

export async function countReplies(connection: Queryable, threadId: string): Promise<number> {
  const [row] = await connection.query<{ replies: number }>(repliesStatement, [threadId]);
  return row?.replies ?? 0;
}

const standingStatement: Statement = {
  name: 'comment-standing-on-answer',
  text: `
    select comment.id, cell_id as "cellId", cell.cycle_code as "cycleCode", item_code as "itemCode", readers
      from comment join cell on cell.id = comment.cell_id
     where cell_id = $1 and item_code = $2 and erased_at is null
     order by position for no key update of comment`,
};

/** What erasing asks of a comment. */
export type Erasable = {
  id: string;
  cellId: number | null;
  cycleCode: string;
  itemCode: string | null;
  readers: 'PUBLISHED' | 'INTERNAL' | 'LED';
};

/** The comments on an answer that still say something, locked. */
export function lockStanding(connection: Queryable, cellId: number, itemCode: string): Promise<Erasable[]> {
  return connection.query<Erasable>(standingStatement, [cellId, itemCode]);
}

const knownPeopleStatement: Statement = {
  name: 'comment-known-people',
  text: 'select id from person where id = any ($1::uuid[])',
};

export async function countKnown(connection: Queryable, people: readonly string[]): Promise<number> {
  return (await connection.query(knownPeopleStatement, [people])).length;
}
