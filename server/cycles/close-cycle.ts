import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { saveSaidBy } from './cycle.sql.ts';
import { countUnfinished } from './step-figures.sql.ts';
import { cycleNamed, takeStep } from './take-step.ts';
import { appendTurns, closeCycleRows } from './turn-cycle.ts';

/** Closes the open cycle: a write that comes after it is refused with CYCLE_NOT_OPEN, also where it was under way. */
export function closeCycle(
  database: Database,
  actor: Viewer,
  code: string,
  dryRun: boolean,
): Promise<CycleStep> {
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const { state } = cycleNamed(cycles, code);
    return {
      figures: state === 'OPEN' ? { answersUnfinished: await countUnfinished(connection, code) } : {},
      obstacles:
        state === 'OPEN'
          ? []
          : [
              {
                code: 'NOT_OPEN',
                message: `Cycle ${code} is ${state === 'CLOSED' ? 'closed already' : 'planned: only the open cycle can be closed'}.`,
              },
            ],
      carryOut: async (writing) => {
        const events = await closeCycleRows(writing, { code, actorId: actor.personId, note: null });
        await saveSaidBy(writing, code, 'PERSON');
        await appendTurns(writing, events);
      },
    };
  });
}
