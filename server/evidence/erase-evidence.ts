import type { Queryable } from '../database/database.ts';
import { evidenceField } from '../domain/event-content.ts';
import { appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { blankEvidence, type ErasableEvidence } from './change-evidence.sql.ts';

/**
 * Erases what was ever said about evidence, and lets go of its file. No event holds any of it. Its own event says so to those who read the
 * answer. Call it last inside the transaction, for it takes the head's lock. The bytes go right after it.
 */
export async function eraseEvidenceWithin(
  connection: Queryable,
  { id, cellId, itemCode, draft }: ErasableEvidence,
  actorId: string,
  reason: string | null,
): Promise<number> {
  await blankEvidence(connection, id);
  const changes = [{ field: evidenceField, from: null, to: id }];
  const event = { kind: 'EVIDENCE_ERASED', actorId, cellId, itemCode, draft, changes, note: reason } as const;
  return (await appendAnswerEvent(connection, event)).position;
}
