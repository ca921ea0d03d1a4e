import DataLoader from 'dataloader';
import type { Database } from '../database/database.ts';
import { type AnswerPlace, type Lateness, readLate } from './late.sql.ts';

/**
 * Says of many answers in one statement which are late, and only where somebody asks. What is asked for in one turn of the
 * process is read together, and nothing is kept.
 */
export function lateLoader(database: Database): DataLoader<AnswerPlace, Lateness | null> {
  return new DataLoader<AnswerPlace, Lateness | null>(
    async (places) => {
      const late = await readLate(database, places);
      return places.map((_, index) => late.get(index) ?? null);
    },
    { cache: false, batchScheduleFn: setImmediate },
  );
}
