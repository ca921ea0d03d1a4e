import type { CellPlaceInput } from '../../schema/types/cell-place-input.ts';
import type { Marks } from '../../schema/types/marks.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { insertSeenCells } from '../seen/seen.sql.ts';
import { countCells, deleteCellMarks, type MarkKey, markCells, raiseMark } from './mark.sql.ts';
import { readMarks } from './read-marks.ts';

/** More than a column or a row of the matrix has. */
export const MOST_CELLS = 500;

/**
 * Marks everything, or some cells, as seen up to a position. It takes nothing back: what was marked further stays. In the
 * countries that its owner coordinates (null: all) those who write there are shown it; but for the first mark of everything, which
 * only says where comparing begins. Throws BAD_USER_INPUT for cells that are not there or named twice.
 */
export function markSeen(
  database: Database,
  key: MarkKey,
  position: number,
  cells: readonly CellPlaceInput[] | null,
  coordinated: readonly string[] | null = [],
): Promise<Marks> {
  const named = cells && checkCells(cells);
  return database.transaction('READ COMMITTED', async (connection) => {
    if (named && (await countCells(connection, key.cycleCode, named)) < named.countries.length) {
      throw badUserInput('In one of these cells nobody reports, or it is named twice: take it out.');
    }
    const { floor, revision } = await raiseMark(connection, key, named ? 0 : position);
    if (!named) await deleteCellMarks(connection, key, floor);
    else if (position > floor) await markCells(connection, key, named, { position, revision });
    if ((named || revision > 1) && coordinated?.length !== 0) {
      await insertSeenCells(connection, key, { named: named ?? null, coordinated, position });
    }
    const marks = await readMarks(connection, key, null);
    if (!marks) throw new Error('marks that were just written are not there');
    return marks;
  });
}

function checkCells(cells: readonly CellPlaceInput[]) {
  if (cells.length > MOST_CELLS) {
    throw badUserInput(`At most ${MOST_CELLS} cells are marked in one call: send them in parts.`);
  }
  return {
    countries: cells.map(({ country }) => country),
    agencies: cells.map(({ agency }) => agency ?? null),
  };
}
