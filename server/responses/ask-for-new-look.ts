import { encodeNodeId } from '../../schema/node-id.ts';
import type { NewLookInput } from '../../schema/types/new-look-input.ts';
import { addComment } from '../comments/add-comment.ts';
import { MOST_MENTIONS } from '../comments/check-comment.ts';
import { mayAskForNewLook } from '../comments/comment.policy.ts';
import { readCellPlace } from '../comments/comment-place.sql.ts';
import type { CommentChanged } from '../comments/once.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';
import { readWhoTakesUp } from './take-up.sql.ts';

/** The same for every answer and whoever asks: it says of no cause, group or date. */
export const NEW_LOOK = 'Please take a new look at this answer.';

/**
 * Asks those who write an answer to look at it again, by an open comment that names them. So it waits for each until they
 * reply, and ends as any thread does. Throws NOT_FOUND where no such answer is due, FORBIDDEN for whoever may not ask.
 */
export async function askForNewLook(
  database: Database,
  viewer: Viewer,
  { mutationId, country, agency = null, item }: NewLookInput,
): Promise<CommentChanged> {
  const place = await readCellPlace(database, { country, agency, item });
  if (!place) throw notFound('No such answer is due in an open cycle: check country, agency and item.');
  if (!mayAskForNewLook(viewer, place)) {
    throw forbidden('A new look at an answer is asked for by the country’s lead and by coordinators.');
  }
  const writers = await readWhoTakesUp(database, [place.cellId]);
  const mentions = writers
    .filter(({ id }) => id !== viewer.personId)
    .slice(0, MOST_MENTIONS)
    .map(({ id }) => encodeNodeId('Person', id));
  const asked = { mutationId, cycle: place.cycleCode, country, agency, item, text: NEW_LOOK, mentions };
  return addComment(database, viewer, { ...asked, audience: 'OPEN' });
}
