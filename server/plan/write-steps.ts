import { randomUUID } from 'node:crypto';
import { decodeNodeId } from '../../schema/node-id.ts';
import type { AddStepInput, ChangeStepInput } from '../../schema/types/next-step.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database, Queryable } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import { type FieldChange, ownerField, stepField } from '../domain/event-content.ts';
import { LONGEST_NOTE, LONGEST_STEP } from '../domain/text-limits.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { type AnswerEvent, appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { type Done, once } from '../log/once.ts';
import { readHead } from '../log/read-events.sql.ts';
import { lockAnswer } from './answer.sql.ts';
import { changesBetween, checkDay, findAnswer, planReceipts, refuseOthers } from './assign-answer.ts';
import { countOpen, insertStep, lockStep, type StepContent, updateStep } from './change-step.sql.ts';
import { eraseStepText } from './erase-step.ts';
import { namedPerson } from './named-person.ts';
import { mayEraseStep, refuseUnlessPlanning } from './plan.policy.ts';
import { readStep, type StepRow } from './step.sql.ts';

/** Open steps of one answer, those of earlier cycles not counted. */
export const MOST_OPEN_STEPS = 20;

/**
 * Adds a next step to an answer of the open cycle that is below MEETS. Throws NOT_FOUND where no such answer is due,
 * FORBIDDEN for those who may not write it, BAD_USER_INPUT for the rest.
 */
export function addStep(database: Database, actor: Viewer, input: AddStepInput): Promise<Done> {
  const { mutationId, cycle, country, agency = null, item, text, dueOn } = input;
  const owner = input.owner == null ? null : namedPerson(input.owner);
  checkStepText(text);
  checkDay(dueOn);
  const id = randomUUID();
  const spelled = ['add', cycle ?? null, country, agency, item, text, owner, dueOn];
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: spelled };
  return once(database, planReceipts, asked, async (connection) => {
    const { cellId, itemCode } = await findAnswer(connection, actor, input);
    const answer = await lockAnswer(connection, cellId, itemCode);
    if (!answer.below)
      throw badUserInput('Next steps are for an answer below MEETS: say first where it stands.');
    if ((await countOpen(connection, cellId, itemCode)) >= MOST_OPEN_STEPS) {
      throw badUserInput(`An answer has ${MOST_OPEN_STEPS} open steps: finish one before adding another.`);
    }
    if (owner !== null) await refuseOthers(connection, cellId, owner);
    const event = eventOf('STEP_ADDED', actor, { id, cellId, itemCode, draft: answer.draft }, [
      { field: 'text', from: null, to: text },
      ...(owner === null ? [] : [{ field: ownerField, from: null, to: owner }]),
      { field: 'dueOn', from: null, to: dueOn },
    ]);
    const { position, at } = await appendAnswerEvent(connection, event);
    const authorId = actor.personId;
    await insertStep(connection, {
      id,
      cellId,
      itemCode,
      text,
      ownerId: owner,
      dueOn,
      authorId,
      position,
      at,
    });
    return position;
  });
}

/**
 * Changes what a step says, whose it is, when it is due, or that it is done; what isn't sent stays. What it said before
 * stays in the log. Throws BAD_USER_INPUT where it was changed after the revision that somebody saw.
 */
