import { randomUUID } from 'node:crypto';
import { decodeNodeId } from '../../schema/node-id.ts';
import type { DeclareEvidenceInput, ReviseEvidenceInput } from '../../schema/types/evidence-input.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import { visibilityOf } from '../access/visibility.ts';
import { type CellPlace, readCellPlace } from '../comments/comment-place.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import { evidenceContentField, evidenceField, newSalt } from '../domain/event-content.ts';
import { isDraft } from '../domain/response-fields.ts';
import { LONGEST_NOTE } from '../domain/text-limits.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { type AnswerEvent, appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { type Done, once, receiptsIn } from '../log/once.ts';
import { readHead } from '../log/read-events.sql.ts';
import { readOpenCycle } from '../plan/answer.sql.ts';
import { noAnswer } from '../plan/assign-answer.ts';
import {
  countBeside,
  insertEvidence,
  lockAnswerStatus,
  lockEvidence,
  markWithdrawn,
  writeRevision,
} from './change-evidence.sql.ts';
import { eraseEvidenceWithin } from './erase-evidence.ts';
import { mayEraseEvidence, readsEvidence, refusalToDeclare } from './evidence.policy.ts';
import { countKinds, type EvidenceRow, findEvidence } from './evidence.sql.ts';
import {
  checkContent,
  type EvidenceContent,
  evidenceDigest,
  MOST_OF_ANSWER,
  saysTheSame,
} from './evidence-content.ts';

const receipts = receiptsIn('evidence_receipt', 'subject_id');

/**
 * Declares evidence for an answer of the open cycle. Of a file it says which one is to follow. Throws NOT_FOUND where no such answer
 * is due, FORBIDDEN for those who may not change it, BAD_USER_INPUT for the rest.
 */
export function declareEvidence(
  database: Database,
  actor: Viewer,
  input: DeclareEvidenceInput,
): Promise<Done> {
  const { mutationId, cycle, country, agency = null, item, namesNobody } = input;
  if (!namesNobody) {
    throw badUserInput(
      'What names victims or sources is not taken: take the names out, and sign that there are none.',
    );
  }
  const content: EvidenceContent = {
    kind: input.kind,
    datedOn: input.datedOn,
    language: input.language,
    sensitivity: input.sensitivity,
    shows: input.shows,
    expiresOn: input.expiresOn ?? null,
    url: input.url ?? null,
    file: input.file ? { ...input.file } : null,
  };
  const id = randomUUID();
  const spelled = ['declare', cycle ?? null, country, agency, item, content];
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: spelled };
  return once(database, receipts, asked, async (connection) => {
    const place = await findOpenAnswer(connection, input);
    const status = await lockAnswerStatus(connection, place);
    refuseUnlessDeclaring(actor, place, status);
    checkContent(content, await countKinds(connection, place.cycleCode, place.itemCode), new Date());
    if ((await countBeside(connection, place.cellId, place.itemCode)) >= MOST_OF_ANSWER) {
      throw badUserInput(`An answer has ${MOST_OF_ANSWER} documents: link to one that holds several.`);
    }
    const salt = newSalt();
    const event = eventOf(
      'EVIDENCE_DECLARED',
      actor,
      { ...place, id, status },
      evidenceDigest(content, salt),
    );
    const { position, at } = await appendAnswerEvent(connection, event);
    const fileId = content.file ? randomUUID() : null;
    const { cellId, itemCode } = place;
    const authorId = actor.personId;
    await insertEvidence(connection, { id, cellId, itemCode, authorId, at, fileId, content, salt, position });
    return position;
  });
}

/**
 * Says something else about evidence; what isn't sent stays, and so does the file. What it said before stays in its revisions. Throws
 * BAD_USER_INPUT where it was revised after the revision that somebody saw.
 */
export function reviseEvidence(database: Database, actor: Viewer, input: ReviseEvidenceInput): Promise<Done> {
  const { mutationId, baseRevision, kind, datedOn, language, sensitivity, shows, expiresOn, url } = input;
  const id = evidenceIdOf(input.id);
  const sent = [kind, datedOn, language, sensitivity, shows, url].map((one) => one ?? null);
  // Absent and null differ: null says that nobody knows until when.
  const spelled = ['revise', id, baseRevision, ...sent, expiresOn ?? null, expiresOn === undefined];
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: spelled };
  return once(database, receipts, asked, async (connection) => {
    const standing = await lockForChange(connection, actor, id);
    if (standing.revision !== baseRevision) {
      throw badUserInput('It was revised in the meantime: read it again, and change what it says now.');
    }
    const before = standing.content;
    const content: EvidenceContent = {
      kind: kind ?? before.kind,
      datedOn: datedOn ?? before.datedOn,
      language: language ?? before.language,
      sensitivity: sensitivity ?? before.sensitivity,
      shows: shows ?? before.shows,
      expiresOn: expiresOn === undefined ? before.expiresOn : expiresOn,
      url: url ?? before.url,
      file: before.file,
    };
    checkContent(content, await countKinds(connection, standing.cycleCode, standing.itemCode), new Date());
    if (saysTheSame(before, content)) return (await readHead(connection)).position;
    const salt = newSalt();
    const event = eventOf('EVIDENCE_REVISED', actor, standing, evidenceDigest(content, salt));
    const { position } = await appendAnswerEvent(connection, event);
    await writeRevision(connection, id, { content, salt, position });
    return position;
  });
}

