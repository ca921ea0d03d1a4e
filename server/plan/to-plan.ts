import { encodeNodeId } from '../../schema/node-id.ts';
import type { Assignment } from '../../schema/types/assignment.ts';
import type { NextStep } from '../../schema/types/next-step.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { AssignmentRow } from './assignment.sql.ts';
import { stepActions } from './plan.policy.ts';
import type { StepRow } from './step.sql.ts';

/** An assignment as the API shows it. */
export function toAssignment({ assignee, assignedBy, assignedAt, dueOn }: AssignmentRow): Assignment {
  return { to: toPerson(assignee), by: toPerson(assignedBy), at: assignedAt, dueOn };
}

/** A step as the API shows it to somebody who reads it. */
export function toStep(row: StepRow, viewer: Viewer): NextStep {
  const { cycleCode, countryCode, agencyCode, itemCode, text, dueOn, revision, writtenAt, doneAt } = row;
  return {
    id: encodeNodeId('NextStep', row.id),
    cycleCode,
    countryCode,
    agencyCode,
    itemCode,
    text,
    owner: row.owner && toPerson(row.owner),
    dueOn,
    doneAt,
    doneBy: row.doneBy && toPerson(row.doneBy),
    author: toPerson(row.author),
    writtenAt,
    revision,
    viewerCan: text === null ? [] : stepActions(viewer, row),
  };
}
