import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { countCarryOver } from './carry-over.ts';
import { compareCells, isDue } from './compare-cells.ts';
import { saveSaidBy } from './cycle.sql.ts';
import { presenceOfCycle, readReference } from './plan-cycle.ts';
import { presenceOfPlan } from './presence-of-plan.ts';
import { countRolesEnding } from './step-figures.sql.ts';
import { figuresOf } from './step-figures.ts';
import { anotherOpen, cycleNamed, obstacles, takeStep } from './take-step.ts';
import { appendTurns, openCycleRows } from './turn-cycle.ts';

/** Opens a planned cycle: its checklist is fixed, and answers are due from every agency where it is to report. */
export function openCycle(
  database: Database,
  actor: Viewer,
  code: string,
  dryRun: boolean,
): Promise<CycleStep> {
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const cycle = cycleNamed(cycles, code);
    const isPlanned = cycle.state === 'PLANNED';
    const reference = await readReference(connection);
    const plan = isPlanned ? await presenceOfCycle(connection, cycle, reference) : [];
    const presenceOf = presenceOfPlan(plan);
    const cells = compareCells(reference, presenceOf, []);
    return {
      figures: isPlanned
        ? {
            ...(await figuresOf(connection, cells, null)),
            answersCarried: await countCarryOver(connection, code, cells.wanted.filter(isDue)),
            rolesEnding: await countRolesEnding(connection, cycle.closesOn),
          }
        : {},
      obstacles: obstacles(
        isPlanned
          ? null
          : {
              code: 'NOT_PLANNED',
              message:
                cycle.state === 'OPEN'
                  ? `Cycle ${code} is open already.`
                  : `Cycle ${code} is closed: it can be reopened, with a reason.`,
            },
        anotherOpen(cycles, code),
        isPlanned && plan.length === 0
          ? {
              code: 'NOBODY_REPORTS',
              message: `No agency is to report in cycle ${code}: say first which does, and where.`,
            }
          : null,
      ),
      carryOut: async (writing) => {
        const turning = { code, actorId: actor.personId, note: null };
        const before = { state: cycle.state, cells: [] };
        const { events } = await openCycleRows(writing, turning, before, { reference, presenceOf });
        await saveSaidBy(writing, code, 'PERSON');
        await appendTurns(writing, events);
      },
    };
  });
}
