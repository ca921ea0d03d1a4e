import { randomUUID } from 'node:crypto';
import type { DeclareEvidenceInput, ReviseEvidenceInput } from '../../schema/types/evidence-input.ts';
import type { Database, Queryable } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import { isDraft } from '../domain/response-fields.ts';
import { LONGEST_NOTE } from '../domain/text-limits.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden } from '../lib/api-errors.ts';
import { appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import type { Done } from '../log/once.ts';
import { readHead } from '../log/read-events.sql.ts';
import { insertEvidence, markWithdrawn, writeRevision } from './change-evidence.sql.ts';
import { eraseEvidenceWithin } from './erase-evidence.ts';
import { mayEraseEvidence } from './evidence.policy.ts';
import { type EvidenceContent, saysTheSame } from './evidence-content.ts';
import {
  eventOf,
  evidenceIdOf,
  lockForChange,
  lockOpenAnswer,
  lockRead,
  onceAbout,
  refuseUnsigned,
  say,
} from './locked-evidence.ts';

type EvidenceFile = EvidenceContent['file'];

/**
 * Declares evidence for an answer of the open cycle. Of a file it says which one is to follow. Throws NOT_FOUND where no such answer
 * is due, FORBIDDEN for those who may not change it, BAD_USER_INPUT for the rest.
 */
export function declareEvidence(
  database: Database,
  actor: Viewer,
  input: DeclareEvidenceInput,
): Promise<Done> {
  const { mutationId, cycle, country, agency = null, item } = input;
  const id = randomUUID();
  const spelled = ['declare', cycle ?? null, country, agency, item, contentOf(input)];
  return onceAbout(database, { actor, mutationId, id }, spelled, (connection) =>
    declareEvidenceWithin(connection, actor, id, input),
  );
}

/** The same within a transaction, under an id; `at`: as of a moment that has been, in a demonstration. Returns the position in the log. */
export async function declareEvidenceWithin(
  connection: Queryable,
  actor: Viewer,
  id: string,
  input: DeclareEvidenceInput,
  at?: Date,
): Promise<number> {
  refuseUnsigned(input.namesNobody);
  const content = contentOf(input);
  const place = await lockOpenAnswer(connection, actor, input);
  const said = await say(connection, 'EVIDENCE_DECLARED', actor, { ...place, id }, content, at);
  const { cellId, itemCode } = place;
  const fileId = content.file ? randomUUID() : null;
  await insertEvidence(connection, { ...said, id, cellId, itemCode, authorId: actor.personId, fileId });
  return said.position;
}

function contentOf(input: DeclareEvidenceInput): EvidenceContent {
  return {
    kind: input.kind,
    datedOn: input.datedOn,
    language: input.language,
    sensitivity: input.sensitivity,
    shows: input.shows,
    expiresOn: input.expiresOn ?? null,
    url: input.url ?? null,
    file: input.file ? { ...input.file } : null,
  };
}

/**
 * Says something else about evidence; what isn't sent stays. Another file is sent by whoever says so, and stands in the place of the
 * former from then on. What it said before, and its former file, stay in its revisions. Throws BAD_USER_INPUT where it was revised
 * after the revision that somebody saw.
 */
export function reviseEvidence(database: Database, actor: Viewer, input: ReviseEvidenceInput): Promise<Done> {
  const { mutationId, baseRevision, kind, datedOn, language, sensitivity, shows, expiresOn, url } = input;
  const id = evidenceIdOf(input.id);
  const another = input.file ? { ...input.file } : null;
  if (another) refuseUnsigned(input.namesNobody);
  const sent = [kind, datedOn, language, sensitivity, shows, url].map((one) => one ?? null);
  // Absent and null differ: null says that nobody knows until when.
  const spelled = ['revise', id, baseRevision, ...sent, expiresOn ?? null, expiresOn === undefined];
  const asked = another ? [...spelled, another] : spelled;
  return onceAbout(database, { actor, mutationId, id }, asked, async (connection) => {
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
      file: another ?? before.file,
    };
    // The same file once more is another one where the former was refused, or never came.
    const resent = another !== null && standing.fileState !== 'RECEIVED';
    if (saysTheSame(before, content) && !resent) return (await readHead(connection)).position;
    const said = await say(connection, 'EVIDENCE_REVISED', actor, standing, content);
    const replacing = resent || (another !== null && !sameBytes(another, before.file));
    const sending = replacing ? { fileId: randomUUID(), senderId: actor.personId } : null;
    await writeRevision(connection, id, said, sending);
    return said.position;
  });
}

function sameBytes(one: EvidenceFile, other: EvidenceFile): boolean {
  return one?.sha256 === other?.sha256 && one?.bytes === other?.bytes;
}

/** Takes evidence back: it counts no more, and is there only for those who read what is sensitive. */
export function withdrawEvidence(
  database: Database,
  actor: Viewer,
  asking: { id: string; mutationId: string },
): Promise<Done> {
  const id = evidenceIdOf(asking.id);
  return onceAbout(database, { ...asking, actor, id }, ['withdraw', id], async (connection) => {
    const standing = await lockForChange(connection, actor, id);
    const event = eventOf('EVIDENCE_WITHDRAWN', actor, standing, null);
    const { position, at } = await appendAnswerEvent(connection, event);
    await markWithdrawn(connection, id, at);
    return position;
  });
}

/** Erases what was ever said about evidence, and its files. */
export function eraseEvidence(
  database: Database,
  actor: Viewer,
  asking: { id: string; mutationId: string; reason: string | null },
): Promise<Done> {
  const { reason } = asking;
  const id = evidenceIdOf(asking.id);
  const wrong = checkText('reason', reason, LONGEST_NOTE);
  if (wrong) throw badUserInput(wrong);
  return onceAbout(database, { ...asking, actor, id }, ['erase', id, reason], async (connection) => {
    const standing = await lockRead(connection, actor, id);
    if (!mayEraseEvidence(actor, standing)) {
      throw forbidden('Evidence is erased by whoever declared it, and by those who erase personal data.');
    }
    if (standing.authorId !== actor.personId && !reason?.trim()) throw badUserInput('Say why it is erased.');
    const draft = isDraft(standing.status);
    return eraseEvidenceWithin(connection, { ...standing, draft }, actor.personId, reason?.trim() || null);
  });
}