export function changeStep(database: Database, actor: Viewer, input: ChangeStepInput): Promise<Done> {
  const { mutationId, baseRevision, text, dueOn, done } = input;
  const id = stepIdOf(input.id);
  const owner = input.owner == null ? input.owner : namedPerson(input.owner);
  if (text != null) checkStepText(text);
  checkDay(dueOn);
  // Absent and null differ: with an owner, null names nobody any more.
  const spelled = [
    'change',
    id,
    baseRevision,
    text ?? null,
    [owner],
    owner === undefined,
    dueOn ?? null,
    done ?? null,
  ];
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: spelled };
  return once(database, planReceipts, asked, async (connection) => {
    const step = await lockRead(connection, actor, id);
    refuseUnlessPlanning(actor, step);
    if (step.text === null) throw badUserInput('This step was erased: add another one.');
    if (step.revision !== baseRevision) {
      throw badUserInput(
        'This step was changed in the meantime: read it again, and change what it says now.',
      );
    }
    const before = step.owner?.id ?? null;
    const after = owner === undefined ? before : owner;
    if (after !== null && after !== before) await refuseOthers(connection, step.cellId, after);
    const isDone = done ?? step.doneAt !== null;
    const changes = changesBetween(
      ['text', step.text, text ?? step.text],
      [ownerField, before, after],
      ['dueOn', step.dueOn, dueOn ?? step.dueOn],
      ['done', doneWord(step.doneAt !== null), doneWord(isDone)],
    );
    if (changes.length === 0) return (await readHead(connection)).position;
    const { position, at } = await appendAnswerEvent(
      connection,
      eventOf('STEP_CHANGED', actor, step, changes),
    );
    const content: StepContent = {
      text: text ?? step.text,
      ownerId: after,
      dueOn: dueOn ?? step.dueOn,
      done: isDone ? doneBy(step, { at, by: actor.personId }) : null,
    };
    await updateStep(connection, id, content);
    return position;
  });
}

/** Erases what a step says, everywhere. It is then listed no more. */
export function eraseStep(
  database: Database,
  actor: Viewer,
  asking: { id: string; mutationId: string; reason: string | null },
): Promise<Done> {
  const { mutationId, reason } = asking;
  const id = stepIdOf(asking.id);
  const wrong = checkText('reason', reason, LONGEST_NOTE);
  if (wrong) throw badUserInput(wrong);
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: ['erase', id, reason] };
  return once(database, planReceipts, asked, async (connection) => {
    const step = await lockRead(connection, actor, id);
    if (!mayEraseStep(actor, step)) {
      throw forbidden('A step is erased by whoever wrote it, and by those who erase personal data.');
    }
    if (step.author.id !== actor.personId && !reason?.trim()) throw badUserInput('Say why it is erased.');
    if (step.text === null) return (await readHead(connection)).position;
    return eraseStepText(connection, step, actor.personId, reason?.trim() || null);
  });
}

/** The step, locked with its answer; NOT_FOUND for those who don't read it. */
async function lockRead(connection: Queryable, viewer: Viewer, id: string): Promise<StepRow> {
  const scope = visibilityOf(viewer);
  const found = await readStep(connection, id, scope);
  if (!found) throw noStep();
  await lockAnswer(connection, found.cellId, found.itemCode);
  await lockStep(connection, id);
  const step = await readStep(connection, id, scope);
  if (!step) throw noStep();
  return step;
}

function eventOf(
  kind: AnswerEvent['kind'],
  actor: Viewer,
  { id, cellId, itemCode, draft }: Pick<StepRow, 'id' | 'cellId' | 'itemCode' | 'draft'>,
  changes: readonly FieldChange[],
): AnswerEvent {
  const named = [{ field: stepField, from: null, to: id }, ...changes];
  return { kind, actorId: actor.personId, cellId, itemCode, draft, changes: named };
}

function doneBy(step: StepRow, now: { at: Date; by: string }): NonNullable<StepContent['done']> {
  return step.doneAt && step.doneBy ? { at: step.doneAt, by: step.doneBy.id } : now;
}

function doneWord(done: boolean): string | null {
  return done ? 'true' : null;
}

function checkStepText(text: string): void {
  const wrong = text.trim() === '' ? 'Say what is to be done.' : checkText('step', text, LONGEST_STEP);
  if (wrong) throw badUserInput(wrong);
}

function stepIdOf(id: string): string {
  const named = decodeNodeId(id);
  if (named?.type !== 'NextStep' || !isUuid(named.parts[0])) throw noStep();
  return named.parts[0];
}

function noStep() {
  return notFound('There is no such step, or it is not for you to read.');
}
