import type { Marks } from '../../schema/types/marks.ts';
import type { Queryable } from '../database/database.ts';
import { cellProgress } from '../domain/cell.ts';
import { formatCursor, logPosition, logStart } from '../log/cursor.ts';
import { type MarkKey, readMark } from './mark.sql.ts';

/** Somebody's own marks of a cycle, or what was marked after a revision; null where that is nothing. */
export async function readMarks(
  connection: Queryable,
  key: MarkKey,
  after: number | null,
): Promise<Marks | null> {
  const rows = await readMark(connection, key, after ?? -1);
  const [first] = rows;
  if (!first) return null;
  const { revision, whole, position, hash, at } = first;
  return {
    cycleCode: key.cycleCode,
    revision,
    floor: formatCursor(hash ? logPosition(Number(position), hash) : logStart),
    floorAt: at,
    cells: rows.flatMap(
      ({ country_code: countryCode, agency_code: agencyCode, counts, carried, updated_at }) =>
        countryCode === null ? [] : [cellProgress({ countryCode, agencyCode }, counts, carried, updated_at)],
    ),
    whole,
  };
}
