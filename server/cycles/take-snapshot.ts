import type { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Database } from '../database/database.ts';
import { renewStatistics } from '../database/statistics.sql.ts';
import { checkText } from '../domain/check-text.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { beginSnapshot, endSnapshot } from './keep-snapshot.ts';
import { readSnapshots } from './snapshot.sql.ts';
import { cycleNamed, obstacles, takeStep } from './take-step.ts';

const LONGEST_NAME = 100;

/** Keeps what the answers of the open cycle say under a name. */
export function takeSnapshot(
  database: Database,
  actor: Viewer,
  { code, name }: { code: string; name: string },
  dryRun: boolean,
): Promise<CycleStep> {
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const { state } = cycleNamed(cycles, code);
    const wrong = name.trim() === '' ? 'Give it a name.' : checkText('name', name, LONGEST_NAME);
    if (wrong) throw badUserInput(wrong);
    const taken = (await readSnapshots(connection, code)).some((snapshot) => snapshot.name === name);
    return {
      figures: {},
      obstacles: obstacles(
        state === 'OPEN'
          ? null
          : { code: 'NOT_OPEN', message: `Cycle ${code} is not open: its answers don’t change.` },
        taken
          ? { code: 'NAME_TAKEN', message: `Cycle ${code} has a snapshot of this name: choose another name.` }
          : null,
      ),
      carryOut: async (writing) => {
        const begun = await beginSnapshot(writing, code, name);
        await renewStatistics(writing);
        await endSnapshot(writing, begun, {
          kind: 'SNAPSHOT_TAKEN',
          actorId: actor.personId,
          cycleCode: code,
          cellId: null,
          changes: [],
          note: null,
        });
      },
    };
  });
}
