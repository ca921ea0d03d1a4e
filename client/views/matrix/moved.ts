import type { Marks } from '../../sync/marks.ts';
import type { Progress } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';

/** The name of a cell in the marks. */
export function markKey(country: string, agency: string): string {
  return `${country}/${agency}`;
}

/** Whether a cell changed since the chosen moment, and since it was last looked at. */
export function isMoved(cell: Progress, { since, seen }: Marks): boolean {
  if (cell.updatedAt === null || cell.updatedAt <= since) return false;
  const looked = seen[markKey(cell.countryCode, cell.agencyCode ?? '')];
  return looked === undefined || cell.updatedAt > looked;
}

/** How many cells moved. */
export function countMoved(cells: Cells, marks: Marks): number {
  let count = 0;
  for (const row of cells.values()) for (const cell of row.values()) if (isMoved(cell, marks)) count += 1;
  return count;
}

/** When the newest change in the matrix was, by the server's clock; null: nothing ever changed. */
export function newestChange(cells: Cells): string | null {
  let newest: string | null = null;
  for (const row of cells.values()) {
    for (const { updatedAt } of row.values()) {
      if (updatedAt !== null && (newest === null || updatedAt > newest)) newest = updatedAt;
    }
  }
  return newest;
}

/** The marks with one cell looked at as it stands. */
export function withSeen(marks: Marks, cell: Progress): Marks {
  if (cell.updatedAt === null) return marks;
  const key = markKey(cell.countryCode, cell.agencyCode ?? '');
  return { ...marks, seen: { ...marks.seen, [key]: cell.updatedAt } };
}
