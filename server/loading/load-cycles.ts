import { type CatalogueData, type CycleData, presenceIn } from '../catalogue/catalogue-data.ts';
import type { PresenceOf } from '../cycles/compare-cells.ts';
import { saveCycle, saveSaidBy } from '../cycles/cycle.sql.ts';
import { writePlannedPresence } from '../cycles/planned-presence.sql.ts';
import { appendTurns, closeCycleRows, openCycleRows, type TurnEvent } from '../cycles/turn-cycle.ts';
import type { Queryable } from '../database/database.ts';
import type { CatalogueEvent } from '../log/append-event.sql.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';

/**
 * Moves the cycles to where the files say: closes before it opens, since only one may be open, and appends the events
 * last, since they hold up every other write until the commit. `dateOf` is for a demonstration that is being made.
 */
export async function loadCycles(
  connection: Queryable,
  data: CatalogueData,
  stored: StoredCatalogue,
  dateOf?: (event: CatalogueEvent) => Date,
): Promise<string[]> {
  const changes: string[] = [];
  const events: TurnEvent[] = [];
  for (const cycle of data.cycles) {
    if (stored.saidByPeople.has(cycle.code)) {
      await saveSaidBy(connection, cycle.code, 'FILE');
      changes.push(`Cycle ${cycle.code}: the files decide again.`);
    }
    changes.push(...(await loadDates(connection, cycle, stored)));
    if (cycle.state === 'PLANNED') changes.push(...(await loadPlan(connection, cycle, data, stored)));
  }

  for (const { cycle, before } of cyclesToClose(data, stored)) {
    const turning = turningOf(cycle);
    if (before === 'PLANNED') {
      const who = { reference: data, presenceOf: presenceOfFiles(data, cycle.code) };
      const opened = await openCycleRows(connection, turning, { state: before, cells: [] }, who);
      changes.push(openedLine(cycle, opened.synced));
      events.push(...opened.events);
    }
    events.push(...(await closeCycleRows(connection, turning)));
    changes.push(`Cycle ${cycle.code}: closed.`);
  }

  for (const cycle of openCycles(data, stored)) {
    const state = stored.cycles.get(cycle.code)?.state ?? 'PLANNED';
    const cells = stored.cells.get(cycle.code) ?? [];
    const who = { reference: data, presenceOf: presenceOfFiles(data, cycle.code) };
    const { synced, events: told } = await openCycleRows(connection, turningOf(cycle), { state, cells }, who);
    if (state === 'PLANNED') changes.push(openedLine(cycle, synced));
    else {
      if (state === 'CLOSED') changes.push(`Cycle ${cycle.code}: opened again.`);
      changes.push(...synced.changes);
    }
    events.push(...told);
  }

  await appendTurns(connection, events, dateOf);
  return changes;
}

/** The one that is open comes first: those that are over when they are first seen are opened and closed after it. */
function cyclesToClose(data: CatalogueData, stored: StoredCatalogue) {
  const cycles = data.cycles
    .filter(({ state }) => state === 'CLOSED')
    .map((cycle) => ({ cycle, before: stored.cycles.get(cycle.code)?.state ?? 'PLANNED' }));
  return [
    ...cycles.filter(({ before }) => before === 'OPEN'),
    ...cycles.filter(({ before }) => before === 'PLANNED'),
  ];
}

type OpenCycle = Pick<CycleData, 'code' | 'note'>;

/** The one that is open after the load, if any: of the files, or one in the database that they don't name. */
function openCycles(data: CatalogueData, stored: StoredCatalogue): OpenCycle[] {
  const unnamed = [...stored.cycles.values()].filter(
    ({ code, state }) => state === 'OPEN' && !data.cycles.some((cycle) => cycle.code === code),
  );
  return [
    ...data.cycles.filter(({ state }) => state === 'OPEN'),
    ...unnamed.map(({ code }) => ({ code, note: null })),
  ];
}

function turningOf({ code, note }: OpenCycle) {
  return { code, note, actorId: null };
}

function openedLine({ code }: OpenCycle, { cells, answers }: { cells: number; answers: number }): string {
  return `Cycle ${code}: opened, ${cells} cells, ${answers} answers due.`;
}

/** Files that don't name a cycle say nothing of who reports in it. */
function presenceOfFiles(data: CatalogueData, cycleCode: string): PresenceOf {
  const cycle = data.presence.get(cycleCode);
  return (agency, country) => (cycle ? presenceIn(cycle, agency, country) : undefined);
}

async function loadDates(
  connection: Queryable,
  cycle: CycleData,
  stored: StoredCatalogue,
): Promise<string[]> {
  const before = stored.cycles.get(cycle.code);
  if (before?.opensOn === cycle.opensOn && before.closesOn === cycle.closesOn) return [];
  await saveCycle(connection, cycle);
  return before
    ? [
        `Cycle ${cycle.code}: ${before.opensOn} to ${before.closesOn} → ${cycle.opensOn} to ${cycle.closesOn}.`,
      ]
    : [`Cycle ${cycle.code}: added, ${cycle.opensOn} to ${cycle.closesOn}.`];
}

/** Keeps who is to report in a planned cycle, so that a person can open it as the files planned it. */
async function loadPlan(
  connection: Queryable,
  { code }: CycleData,
  data: CatalogueData,
  stored: StoredCatalogue,
): Promise<string[]> {
  const files = data.presence.get(code);
  if (!files) return [];
  const before = new Map(
    (stored.planned.get(code) ?? []).map(({ country, agency, presence }) => [
      `${country}/${agency}`,
      presence,
    ]),
  );
  const changed = data.agencies
    .filter(({ answersChecklist }) => answersChecklist)
    .flatMap(({ code: agency }) =>
      data.countries.map(({ code: country }) => ({
        country,
        agency,
        presence: presenceIn(files, agency, country),
      })),
    )
    .filter(({ country, agency, presence }) => (before.get(`${country}/${agency}`) ?? 'NONE') !== presence);
  if (changed.length === 0) return [];
  await writePlannedPresence(connection, code, changed);
  return stored.cycles.has(code)
    ? [`Cycle ${code}: who reports is planned anew in ${changed.length} places.`]
    : [];
}
