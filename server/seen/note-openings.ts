import type { OpenedAnswerInput } from '../../schema/types/opened-answer-input.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { countsAsSeen } from './seen.policy.ts';
import { insertOpenings } from './seen.sql.ts';

/** More than a page of any view shows. */
export const MOST_OPENED = 100;

/**
 * Notes what a coordinator opened in their countries; everything else is left out, and all of it where a program asks, which
 * sees nothing. Returns how many openings were new. Throws BAD_USER_INPUT for more than `MOST_OPENED`.
 */
export async function noteOpenings(
  database: Database,
  context: Context,
  answers: readonly OpenedAnswerInput[],
): Promise<number> {
  const viewer = requireViewer(context);
  if (answers.length > MOST_OPENED) {
    throw badUserInput(`At most ${MOST_OPENED} answers are named in one call: send the rest in another.`);
  }
  if (context.sessionId === null) return 0;
  const counting = answers.filter(({ country }) => countsAsSeen(viewer, country));
  if (counting.length === 0) return 0;
  return insertOpenings(
    database,
    viewer.personId,
    counting.map(({ agency = null, ...answer }) => ({ ...answer, agency })),
  );
}
