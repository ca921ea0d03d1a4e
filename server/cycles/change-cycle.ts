import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { CycleSettings } from '../catalogue/catalogue-data.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { checkDays } from './check-days.ts';
import { saveCycle, saveCycleSettings, saveSaidBy } from './cycle.sql.ts';
import { settingChanges } from './plan-cycle.ts';
import { countRolesEnding } from './step-figures.sql.ts';
import { cycleNamed, obstacles, takeStep } from './take-step.ts';

/** Null: the day, or the setting, stays. */
export type CycleDays = { opensOn: string | null; closesOn: string | null } & {
  [Setting in keyof CycleSettings]?: boolean | null;
};

/** Changes the days of a cycle, both while it is planned, the last one while it is open, and what it asks of decisions. */
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
    const settings = {
      separateAcceptance: days.separateAcceptance ?? before.separateAcceptance,
      endorsement: days.endorsement ?? before.endorsement,
    };
    const changes = [
      ...(['opensOn', 'closesOn'] as const).flatMap((field) =>
        wanted[field] === before[field] ? [] : [{ field, from: before[field], to: wanted[field] }],
      ),
      ...settingChanges(settings, before),
    ];
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
        await saveCycleSettings(writing, code, settings);
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
