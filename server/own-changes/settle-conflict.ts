import { decodeNodeId } from '../../schema/node-id.ts';
import type { KeptSide } from '../../schema/types/open-conflict.ts';
import type { Reader } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import { conflictField, keptField } from '../domain/event-content.ts';
import { notFound } from '../lib/api-errors.ts';
import { appendAnswerEvent } from '../log/append-answer-event.sql.ts';
import { isSettled, lockConflict } from './conflicts.sql.ts';

/**
 * Says that somebody has chosen about a conflict of theirs, as an event. Whether it was open until now: said again it is none.
 * Throws NOT_FOUND where it is no conflict of theirs in the open cycle, was erased, or they read its answer's drafts no more.
 */
export function settleConflict(
  database: Database,
  reader: Reader,
  { id, kept }: { id: string; kept: KeptSide },
): Promise<boolean> {
  const node = decodeNodeId(id);
  const position = node?.type === 'Event' ? Number(node.parts[0]) : Number.NaN;
  if (!Number.isSafeInteger(position)) throw noConflict();
  return database.transaction('READ COMMITTED', async (connection) => {
    const conflict = await lockConflict(connection, position, reader);
    if (!conflict) throw noConflict();
    if (await isSettled(connection, position)) return false;
    const { cellId, itemCode } = conflict;
    await appendAnswerEvent(connection, {
      kind: 'CONFLICT_SETTLED',
      actorId: reader.personId,
      cellId,
      itemCode,
      // As the conflict itself: for those who read drafts there.
      draft: true,
      changes: [
        { field: conflictField, from: null, to: String(position) },
        { field: keptField, from: null, to: kept },
      ],
    });
    return true;
  });
}

function noConflict() {
  return notFound(
    'You have no such conflict: `viewer.conflicts` lists those about which you have not chosen.',
  );
}
