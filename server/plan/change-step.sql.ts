import { draftStatus } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** A step that was just added to the log. */
export type NewStep = {
  id: string;
  cellId: number;
  itemCode: string;
  text: string;
  ownerId: string | null;
  dueOn: string;
  authorId: string;
  position: number;
  at: Date;
};

const insertStatement: Statement = {
  name: 'step-insert',
  text: `
    insert into next_step (id, cell_id, item_code, text, owner_id, due_on, author_id, position, written_at)
    values ($1, $2, $3, $4, $5, $6::date, $7, $8, $9)`,
};

export async function insertStep(connection: Queryable, step: NewStep): Promise<void> {
  const { id, cellId, itemCode, text, ownerId, dueOn, authorId, position, at } = step;
  await connection.query(insertStatement, [
    id,
    cellId,
    itemCode,
    text,
    ownerId,
    dueOn,
    authorId,
    position,
    at,
  ]);
}

const countStatement: Statement = {
  name: 'step-count-open',
  text: `
    select count(*)::integer as open from next_step
     where cell_id = $1 and item_code = $2 and done_at is null and erased_at is null`,
};

/** How many of an answer's own are open. */
export async function countOpen(connection: Queryable, cellId: number, item: string): Promise<number> {
  return (await connection.query<{ open: number }>(countStatement, [cellId, item]))[0]?.open ?? 0;
}

const lockStatement: Statement = {
  name: 'step-lock',
  text: 'select id from next_step where id = $1::uuid for no key update',
};

/** Nobody else changes the step until the transaction ends. */
export async function lockStep(connection: Queryable, id: string): Promise<void> {
  await connection.query(lockStatement, [id]);
}

const updateStatement: Statement = {
  name: 'step-update',
  text: `
    update next_step set text = $2, owner_id = $3, due_on = $4::date, done_at = $5, done_by = $6, revision = revision + 1
     where id = $1`,
};

/** What a step is to say. */
export type StepContent = {
  text: string | null;
  ownerId: string | null;
  dueOn: string;
  done: { at: Date; by: string } | null;
};

export async function updateStep(connection: Queryable, id: string, content: StepContent): Promise<void> {
  const { text, ownerId, dueOn, done } = content;
  await connection.query(updateStatement, [id, text, ownerId, dueOn, done?.at ?? null, done?.by ?? null]);
}

const eraseStatement: Statement = {
  name: 'step-erase',
  text: 'update next_step set text = null, erased_at = $2 where id = $1',
};

export async function blankStep(connection: Queryable, id: string, at: Date): Promise<void> {
  await connection.query(eraseStatement, [id, at]);
}

const standingStatement: Statement = {
  name: 'step-standing-on-answer',
  text: `
    select step.id, step.cell_id as "cellId", step.item_code as "itemCode", ${draftStatus('response.status')} as draft
      from next_step as step join response on response.cell_id = step.cell_id and response.item_code = step.item_code
     where step.cell_id = $1 and step.item_code = $2 and step.erased_at is null
     order by step.position for no key update of step`,
};

/** What erasing asks of a step. */
export type ErasableStep = { id: string; cellId: number; itemCode: string; draft: boolean };

/** The steps of an answer that still say something, locked. */
export function lockStandingSteps(
  connection: Queryable,
  cellId: number,
  item: string,
): Promise<ErasableStep[]> {
  return connection.query<ErasableStep>(standingStatement, [cellId, item]);
}
