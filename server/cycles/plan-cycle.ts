import type { CycleStep } from '../../schema/types/cycle-step.ts';
import { readAgencies, readCells, readCountries, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { CycleSettings } from '../catalogue/catalogue-data.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { checkCycleCode, checkDays } from './check-days.ts';
import { type CellReference, compareCells } from './compare-cells.ts';
import { saveCycle, saveCycleSettings, saveSaidBy } from './cycle.sql.ts';
import { type PlannedPresence, readPlannedPresence, writePlannedPresence } from './planned-presence.sql.ts';
import { presenceOfPlan } from './presence-of-plan.ts';
import { countRolesEnding } from './step-figures.sql.ts';
import { figuresOf } from './step-figures.ts';
import { cycleNamed, takeStep } from './take-step.ts';

export type CyclePlan = {
  code: string;
  opensOn: string;
  closesOn: string;
  presenceFrom: string | null;
  settings?: CycleSettings;
};

/** Of a cycle that a person plans and says no more about. */
const usualSettings: CycleSettings = { separateAcceptance: true, endorsement: false };

/** Plans a cycle; agencies report in it as in another one, or nowhere yet. */
export async function planCycle(
  database: Database,
  actor: Viewer,
  plan: CyclePlan,
  dryRun: boolean,
): Promise<CycleStep> {
  const { code, opensOn, closesOn, presenceFrom, settings = usualSettings } = plan;
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    checkCycleCode(code);
    checkDays(plan);
    const reference = await readReference(connection);
    const presence =
      presenceFrom === null
        ? []
        : await presenceOfCycle(connection, cycleNamed(cycles, presenceFrom), reference);
    const taken = cycles.some((cycle) => cycle.code === code);
    const cells = compareCells(reference, presenceOfPlan(presence), []);
    return {
      figures: {
        ...(await figuresOf(connection, cells, null)),
        rolesEnding: await countRolesEnding(connection, closesOn),
      },
      obstacles: taken
        ? [
            {
              code: 'CODE_TAKEN',
              message: `There is a cycle ${code} already: choose another code, or change that one.`,
            },
          ]
        : [],
      carryOut: async (writing) => {
        await saveCycle(writing, plan);
        await saveCycleSettings(writing, code, settings);
        await saveSaidBy(writing, code, 'PERSON');
        await writePlannedPresence(writing, code, presence);
        const changes = [
          { field: 'opensOn', from: null, to: opensOn },
          { field: 'closesOn', from: null, to: closesOn },
          ...settingChanges(settings, { separateAcceptance: false, endorsement: false }),
          ...(presenceFrom === null ? [] : [{ field: 'presenceFrom', from: null, to: presenceFrom }]),
        ];
        const actorId = actor.personId;
        await appendEvent(writing, {
          kind: 'CYCLE_PLANNED',
          actorId,
          cycleCode: code,
          cellId: null,
          changes,
          note: null,
        });
      },
    };
  });
}

/** What the log tells of settings that are to be others. */
export function settingChanges(wanted: CycleSettings, before: CycleSettings) {
  return (['separateAcceptance', 'endorsement'] as const).flatMap((field) =>
    wanted[field] === before[field]
      ? []
      : [{ field, from: String(before[field]), to: String(wanted[field]) }],
  );
}

/** The countries and agencies that there are now. */
export async function readReference(connection: Queryable): Promise<CellReference> {
  return { agencies: await readAgencies(connection), countries: await readCountries(connection) };
}

/** Who reports in a cycle, or is to; of the agencies that still answer. */
export async function presenceOfCycle(
  connection: Queryable,
  { code, state }: StoredCycle,
  { agencies }: CellReference,
): Promise<PlannedPresence[]> {
  const answering = new Set(agencies.flatMap((agency) => (agency.answersChecklist ? [agency.code] : [])));
  const said: PlannedPresence[] =
    state === 'PLANNED'
      ? await readPlannedPresence(connection, code)
      : (await readCells(connection, code)).flatMap(({ country, agency, presence }) =>
          agency === null || presence === null ? [] : [{ country, agency, presence }],
        );
  return said.filter(({ agency, presence }) => presence !== 'NONE' && answering.has(agency));
}
