import type { Handing } from '../access/handed-over.sql.ts';
import type { Queryable } from '../database/database.ts';
import { assignedToField, ownerField, returnedToField, stepField } from '../domain/event-content.ts';
import type { AnswerEvent } from '../log/append-answer-event.sql.ts';
import {
  type HandedAnswer,
  lockAssigned,
  lockOwned,
  lockReturned,
  moveAssigned,
  moveOwned,
  moveReturned,
} from './hand-over-plan.sql.ts';

/** What passes to the successor, as far as whoever hands it over reads it; and what the log is to say of all of it. */
export type HandedPlan = {
  counts: { assigned: number; returned: number; steps: number };
  events: AnswerEvent[];
};

/** Passes assigned answers, answers that came back to somebody, and their open next steps to a successor. Appends nothing. */
export async function handOverPlan(
  connection: Queryable,
  handing: Handing,
  dryRun: boolean,
): Promise<HandedPlan> {
  const returned = await lockReturned(connection, handing);
  const assigned = await lockAssigned(connection, handing);
  const steps = await lockOwned(connection, handing);
  const { from, to, actorId } = handing;
  if (!dryRun) {
    await moveReturned(connection, returned, to);
    await moveAssigned(connection, assigned, to);
    await moveOwned(connection, steps, to);
  }
  const told = ({ cellId, itemCode, draft }: HandedAnswer, field: string) =>
    ({
      kind: 'RESPONSE_ASSIGNED',
      actorId,
      cellId,
      itemCode,
      draft,
      changes: [{ field, from, to }],
    }) as const;
  return {
    counts: { assigned: seenOf(assigned), returned: seenOf(returned), steps: seenOf(steps) },
    events: [
      ...returned.map((answer) => told(answer, returnedToField)),
      ...assigned.map((answer) => told(answer, assignedToField)),
      ...steps.map(
        ({ id, cellId, itemCode, draft }): AnswerEvent => ({
          kind: 'STEP_CHANGED',
          actorId,
          cellId,
          itemCode,
          draft,
          changes: [
            { field: stepField, from: null, to: id },
            { field: ownerField, from, to },
          ],
        }),
      ),
    ],
  };
}

function seenOf(rows: readonly { seen: boolean }[]): number {
  return rows.filter(({ seen }) => seen).length;
}
