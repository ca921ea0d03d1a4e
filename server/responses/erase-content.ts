import { lockStanding } from '../comments/change-comment.sql.ts';
import { eraseComment } from '../comments/erase-comments.ts';
import type { Database } from '../database/database.ts';
import {
  contentDigest,
  erasedField,
  type FieldChange,
  newSalt,
  remainderDigest,
} from '../domain/event-content.ts';
import { isDraft } from '../domain/response-fields.ts';
import { lockStandingEvidence } from '../evidence/change-evidence.sql.ts';
import { eraseEvidenceWithin } from '../evidence/erase-evidence.ts';
import type { ResponseKey } from '../log/read-events.sql.ts';
import { lockStandingSteps } from '../plan/change-step.sql.ts';
import { eraseStepText } from '../plan/erase-step.ts';
import { forgetFilesOfCell } from '../reports/kept/report-file.sql.ts';
import { type HeldContent, lockResponse, readHeld, writeErasure } from './erase.sql.ts';

/** What goes: all that was ever written into a response, or the words that one event of it brought. */
export type EraseTarget = { response: ResponseKey; position: number | null };

/**
 * Erases personal data that somebody wrote into an answer: the words go from the response and from every event of it that
 * holds them, conflicts included. Reports in which they were set are taken away; nothing else keeps any. An event with the reason says which were blanked and carries a
 * digest of what is left of each, so that the chain still proves everything that it proved but the erased words. What was
 * said about the answer, what was to be done about it, and what shows it, goes along. Returns that event's position; null where there is nothing to erase.
 */
export function eraseContent(
  database: Database,
  actorId: string,
  { response: key, position }: EraseTarget,
  reason: string,
): Promise<number | null> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const response = await lockResponse(connection, key);
    if (!response) return null;
    const events = await readHeld(connection, response);
    const words = wordsToErase(events, response.narrative, position);
    const narrativeGoes = response.narrative !== null && words.has(response.narrative);
    const blanked = events.map((event) => withoutWords(event, words)).filter((event) => event !== null);
    const comments =
      position === null ? await lockStanding(connection, response.cell_id, response.item_code) : [];
    // Comments that the eraser may not read don't count: what came of it would tell that they are there.
    const commented = comments.some(({ readers }) => readers === 'PUBLISHED');
    const steps =
      position === null ? await lockStandingSteps(connection, response.cell_id, response.item_code) : [];
    const evidence =
      position === null ? await lockStandingEvidence(connection, response.cell_id, response.item_code) : [];
    if (blanked.length === 0 && !narrativeGoes && !commented && steps.length + evidence.length === 0)
      return null;

    const changes: FieldChange[] = [
      ...(narrativeGoes ? [{ field: 'narrative', from: null, to: null }] : []),
      ...blanked.map((left) => ({
        field: erasedField,
        from: String(left.position),
        to: remainderDigest(left).toString('hex'),
      })),
    ];
    await forgetFilesOfCell(connection, response.cell_id);
    const salt = newSalt();
    // Earlier readers of the answer may hold a copy, and has to hear that part of it is to go.
    const wasPublished = !isDraft(response.status) || events.some(({ visibility }) => visibility !== 'DRAFT');
    const erased = await writeErasure(connection, response, {
      actorId,
      changes,
      note: reason,
      salt,
      contentDigest: contentDigest({ changes, note: reason }, salt),
      visibility: wasPublished ? 'OPEN' : 'DRAFT',
      blanked,
      narrativeGoes,
    });
    for (const comment of comments) await eraseComment(connection, comment, actorId, reason);
    for (const one of evidence) await eraseEvidenceWithin(connection, one, actorId, reason);
    for (const step of steps) await eraseStepText(connection, step, actorId, reason);
    return erased;
  });
}

/** Of an event only the words that it brought: what it replaced is erased by naming the event that brought that. */
function wordsToErase(
  events: readonly HeldContent[],
  narrative: string | null,
  position: number | null,
): ReadonlySet<string> {
  // Reasons of earlier erasures are nobody's answer, and stay unless they are named themselves.
  const named =
    position === null
      ? events.filter(({ kind }) => kind !== 'CONTENT_ERASED')
      : events.filter((event) => event.position === position);
  const brought = named.flatMap(({ changes, note }) => [
    note,
    ...changes.flatMap(({ field, from, to }) =>
      field === 'narrative' ? [to, position === null ? from : null] : [],
    ),
  ]);
  return new Set([...brought, position === null ? narrative : null].filter((text) => text !== null));
}

/** What is left of an event; null where it held none of the words. */
function withoutWords(event: HeldContent, words: ReadonlySet<string>) {
  const keep = (text: string | null) => (text !== null && words.has(text) ? null : text);
  const note = keep(event.note);
  const changes = event.changes.map((change) =>
    change.field === 'narrative' ? { ...change, from: keep(change.from), to: keep(change.to) } : change,
  );
  const untouched =
    note === event.note &&
    changes.every(
      ({ from, to }, index) => from === event.changes[index]?.from && to === event.changes[index]?.to,
    );
  return untouched ? null : { position: event.position, changes, note };
}
