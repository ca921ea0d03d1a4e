import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { checkDays } from './check-days.ts';
import { saveCycle, saveSaidBy } from './cycle.sql.ts';
import { countRolesEnding } from './step-figures.sql.ts';
import { cycleNamed, obstacles, takeStep } from './take-step.ts';

/** Null: the day stays. */
export type CycleDays = { opensOn: string | null; closesOn: string | null };

/** Changes the days of a cycle: both while it is planned, the last one while it is open. */
export function changeCycle(
  database: Database,
  actor: Viewer,
  code: string,
  days: CycleDays,
  dryRun: boolean,
): Promise<CycleStep> {
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const before = cycleNamed(cycles, code);
    const wanted = {
      opensOn: days.opensOn ?? before.opensOn,
      closesOn: days.closesOn ?? before.closesOn,
    };
    checkDays(wanted);
    const changes = (['opensOn', 'closesOn'] as const).flatMap((field) =>
      wanted[field] === before[field] ? [] : [{ field, from: before[field], to: wanted[field] }],
    );
    return {
      figures: { rolesEnding: await countRolesEnding(connection, wanted.closesOn) },
      obstacles: obstacles(
        before.state === 'CLOSED'
          ? { code: 'NOT_OPEN', message: `Cycle ${code} is closed: reopen it to give it another last day.` }
          : null,
        before.state === 'OPEN' && wanted.opensOn !== before.opensOn
          ? {
              code: 'ALREADY_OPENED',
              message: `Cycle ${code} was opened: its first day stays ${before.opensOn}.`,
            }
          : null,
      ),
      carryOut: async (writing) => {
        if (changes.length === 0) return;
        await saveCycle(writing, { code, ...wanted });
        await saveSaidBy(writing, code, 'PERSON');
        await appendEvent(writing, {
          kind: 'CYCLE_CHANGED',
          actorId: actor.personId,
          cycleCode: code,
          cellId: null,
          changes,
          note: null,
        });
      },
    };
  });
}
