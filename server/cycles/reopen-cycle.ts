import type { CycleStep } from '../../schema/types/cycle-step.ts';
import { readCells } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { compareCells } from './compare-cells.ts';
import { readOpenedAfter, saveSaidBy } from './cycle.sql.ts';
import { readReference } from './plan-cycle.ts';
import { countRolesEnding, countUnfinished } from './step-figures.sql.ts';
import { figuresOf } from './step-figures.ts';
import { anotherOpen, cycleNamed, obstacles, takeStep } from './take-step.ts';
import { appendTurns, openCycleRows } from './turn-cycle.ts';

/**
 * Opens a closed cycle again, with its answers and its checklist; countries that were added since take part. A cycle from
 * which another one was opened stays closed.
 */
export function reopenCycle(
  database: Database,
  actor: Viewer,
  { code, reason }: { code: string; reason: string },
  dryRun: boolean,
): Promise<CycleStep> {
  const presenceOf = () => undefined;
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const cycle = cycleNamed(cycles, code);
    const isClosed = cycle.state === 'CLOSED';
    const reference = await readReference(connection);
    const cells = await readCells(connection, code);
    const follower = await readOpenedAfter(connection, code);
    return {
      figures: isClosed
        ? {
            ...(await figuresOf(
              connection,
              compareCells(reference, presenceOf, cells),
              cycle.checklistVersion,
            )),
            answersUnfinished: await countUnfinished(connection, code),
            rolesEnding: await countRolesEnding(connection, cycle.closesOn),
          }
        : {},
      obstacles: obstacles(
        isClosed
          ? null
          : {
              code: 'NOT_CLOSED',
              message: `Cycle ${code} is ${cycle.state === 'OPEN' ? 'open already' : 'planned: it can be opened'}.`,
            },
        anotherOpen(cycles, code),
        follower === undefined
          ? null
          : {
              code: 'CONTINUED',
              message: `Cycle ${follower} was opened from cycle ${code}, which stays closed.`,
            },
      ),
      carryOut: async (writing) => {
        const turning = { code, actorId: actor.personId, note: reason };
        const { events } = await openCycleRows(
          writing,
          turning,
          { state: 'CLOSED', cells },
          { reference, presenceOf },
        );
        await saveSaidBy(writing, code, 'PERSON');
        await appendTurns(writing, events);
      },
    };
  });
}