/** Takes evidence back: it counts no more, and is there only for those who read what is sensitive. */
export function withdrawEvidence(
  database: Database,
  actor: Viewer,
  asking: { id: string; mutationId: string },
): Promise<Done> {
  const id = evidenceIdOf(asking.id);
  const { mutationId } = asking;
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: ['withdraw', id] };
  return once(database, receipts, asked, async (connection) => {
    const standing = await lockForChange(connection, actor, id);
    const { position, at } = await appendAnswerEvent(
      connection,
      eventOf('EVIDENCE_WITHDRAWN', actor, standing, null),
    );
    await markWithdrawn(connection, id, at);
    return position;
  });
}

/** Erases what was ever said about evidence, and its file. */
export function eraseEvidence(
  database: Database,
  actor: Viewer,
  asking: { id: string; mutationId: string; reason: string | null },
): Promise<Done> {
  const { mutationId, reason } = asking;
  const id = evidenceIdOf(asking.id);
  const wrong = checkText('reason', reason, LONGEST_NOTE);
  if (wrong) throw badUserInput(wrong);
  const asked = { personId: actor.personId, mutationId, subjectId: id, input: ['erase', id, reason] };
  return once(database, receipts, asked, async (connection) => {
    const standing = await lockRead(connection, actor, id);
    if (!mayEraseEvidence(actor, standing)) {
      throw forbidden('Evidence is erased by whoever declared it, and by those who erase personal data.');
    }
    if (standing.authorId !== actor.personId && !reason?.trim()) throw badUserInput('Say why it is erased.');
    const draft = isDraft(standing.status);
    return eraseEvidenceWithin(connection, { ...standing, draft }, actor.personId, reason?.trim() || null);
  });
}

async function findOpenAnswer(
  connection: Queryable,
  { cycle, country, agency, item }: Pick<DeclareEvidenceInput, 'cycle' | 'country' | 'agency' | 'item'>,
): Promise<CellPlace & { itemCode: string }> {
  const open = await readOpenCycle(connection);
  const place = await readCellPlace(connection, { cycle: cycle ?? open, country, agency, item });
  if (!place || place.itemCode === null) throw noAnswer();
  if (place.cycleCode !== open) throw notOpen();
  return { ...place, itemCode: place.itemCode };
}

/** Evidence that stands in the open cycle, locked with its answer, for somebody who may change it. */
async function lockForChange(connection: Queryable, actor: Viewer, id: string): Promise<EvidenceRow> {
  const standing = await lockRead(connection, actor, id);
  refuseUnlessDeclaring(actor, standing, standing.status);
  if (!standing.cycleOpen) throw notOpen();
  if (standing.withdrawn) throw badUserInput('This evidence was withdrawn: declare it anew.');
  return standing;
}

/** The evidence, locked with its answer; NOT_FOUND for those who don't read it. */
async function lockRead(connection: Queryable, viewer: Viewer, id: string): Promise<EvidenceRow> {
  const scope = visibilityOf(viewer);
  const found = await findEvidence(connection, id, scope);
  if (!found) throw noEvidence();
  await lockAnswerStatus(connection, found);
  await lockEvidence(connection, id);
  const standing = await findEvidence(connection, id, scope);
  if (!standing || !readsEvidence(viewer, standing)) throw noEvidence();
  return standing;
}

function refuseUnlessDeclaring(
  actor: Viewer,
  place: Parameters<typeof refusalToDeclare>[1],
  status: ResponseStatus,
): void {
  const refusal = refusalToDeclare(actor, place, status);
  if (refusal !== null) throw forbidden(refusal);
}

function eventOf(
  kind: AnswerEvent['kind'],
  actor: Viewer,
  { id, cellId, itemCode, status }: Pick<EvidenceRow, 'id' | 'cellId' | 'itemCode' | 'status'>,
  digest: string | null,
): AnswerEvent {
  const changes = [
    { field: evidenceField, from: null, to: id },
    ...(digest === null ? [] : [{ field: evidenceContentField, from: null, to: digest }]),
  ];
  return { kind, actorId: actor.personId, cellId, itemCode, draft: isDraft(status), changes };
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

function notOpen() {
  return badUserInput('This cycle is not open: evidence is declared and changed in the one that is.');
}
