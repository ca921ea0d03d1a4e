import { randomUUID } from 'node:crypto';
import type { AssignAnswerInput } from '../../schema/types/assignment.ts';
import { type CellPlace, readCellPlace } from '../comments/comment-place.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { assignedToField, type FieldChange } from '../domain/event-content.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { type Done, once, receiptsIn } from '../log/once.ts';
import { readHead } from '../log/read-events.sql.ts';
import { lockAnswer, readOpenCycle, writesThere } from './answer.sql.ts';
import { readAssignment, removeAssignment, saveAssignment } from './assignment.sql.ts';
import { namedPerson } from './named-person.ts';
import { refuseUnlessPlanning } from './plan.policy.ts';

/** Of what was asked for about assignments and steps. */
export const planReceipts = receiptsIn('plan_receipt', 'subject_id');

/** An answer on which work is planned: as a comment's place, with an item. */
export type AnswerPlace = CellPlace & { itemCode: string };

/**
 * Assigns an answer of the open cycle to somebody who may write it, to somebody else, for another day, or to nobody any
 * more. Saying what is so already is no event. Throws NOT_FOUND where no such answer is due, FORBIDDEN for those who may not write
 * it, BAD_USER_INPUT for the rest.
 */
export function assignAnswer(database: Database, actor: Viewer, input: AssignAnswerInput): Promise<Done> {
  const { mutationId, cycle, country, agency = null, item } = input;
  const dueOn = input.dueOn ?? null;
  const to = input.to == null ? null : namedPerson(input.to);
  checkDay(dueOn);
  if (to === null && dueOn !== null)
    throw badUserInput('A day goes with somebody: say to whom it is assigned.');
  const spelled = ['assign', cycle ?? null, country, agency, item, to, dueOn];
  const asked = { personId: actor.personId, mutationId, subjectId: randomUUID(), input: spelled };
  return once(database, planReceipts, asked, async (connection) => {
    const place = await findAnswer(connection, actor, input);
    const { cellId, itemCode } = place;
    const answer = await lockAnswer(connection, cellId, itemCode);
    const standing = await readAssignment(connection, cellId, itemCode);
    if (to !== null) {
      if (answer.submitted)
        throw badUserInput('This answer is submitted: return it before somebody is to write it.');
      await refuseOthers(connection, cellId, to);
    }
    const changes = changesBetween(
      [assignedToField, standing?.assignee.id ?? null, to],
      ['dueOn', standing?.dueOn ?? null, dueOn],
    );
    if (changes.length === 0) return (await readHead(connection)).position;
    const { draft } = answer;
    const event = {
      kind: 'RESPONSE_ASSIGNED',
      actorId: actor.personId,
      cellId,
      itemCode,
      draft,
      changes,
    } as const;
    const { position, at } = await appendAnswerEvent(connection, event);
    if (to === null) await removeAssignment(connection, cellId, itemCode);
    else {
      // Another day makes what waits no younger.
      const since =
        standing?.assignee.id === to
          ? {
              position: standing.position,
              assignedBy: standing.assignedBy.id,
              assignedAt: standing.assignedAt,
            }
          : { position, assignedBy: actor.personId, assignedAt: at };
      await saveAssignment(connection, { cellId, itemCode, assigneeId: to, dueOn, ...since });
    }
    return position;
  });
}

/** An answer of the open cycle on which somebody may plan work. Throws NOT_FOUND, FORBIDDEN or BAD_USER_INPUT. */
export async function findAnswer(
  connection: Queryable,
  actor: Viewer,
  { cycle, country, agency, item }: Pick<AssignAnswerInput, 'cycle' | 'country' | 'agency' | 'item'>,
): Promise<AnswerPlace> {
  const open = await readOpenCycle(connection);
  const place = await readCellPlace(connection, { cycle: cycle ?? open, country, agency, item });
  if (!place || place.itemCode === null) throw noAnswer();
  refuseUnlessPlanning(actor, place);
  if (place.cycleCode !== open)
    throw badUserInput('This cycle is not open: work is planned in the one that is.');
  return { ...place, itemCode: place.itemCode };
}

export function noAnswer() {
  return notFound(
    'No such answer is due: check cycle, country, agency and item, and that the agency reports there.',
  );
}

/** Throws BAD_USER_INPUT where somebody may not write the answers there. */
export async function refuseOthers(connection: Queryable, cellId: number, personId: string): Promise<void> {
  if (!(await writesThere(connection, cellId, personId))) {
    throw badUserInput('It goes to somebody who may write this answer: choose one of `assignable`.');
  }
}

/** Throws BAD_USER_INPUT where a text is no day. */
export function checkDay(day: string | null | undefined): void {
  if (day != null && !isCalendarDate(day)) throw badUserInput('A day is given as 2027-01-31.');
}

/** Of each field, name and values before and after, those that become another. */
export function changesBetween(
  ...fields: readonly (readonly [field: string, from: string | null, to: string | null])[]
): FieldChange[] {
  return fields.flatMap(([field, from, to]) => (from === to ? [] : [{ field, from, to }]));
}
