import { decodeNodeId } from '../../schema/node-id.ts';
import type { EvidencePlaceInput } from '../../schema/types/evidence-input.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import { visibilityOf } from '../access/visibility.ts';
import { type CellPlace, readCellPlace } from '../comments/comment-place.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { evidenceContentField, evidenceField, newSalt } from '../domain/event-content.ts';
import { isDraft } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { type AnswerEvent, appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { type Done, once, receiptsIn } from '../log/once.ts';
import { readOpenCycle } from '../plan/answer.sql.ts';
import { noAnswer } from '../plan/assign-answer.ts';
import { countBeside, lockAnswerStatus, lockEvidence, type SaidRevision } from './change-evidence.sql.ts';
import { readsEvidence, refusalToDeclare } from './evidence.policy.ts';
import { type EvidenceRow, findEvidence, readKinds } from './evidence.sql.ts';
import { checkContent, type EvidenceContent, evidenceDigest, MOST_OF_ANSWER } from './evidence-content.ts';

const receipts = receiptsIn('evidence_receipt', 'subject_id');

/** Who asks for something about evidence, and about which. */
export type Asking = { actor: Viewer; mutationId: string; id: string };

/** Does it once: `spelled` is everything that was asked for. `work` returns the position in the log. */
export function onceAbout(
  database: Database,
  { actor, mutationId, id }: Asking,
  spelled: readonly unknown[],
  work: (connection: Queryable) => Promise<number>,
): Promise<Done> {
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: spelled };
  return once(database, receipts, asked, work);
}

/** An answer of the open cycle to which somebody may add evidence, locked, and how it stands. */
export type OpenAnswer = CellPlace & { itemCode: string; status: ResponseStatus };

/**
 * Locks the answer beside which evidence is declared. Throws NOT_FOUND where none is due, FORBIDDEN for those who may not change it,
 * BAD_USER_INPUT where its cycle is not open, or it has as many documents as it may.
 */
export async function lockOpenAnswer(
  connection: Queryable,
  actor: Viewer,
  { cycle, country, agency, item }: EvidencePlaceInput,
): Promise<OpenAnswer> {
  const open = await readOpenCycle(connection);
  const place = await readCellPlace(connection, { cycle: cycle ?? open, country, agency, item });
  if (!place || place.itemCode === null) throw noAnswer();
  if (place.cycleCode !== open) throw notOpen();
  const answer = { ...place, itemCode: place.itemCode };
  const status = await lockAnswerStatus(connection, answer);
  refuseUnlessDeclaring(actor, place, status);
  if ((await countBeside(connection, place.cellId, answer.itemCode)) >= MOST_OF_ANSWER) {
    throw badUserInput(`An answer has ${MOST_OF_ANSWER} documents: link to one that holds several.`);
  }
  return { ...answer, status };
}

/** Evidence that stands in the open cycle, locked with its answer, for somebody who may change it. */
export async function lockForChange(connection: Queryable, actor: Viewer, id: string): Promise<EvidenceRow> {
  const standing = await lockRead(connection, actor, id);
  refuseUnlessDeclaring(actor, standing, standing.status);
  if (!standing.cycleOpen) throw notOpen();
  if (standing.withdrawn) throw badUserInput('This evidence was withdrawn: declare it anew.');
  return standing;
}

/** The evidence, locked with its answer; NOT_FOUND for those who don't read it. */
export async function lockRead(connection: Queryable, viewer: Viewer, id: string): Promise<EvidenceRow> {
  const scope = visibilityOf(viewer);
  const found = await findEvidence(connection, id, scope);
  if (!found) throw noEvidence();
  await lockAnswerStatus(connection, found);
  await lockEvidence(connection, id);
  const standing = await findEvidence(connection, id, scope);
  if (!standing || !readsEvidence(viewer, standing)) throw noEvidence();
  return standing;
}

/** Judges what is said about evidence, and writes the event that proves it. Last in its transaction but for its own rows. */
export async function say(
  connection: Queryable,
  kind: 'EVIDENCE_DECLARED' | 'EVIDENCE_REVISED',
  actor: Viewer,
  place: EventPlace & { cycleCode: string },
  content: EvidenceContent,
  at?: Date,
): Promise<SaidRevision & { at: Date }> {
  const { length } = await readKinds(connection, place.cycleCode, place.itemCode);
  checkContent(content, length, new Date());
  const salt = newSalt();
  const event = eventOf(kind, actor, place, evidenceDigest(content, salt));
  return { content, salt, ...(await appendAnswerEvent(connection, at ? { ...event, at } : event)) };
}

type EventPlace = Pick<EvidenceRow, 'id' | 'cellId' | 'itemCode' | 'status'>;

/** The event of a change; `digest` is of what is said. */
export function eventOf(
  kind: AnswerEvent['kind'],
  actor: Viewer,
  { id, cellId, itemCode, status }: EventPlace,
  digest: string | null,
): AnswerEvent {
  const changes = [
    { field: evidenceField, from: null, to: id },
    ...(digest === null ? [] : [{ field: evidenceContentField, from: null, to: digest }]),
  ];
  return { kind, actorId: actor.personId, cellId, itemCode, draft: isDraft(status), changes };
}

/** Throws BAD_USER_INPUT where nobody signed what has to be. */
export function refuseUnsigned(namesNobody: boolean | null | undefined): void {
  if (namesNobody) return;
  throw badUserInput(
    'What names victims or sources is not taken: take the names out, and sign that there are none.',
  );
}

/** The id that a node's id names. Throws NOT_FOUND where it is no evidence's. */
export function evidenceIdOf(id: string): string {
  const named = decodeNodeId(id);
  if (named?.type !== 'Evidence' || !isUuid(named.parts[0])) throw noEvidence();
  return named.parts[0];
}

export function noEvidence() {
  return notFound('There is no such evidence, or it is not for you to read.');
}

function refuseUnlessDeclaring(
  actor: Viewer,
  place: Parameters<typeof refusalToDeclare>[1],
  status: ResponseStatus,
): void {
  const refusal = refusalToDeclare(actor, place, status);
  if (refusal !== null) throw forbidden(refusal);
}

function notOpen() {
  return badUserInput('This cycle is not open: evidence is declared and changed in the one that is.');
}
