import type { CatalogueData, CycleData } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import { appendEvent, type CatalogueEvent } from '../log/append-event.sql.ts';
import { saveCycle, saveCycleState } from './cycle.sql.ts';
import { renewStatistics } from './statistics.sql.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';
import { syncCells } from './sync-cells.ts';

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
  const events: CatalogueEvent[] = [];
  for (const cycle of data.cycles) changes.push(...(await loadDates(connection, cycle, stored)));

  for (const { cycle, before } of cyclesToClose(data, stored)) {
    await saveCycleState(connection, cycle.code, 'CLOSED');
    if (before === 'PLANNED') {
      const { cells, answers } = await syncCells(connection, cycle.code, data, []);
      changes.push(`Cycle ${cycle.code}: opened, ${cells} cells, ${answers} answers due.`);
      events.push(cycleEvent('CYCLE_OPENED', cycle));
    }
    changes.push(`Cycle ${cycle.code}: closed.`);
    events.push(cycleEvent('CYCLE_CLOSED', cycle));
  }

  for (const cycle of openCycles(data, stored)) {
    const before = stored.cycles.get(cycle.code)?.state ?? 'PLANNED';
    if (before !== 'OPEN') {
      await saveCycleState(connection, cycle.code, 'OPEN');
      events.push(cycleEvent('CYCLE_OPENED', cycle));
    }
    const synced = await syncCells(connection, cycle.code, data, stored.cells.get(cycle.code) ?? []);
    if (before === 'PLANNED') {
      changes.push(`Cycle ${cycle.code}: opened, ${synced.cells} cells, ${synced.answers} answers due.`);
    } else {
      if (before === 'CLOSED') changes.push(`Cycle ${cycle.code}: opened again.`);
      changes.push(...synced.changes);
      events.push(...synced.events);
    }
  }

  if (events.length > 0) await renewStatistics(connection);
  for (const event of events) await appendEvent(connection, { ...event, at: dateOf?.(event) ?? null });
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

function cycleEvent(kind: 'CYCLE_OPENED' | 'CYCLE_CLOSED', cycle: OpenCycle): CatalogueEvent {
  return { kind, actorId: null, cycleCode: cycle.code, cellId: null, changes: [], note: cycle.note };
}
