import { coveredBy, type Handing, handedParameter } from '../access/handed-over.sql.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { assignmentStands } from './assignment.sql.ts';

/** An answer on which something passes to a successor. `seen`: whoever hands it over reads it. */
export type HandedAnswer = { cellId: number; itemCode: string; draft: boolean; seen: boolean };
export type HandedStep = HandedAnswer & { id: string };

type Asked = Pick<Handing, 'from' | 'roles' | 'scope'>;

const valuesOf = ({ from, roles, scope }: Asked) => [from, handedParameter(roles), keysOf(scope)];

const columns = `
  response.cell_id as "cellId", response.item_code as "itemCode", ${draftStatus('response.status')} as draft,
  ${visibleResponse(draftStatus('response.status'), '$3')} as seen`;

const open = `cell.cycle_code = (select open_cycle_code from log_head) and ${coveredBy('$2')}`;
const inOrder = 'order by response.cell_id, response.item_code for no key update of response';

const returnedStatement: Statement = {
  name: 'hand-over-returned',
  text: `
    select ${columns} from response join cell on cell.id = response.cell_id
     where response.status = 'RETURNED' and response.returned_to = $1::uuid and ${open} ${inOrder}`,
};

/** Answers of the open cycle that came back to somebody, locked. */
export function lockReturned(connection: Queryable, asked: Asked): Promise<HandedAnswer[]> {
  return connection.query<HandedAnswer>(returnedStatement, valuesOf(asked));
}

const assignedStatement: Statement = {
  name: 'hand-over-assigned',
  text: `
    select ${columns} from assignment join cell on cell.id = assignment.cell_id
      join response on response.cell_id = assignment.cell_id and response.item_code = assignment.item_code
     where assignment.assignee_id = $1::uuid and ${assignmentStands} and ${open} ${inOrder}`,
};

/** Answers that are assigned to somebody, locked. */
export function lockAssigned(connection: Queryable, asked: Asked): Promise<HandedAnswer[]> {
  return connection.query<HandedAnswer>(assignedStatement, valuesOf(asked));
}

const ownedStatement: Statement = {
  name: 'hand-over-steps',
  text: `
    select step.id, ${columns} from next_step as step join cell on cell.id = step.cell_id
      join response on response.cell_id = step.cell_id and response.item_code = step.item_code
     where step.owner_id = $1::uuid and step.done_at is null and step.erased_at is null and ${coveredBy('$2')}
     order by response.cell_id, response.item_code, step.position for no key update of response, step`,
};

/** Open next steps that somebody is to do, of every cycle, locked. */
export function lockOwned(connection: Queryable, asked: Asked): Promise<HandedStep[]> {
  return connection.query<HandedStep>(ownedStatement, valuesOf(asked));
}

const places = 'jsonb_to_recordset($1::jsonb) as handed("cellId" integer, "itemCode" text)';

const moveReturnedStatement: Statement = {
  name: 'hand-over-move-returned',
  text: `
    update response set returned_to = $2::uuid from ${places}
     where response.cell_id = handed."cellId" and response.item_code = handed."itemCode"`,
};
const moveAssignedStatement: Statement = {
  name: 'hand-over-move-assigned',
  text: `
    update assignment set assignee_id = $2::uuid from ${places}
     where assignment.cell_id = handed."cellId" and assignment.item_code = handed."itemCode"`,
};
const moveOwnedStatement: Statement = {
  name: 'hand-over-move-steps',
  text: 'update next_step set owner_id = $2::uuid, revision = revision + 1 where id = any ($1::uuid[])',
};

export async function moveReturned(
  connection: Queryable,
  answers: readonly HandedAnswer[],
  to: string,
): Promise<void> {
  await connection.query(moveReturnedStatement, [JSON.stringify(answers), to]);
}

/** They are no younger for it. */
export async function moveAssigned(
  connection: Queryable,
  answers: readonly HandedAnswer[],
  to: string,
): Promise<void> {
  await connection.query(moveAssignedStatement, [JSON.stringify(answers), to]);
}

export async function moveOwned(
  connection: Queryable,
  steps: readonly HandedStep[],
  to: string,
): Promise<void> {
  await connection.query(moveOwnedStatement, [steps.map(({ id }) => id), to]);
}
