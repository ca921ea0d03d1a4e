import type { CycleStep } from '../../schema/types/cycle-step.ts';
import { readCells } from '../catalogue/catalogue.sql.ts';
import type { Presence } from '../catalogue/catalogue-data.ts';
import type { Database, Queryable } from '../database/database.ts';
import { checkCodes } from '../domain/check-text.ts';
import type { FieldChange } from '../domain/event-content.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { type CellReference, compareCells } from './compare-cells.ts';
import { saveSaidBy } from './cycle.sql.ts';
import { presenceOfCycle, readReference } from './plan-cycle.ts';
import { type PlannedPresence, readPlannedPresence, writePlannedPresence } from './planned-presence.sql.ts';
import { presenceOfLines, presenceOfPlan } from './presence-of-plan.ts';
import { figuresOf } from './step-figures.ts';
import { cycleNamed, type Obstacle, obstacles, takeStep } from './take-step.ts';
import { appendTurns, openCycleRows } from './turn-cycle.ts';

/** Each is an event, and other writes wait until the last of them is there. */
const MOST_WHILE_OPEN = 500;
const CHANGES_OF_EVENT = 200;

/** What is said of whom. `from` says it of everybody, as another cycle does; lines come on top of it. */
export type PresenceChange = { code: string; lines: readonly PlannedPresence[]; from: string | null };

/** Says who reports where, of many at once: all of it or nothing. */
export function changePresence(
  database: Database,
  actor: Viewer,
  { code, lines, from }: PresenceChange,
  dryRun: boolean,
): Promise<CycleStep> {
  return takeStep(database, actor, { code, dryRun }, async (connection, cycles) => {
    const cycle = cycleNamed(cycles, code);
    const hidden = lines.map(checkCodes).find((wrong) => wrong !== null);
    if (hidden) throw badUserInput(hidden);
    const reference = await readReference(connection);
    const copied =
      from === null
        ? []
        : everywhere(reference, await presenceOfCycle(connection, cycleNamed(cycles, from), reference));
    const said = [...copied, ...lines];
    const planned = cycle.state === 'PLANNED';
    const plan = planned ? await readPlannedPresence(connection, code) : [];
    const cells = planned ? plannedCells(reference, plan) : await readCells(connection, code);
    const changes = compareCells(reference, presenceOfLines(said), cells);
    const count = changes.moved.length + changes.missing.filter(({ agency }) => agency !== null).length;
    if (cycle.state === 'OPEN' && count > MOST_WHILE_OPEN) {
      throw badUserInput(
        `In the open cycle at most ${MOST_WHILE_OPEN} agencies in countries change in one call, and these are ${count}: send them in parts.`,
      );
    }
    return {
      figures: await figuresOf(connection, changes, planned ? null : cycle.checklistVersion),
      obstacles: obstacles(
        cycle.state === 'CLOSED'
          ? { code: 'NOT_OPEN', message: `Cycle ${code} is closed: who reported in it stays as it was.` }
          : null,
        ...unknownIn(lines, reference),
        twiceIn(lines),
      ),
      carryOut: async (writing) => {
        await saveSaidBy(writing, code, 'PERSON');
        if (planned) {
          const moved = changes.moved.flatMap(({ country, agency, presence, from: before }): Moved[] =>
            agency === null ? [] : [{ country, agency, presence: presence ?? 'NONE', from: before }],
          );
          await changePlan(writing, actor, code, moved);
          return;
        }
        const turning = { code, actorId: actor.personId, note: null };
        const presenceOf = presenceOfLines(said);
        const { events } = await openCycleRows(
          writing,
          turning,
          { state: 'OPEN', cells },
          { reference, presenceOf },
        );
        await appendTurns(writing, events);
      },
    };
  });
}

/** What a plan says of every agency that answers, in every country. */
function everywhere(reference: CellReference, plan: readonly PlannedPresence[]): PlannedPresence[] {
  const presenceOf = presenceOfPlan(plan);
  return reference.agencies
    .filter(({ answersChecklist }) => answersChecklist)
    .flatMap(({ code: agency }) =>
      reference.countries.map(({ code: country }) => ({
        country,
        agency,
        presence: presenceOf(agency, country) ?? 'NONE',
      })),
    );
}

/** The cells that the plan stands for: there are none yet, so none has an id. */
function plannedCells(reference: CellReference, plan: readonly PlannedPresence[]) {
  return compareCells(reference, presenceOfPlan(plan), []).wanted.map((cell) => ({ ...cell, id: 0 }));
}

type Moved = PlannedPresence & { from: Presence | null };

async function changePlan(
  connection: Queryable,
  actor: Viewer,
  code: string,
  moved: readonly Moved[],
): Promise<void> {
  await writePlannedPresence(connection, code, moved);
  const changes = moved.map(
    ({ country, agency, presence, from }): FieldChange => ({
      field: `presence.${country}.${agency}`,
      from,
      to: presence,
    }),
  );
  for (let start = 0; start < changes.length; start += CHANGES_OF_EVENT) {
    await appendEvent(connection, {
      kind: 'CYCLE_CHANGED',
      actorId: actor.personId,
      cycleCode: code,
      cellId: null,
      changes: changes.slice(start, start + CHANGES_OF_EVENT),
      note: null,
    });
  }
}

function unknownIn(lines: readonly PlannedPresence[], { agencies, countries }: CellReference): Obstacle[] {
  const known = new Set(countries.map(({ code }) => code));
  const answering = new Set(
    agencies.flatMap(({ code, answersChecklist }) => (answersChecklist ? [code] : [])),
  );
  const noCountry = new Set(lines.flatMap(({ country }) => (known.has(country) ? [] : [country])));
  const noAgency = new Set(lines.flatMap(({ agency }) => (answering.has(agency) ? [] : [agency])));
  return obstacles(
    noCountry.size === 0
      ? null
      : { code: 'UNKNOWN_COUNTRY', message: `No country has the code ${listed(noCountry)}: correct it.` },
    noAgency.size === 0
      ? null
      : {
          code: 'UNKNOWN_AGENCY',
          message: `No agency that answers the checklist has the code ${listed(noAgency)}: correct it.`,
        },
  );
}

function twiceIn(lines: readonly PlannedPresence[]): Obstacle | null {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { agency, country } of lines) {
    const name = `${agency} in ${country}`;
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return twice.size === 0
    ? null
    : { code: 'TWICE', message: `These are there twice: ${listed(twice)}. Keep one line of each.` };
}

function listed(names: ReadonlySet<string>): string {
  const first = [...names].slice(0, 10).map((name) => name.slice(0, 60));
  return names.size > first.length
    ? `${first.join(', ')} and ${names.size - first.length} more`
    : first.join(', ');
}
