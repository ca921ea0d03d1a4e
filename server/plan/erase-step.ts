import type { Queryable } from '../database/database.ts';
import { erasedField, type FieldChange, remainderDigest, stepField } from '../domain/event-content.ts';
import { appendAnswerEvent, type Blanked } from '../log/append-answer-event.sql.ts';
import { blankStep, type ErasableStep } from './change-step.sql.ts';
import { readHeldOf } from './step-event.sql.ts';

/**
 * Erases what a step says from its row and from every event of it. An event of its own says so to those who read the
 * step. Call it last inside the transaction, for it takes the head's lock.
 */
export async function eraseStepText(
  connection: Queryable,
  step: ErasableStep,
  actorId: string,
  reason: string | null,
): Promise<number> {
  const { id, cellId, itemCode, draft } = step;
  const blanked = (await readHeldOf(connection, step)).flatMap(withoutText);
  const changes: FieldChange[] = [
    { field: stepField, from: null, to: id },
    ...blanked.map((left) => ({
      field: erasedField,
      from: String(left.position),
      to: remainderDigest(left).toString('hex'),
    })),
  ];
  const event = { kind: 'STEP_ERASED', actorId, cellId, itemCode, draft, changes, note: reason } as const;
  const { position, at } = await appendAnswerEvent(connection, event, blanked);
  await blankStep(connection, id, at);
  return position;
}

function withoutText({ position, changes, note }: Blanked): Blanked[] {
  if (!changes.some(({ field }) => field === 'text')) return [];
  const left = changes.map((change) =>
    change.field === 'text' ? { ...change, from: null, to: null } : change,
  );
  return [{ position, changes: left, note }];
}
