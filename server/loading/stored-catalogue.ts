import {
  readAgencies,
  readCells,
  readCountries,
  readCycles,
  readLatestChecklist,
  readNewestItems,
  type StoredCell,
  type StoredChecklist,
  type StoredCycle,
  type StoredItem,
} from '../catalogue/catalogue.sql.ts';
import type { AgencyData, CatalogueData, CountryData } from '../catalogue/catalogue-data.ts';
import { readOpenedAfter, readSaidByPeople } from '../cycles/cycle.sql.ts';
import { type PlannedPresence, readPlannedPresence } from '../cycles/planned-presence.sql.ts';
import type { Queryable } from '../database/database.ts';

/** What the database holds before a load. */
export type StoredCatalogue = {
  agencies: Map<string, AgencyData>;
  countries: Map<string, CountryData>;
  checklist: StoredChecklist | undefined;
  items: StoredItem[];
  cycles: Map<string, StoredCycle>;
  /** By cycle: of those that are open, and of those whose presence the files give. */
  cells: Map<string, StoredCell[]>;
  /** Who is to report, by cycle that is planned. */
  planned: Map<string, PlannedPresence[]>;
  /** The cycles of which a person said the last word. */
  saidByPeople: Set<string>;
  /** By closed cycle: one that was opened from it. */
  followers: Map<string, string>;
};

/** Reads what a load has to compare the files with. */
export async function readStoredCatalogue(
  connection: Queryable,
  data: CatalogueData,
): Promise<StoredCatalogue> {
  const cycles = await readCycles(connection);
  const cells = new Map<string, StoredCell[]>();
  const planned = new Map<string, PlannedPresence[]>();
  const followers = new Map<string, string>();
  for (const { code, state } of cycles) {
    const compared =
      state === 'OPEN' || (state === 'CLOSED' && data.cycles.some((cycle) => cycle.code === code));
    const follower = state === 'CLOSED' ? await readOpenedAfter(connection, code) : undefined;
    if (follower !== undefined) followers.set(code, follower);
    if (state === 'PLANNED') planned.set(code, await readPlannedPresence(connection, code));
    if (compared) cells.set(code, await readCells(connection, code));
  }
  return {
    agencies: byCode(await readAgencies(connection)),
    countries: byCode(await readCountries(connection)),
    checklist: await readLatestChecklist(connection),
    items: await readNewestItems(connection),
    cycles: byCode(cycles),
    cells,
    planned,
    saidByPeople: await readSaidByPeople(connection),
    followers,
  };
}

function byCode<Row extends { code: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.code, row]));
}
