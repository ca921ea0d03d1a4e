import DataLoader from 'dataloader';
import type { Database } from '../database/database.ts';
import { type DecisionRow, readDecisions } from './decision.sql.ts';
import type { AnswerPlace } from './late.sql.ts';

/**
 * Says of many answers in one statement to whom they were returned and who endorsed them, and only where somebody asks.
 * What is asked for in one turn of the process is read together, and nothing is kept.
 */
export function decisionLoader(database: Database): DataLoader<AnswerPlace, DecisionRow | undefined> {
  return new DataLoader<AnswerPlace, DecisionRow | undefined>(
    async (places) => {
      const rows = await readDecisions(database, places);
      return places.map((_, index) => rows.get(index));
    },
    { cache: false, batchScheduleFn: setImmediate },
  );
}
