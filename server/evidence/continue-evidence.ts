import { randomUUID } from 'node:crypto';
import type { ContinueEvidenceInput } from '../../schema/types/evidence-input.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import type { Done } from '../log/once.ts';
import { type FormerRow, readEvidenceBefore } from './before.sql.ts';
import { insertEvidence, lockEvidence } from './change-evidence.sql.ts';
import { readsEvidence } from './evidence.policy.ts';
import { readKinds } from './evidence.sql.ts';
import {
  evidenceIdOf,
  lockOpenAnswer,
  noEvidence,
  type OpenAnswer,
  onceAbout,
  say,
} from './locked-evidence.ts';

/**
 * Takes evidence of the cycle before along to an answer that goes on with its own: it says the same there, and its file is the same bytes
 * of the same owner, kept once. Throws NOT_FOUND where there is none for this answer and person, and FORBIDDEN as for declaring. It throws
 * BAD_USER_INPUT where it counts no more, is there already, or is of a kind that the item does not list.
 */
export function continueEvidence(
  database: Database,
  actor: Viewer,
  input: ContinueEvidenceInput,
): Promise<Done> {
  const { mutationId, country, agency = null, item } = input;
  const former = evidenceIdOf(input.id);
  const id = randomUUID();
  const spelled = ['continue', former, country, agency, item];
  return onceAbout(database, { actor, mutationId, id }, spelled, async (connection) => {
    const place = await lockOpenAnswer(connection, actor, { country, agency, item });
    // Erasing it waits, and its bytes stay until they have another that refers to them.
    await lockEvidence(connection, former);
    const rows = await readEvidenceBefore(connection, place, visibilityOf(actor));
    const row = rows.find((one) => one.id === former);
    if (!row || !readsEvidence(actor, row)) throw noEvidence();
    if (row.takenAlong) throw badUserInput('It was taken along before: it stands beside this answer.');
    if (!row.stillCounts) {
      throw badUserInput('It is out of date: it is not of this cycle, and not in force any more.');
    }
    const content = { ...row.content, kind: await kindNow(connection, row, place) };
    const said = await say(connection, 'EVIDENCE_DECLARED', actor, { ...place, id }, content);
    const { cellId, itemCode } = place;
    const fileId = content.file ? randomUUID() : null;
    const continues = { id: former, fileId: row.fileId };
    await insertEvidence(connection, {
      ...said,
      id,
      cellId,
      itemCode,
      authorId: actor.personId,
      fileId,
      continues,
    });
    return said.position;
  });
}

/** The same kind by its words: the item may list it in another place now. */
async function kindNow(connection: Queryable, row: FormerRow, place: OpenAnswer): Promise<number> {
  const before = await readKinds(connection, row.cycleCode, row.itemCode);
  const now = await readKinds(connection, place.cycleCode, place.itemCode);
  const kind = now.indexOf(before[row.content.kind - 1] ?? '') + 1;
  if (kind === 0) throw badUserInput('The item lists no such kind of evidence any more: declare it anew.');
  return kind;
}
