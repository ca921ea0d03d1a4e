import type { StoredCell } from '../catalogue/catalogue.sql.ts';
import { type CatalogueData, presenceIn } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import type { CatalogueEvent } from '../log/append-event.sql.ts';
import { insertCells, insertDueAnswers, type NewCell, updatePresence } from './cycle.sql.ts';

export type SyncedCells = {
  /** How many cells answers are due in. */
  cells: number;
  /** How many answers became due. */
  answers: number;
  changes: string[];
  /** For a cycle that was open before; one that just opens says it all with that. */
  events: CatalogueEvent[];
};

/**
 * Brings the cells of a cycle to what the files say. There is one for each country's team, and one for each country
 * and agency that answers. An agency that isn't present has one too, so that a later change always finds its cell.
 * Answers become due with the cell. What an agency wrote before it left stays where it is; with presence NONE it is
 * in no total.
 */
export async function syncCells(
  connection: Queryable,
  cycleCode: string,
  data: CatalogueData,
  before: StoredCell[],
): Promise<SyncedCells> {
  const wanted = wantedCells(cycleCode, data, before);
  const known = new Map(before.map((cell) => [keyOf(cell), cell]));
  const missing = wanted.filter((cell) => !known.has(keyOf(cell)));
  const moved = wanted.flatMap((cell) => {
    const old = known.get(keyOf(cell));
    return old && old.presence !== cell.presence
      ? [{ ...old, presence: cell.presence, from: old.presence }]
      : [];
  });
  const inserted = missing.length > 0 ? await insertCells(connection, cycleCode, missing) : [];
  if (moved.length > 0) await updatePresence(connection, moved);
  const ids = [...inserted, ...moved].map(({ id }) => id);
  const answers = ids.length > 0 ? await insertDueAnswers(connection, ids) : 0;
  // A new cell with nobody there is not news.
  const news = [...moved, ...inserted.filter(isDue).map((cell) => ({ ...cell, from: 'NONE' as const }))];
  return {
    cells: wanted.filter(isDue).length,
    answers,
    changes: news.map((cell) => describe(cycleCode, cell, cell.from)),
    events: news.map((cell) => presenceChanged(cycleCode, cell, cell.from)),
  };
}

function wantedCells(cycleCode: string, data: CatalogueData, before: StoredCell[]): NewCell[] {
  const cycle = data.presence.get(cycleCode);
  const known = new Map(before.map((cell) => [keyOf(cell), cell]));
  const answering = new Set(
    data.agencies.filter(({ answersChecklist }) => answersChecklist).map(({ code }) => code),
  );
  return data.countries.flatMap(({ code: country }): NewCell[] => [
    { country, agency: null, presence: null },
    ...data.agencies.flatMap(({ code: agency }): NewCell[] => {
      const there = known.get(keyOf({ country, agency }));
      if (!answering.has(agency)) return there ? [{ country, agency, presence: 'NONE' }] : [];
      const presence = cycle ? presenceIn(cycle, agency, country) : (there?.presence ?? 'NONE');
      return [{ country, agency, presence }];
    }),
  ]);
}

function isDue(cell: NewCell): boolean {
  return cell.presence !== 'NONE';
}

function keyOf({ country, agency }: Pick<NewCell, 'country' | 'agency'>): string {
  return `${country}/${agency ?? ''}`;
}

function describe(cycleCode: string, cell: NewCell, from: string | null): string {
  return cell.agency === null
    ? `Cycle ${cycleCode}, ${cell.country}: answers of the country team are due.`
    : `Cycle ${cycleCode}, ${cell.agency} in ${cell.country}: ${from} → ${cell.presence}.`;
}

function presenceChanged(cycleCode: string, cell: StoredCell, from: string | null): CatalogueEvent {
  const changes = cell.agency === null ? [] : [{ field: 'presence', from, to: cell.presence }];
  return { kind: 'PRESENCE_CHANGED', actorId: null, cycleCode, cellId: cell.id, changes, note: null };
}
