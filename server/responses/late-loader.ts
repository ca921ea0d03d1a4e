import DataLoader from 'dataloader';
import type { Database } from '../database/database.ts';
import { type AnswerPlace, readLate } from './late.sql.ts';

/**
 * Says of many answers in one statement which are late, and only where somebody asks. What is asked for in one turn of the
 * process is read together, and nothing is kept.
 */
export function lateLoader(database: Database): DataLoader<AnswerPlace, boolean> {
  return new DataLoader<AnswerPlace, boolean>(
    async (places) => {
      const late = await readLate(database, places);
      return places.map((_, index) => late.has(index));
    },
    { cache: false, batchScheduleFn: setImmediate },
  );
}
