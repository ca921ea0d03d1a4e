import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/**
 * Whether an `assignment` of a `response` still waits: nobody has submitted the answer since. One that was submitted and
 * came back is assigned anew, or to nobody. As a value and no `exists`: the planner would read the whole log for that.
 */
export const assignmentStands = `(
  response.status in ('NOT_STARTED', 'IN_PROGRESS', 'RETURNED') and (
    select true from event
     where event.cell_id = assignment.cell_id and event.item_code = assignment.item_code
       and event.position > assignment.position and event.kind = 'RESPONSE_RECORDED'
       and (event.changes @> '[{"field": "status", "to": "SUBMITTED"}]'
            or event.changes @> '[{"field": "status", "to": "ACCEPTED"}]')
     order by event.position limit 1) is null)`;

export type AssignmentRow = {
  assignee: { id: string; name: string };
  assignedBy: { id: string; name: string };
  assignedAt: Date;
  dueOn: string | null;
  position: number;
};

const person = (id: string) =>
  `(select json_build_object('id', person.id, 'name', person.name) from person where person.id = ${id})`;

const columns = `
  ${person('assignment.assignee_id')} as assignee, ${person('assignment.assigned_by')} as "assignedBy",
  assignment.assigned_at as "assignedAt", to_char(assignment.due_on, 'YYYY-MM-DD') as "dueOn", assignment.position`;

const tables = `
  assignment join cell on cell.id = assignment.cell_id
  join response on response.cell_id = assignment.cell_id and response.item_code = assignment.item_code`;

const standingStatement: Statement = {
  name: 'assignment-standing',
  text: `
    select ${columns} from ${tables}
     where assignment.cell_id = $1::integer and assignment.item_code = $2::text and ${assignmentStands}
       and cell.cycle_code = (select open_cycle_code from log_head)`,
};

/** Whose work an answer of the open cycle is; undefined where it is nobody's in particular. */
export async function readAssignment(
  connection: Queryable,
  cellId: number,
  item: string,
): Promise<AssignmentRow | undefined> {
  return (await connection.query<AssignmentRow>(standingStatement, [cellId, item]))[0];
}

const ofCountryStatement: Statement = {
  name: 'assignment-of-country',
  text: `
    select ${columns}, cell.agency_code as "agencyCode", assignment.item_code as "itemCode" from ${tables}
     where cell.cycle_code = $1::text and cell.country_code = $2::text and ${assignmentStands}
       and cell.cycle_code = (select open_cycle_code from log_head) and cell.presence is distinct from 'NONE'
       and ${visibleResponse(draftStatus('response.status'), '$3')}`,
};

/** The same of every answer of a country that somebody reads. */
export function readAssignmentsOf(
  connection: Queryable,
  cycle: string,
  country: string,
  scope: VisibilityScope,
): Promise<(AssignmentRow & { agencyCode: string | null; itemCode: string })[]> {
  return connection.query(ofCountryStatement, [cycle, country, keysOf(scope)]);
}

const saveStatement: Statement = {
  name: 'assignment-save',
  text: `
    insert into assignment (cell_id, item_code, assignee_id, due_on, assigned_by, assigned_at, position)
    values ($1, $2, $3, $4::date, $5, $6, $7)
    on conflict (cell_id, item_code) do update
       set assignee_id = excluded.assignee_id, due_on = excluded.due_on, assigned_by = excluded.assigned_by,
           assigned_at = excluded.assigned_at, position = excluded.position`,
};

export type NewAssignment = {
  cellId: number;
  itemCode: string;
  assigneeId: string;
  dueOn: string | null;
  assignedBy: string;
  assignedAt: Date;
  position: number;
};

export async function saveAssignment(connection: Queryable, assignment: NewAssignment): Promise<void> {
  const { cellId, itemCode, assigneeId, dueOn, assignedBy, assignedAt, position } = assignment;
  await connection.query(saveStatement, [
    cellId,
    itemCode,
    assigneeId,
    dueOn,
    assignedBy,
    assignedAt,
    position,
  ]);
}

const removeStatement: Statement = {
  name: 'assignment-remove',
  text: 'delete from assignment where cell_id = $1 and item_code = $2',
};

export async function removeAssignment(connection: Queryable, cellId: number, item: string): Promise<void> {
  await connection.query(removeStatement, [cellId, item]);
}
