import type { StoredCell } from '../catalogue/catalogue.sql.ts';
import type { Queryable } from '../database/database.ts';
import type { CatalogueEvent } from '../log/append-event.sql.ts';
import { type CellChanges, isDue } from './compare-cells.ts';
import { insertCells, insertDueAnswers, type NewCell, updatePresence } from './cycle.sql.ts';

export type SyncedCells = {
  /** How many cells answers are due in. */
  cells: number;
  /** How many answers became due. */
  answers: number;
  /** The cells that came or moved. */
  cellIds: number[];
  changes: string[];
  /** For a cycle that was open before; one that just opens says it all with that. */
  events: CatalogueEvent[];
};

/**
 * Carries out what was found to be different. Answers become due with the cell. What an agency wrote before it left stays
 * where it is; with presence NONE it is in no total.
 */
export async function syncCells(
  connection: Queryable,
  cycleCode: string,
  { wanted, missing, moved }: CellChanges,
  actorId: string | null,
): Promise<SyncedCells> {
  const inserted = missing.length > 0 ? await insertCells(connection, cycleCode, missing) : [];
  if (moved.length > 0) await updatePresence(connection, moved);
  const ids = [...inserted, ...moved].map(({ id }) => id);
  const answers = ids.length > 0 ? await insertDueAnswers(connection, ids) : 0;
  // A new cell with nobody there is not news.
  const news = [...moved, ...inserted.filter(isDue).map((cell) => ({ ...cell, from: 'NONE' as const }))];
  return {
    cells: wanted.filter(isDue).length,
    answers,
    cellIds: ids,
    changes: news.map((cell) => describe(cycleCode, cell, cell.from)),
    events: news.map((cell) => presenceChanged(cycleCode, cell, cell.from, actorId)),
  };
}

function describe(cycleCode: string, cell: NewCell, from: string | null): string {
  return cell.agency === null
    ? `Cycle ${cycleCode}, ${cell.country}: answers of the country team are due.`
    : `Cycle ${cycleCode}, ${cell.agency} in ${cell.country}: ${from} → ${cell.presence}.`;
}

function presenceChanged(
  cycleCode: string,
  cell: StoredCell,
  from: string | null,
  actorId: string | null,
): CatalogueEvent {
  const changes = cell.agency === null ? [] : [{ field: 'presence', from, to: cell.presence }];
  return { kind: 'PRESENCE_CHANGED', actorId, cycleCode, cellId: cell.id, changes, note: null };
}
