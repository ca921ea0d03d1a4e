import { createHash, randomUUID } from 'node:crypto';
import type { AnswerEvidence } from '../../schema/types/evidence.ts';
import type { DeclareEvidenceInput } from '../../schema/types/evidence-input.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { declareEvidence } from '../../server/evidence/change-evidence.ts';
import { readAnswerEvidence } from '../../server/evidence/read-evidence.ts';
import type { Place } from '../support/builders.ts';

/** A link that is fit for every answer, unless a test says something else. */
export function linkFor(place: Place, given: Partial<DeclareEvidenceInput> = {}): DeclareEvidenceInput {
  return {
    mutationId: randomUUID(),
    ...place,
    kind: 1,
    datedOn: '2026-02-01',
    language: 'en',
    sensitivity: 'LOW',
    shows: 'The plan names a budget.',
    url: 'https://uninfo.example/plan',
    namesNobody: true,
    ...given,
  };
}

/** A file of these bytes in its place. */
export function fileFor(
  place: Place,
  bytes: Buffer,
  given: Partial<DeclareEvidenceInput> = {},
): DeclareEvidenceInput {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 'minutes.pdf', bytes: bytes.length, sha256 };
  return linkFor(place, { url: null, file, shows: 'The minutes say so.', ...given });
}

/** Declares it; the id under which the database has it. */
export async function declared(
  database: Database,
  author: Viewer,
  input: DeclareEvidenceInput,
): Promise<string> {
  return (await declareEvidence(database, author, input)).subjectId;
}

export function beside(database: Database, viewer: Viewer, place: Place): Promise<AnswerEvidence> {
  return readAnswerEvidence(database, viewer, place, true);
}

/** What somebody reads beside an answer: sentences, and how many more there are. */
export async function readBeside(
  database: Database,
  viewer: Viewer,
  place: Place,
): Promise<[string[], number]> {
  const { documents, more } = await beside(database, viewer, place);
  return [documents.map(({ shows }) => shows), more];
}
