import type { Progress } from '../../sync/model.ts';
import { markKey } from '../../sync/topics/marks.ts';
import type { Cells } from '../../sync/topics/matrix.ts';

/** Since when a cell counts as moved, and what it was then. */
export interface Since {
  /** By the server's clock; null: since the log began. */
  readonly at: string | null;
  /** Cells that were looked at since, as they stood then. */
  readonly seen: ReadonlyMap<string, Progress>;
  /** What cells were that had moved when it was asked; null until the answer is there. */
  readonly before: ReadonlyMap<string, Progress> | null;
  /** How all cells stood then or a little earlier. */
  readonly base: Cells;
}

/** `changed`: ratings or texts alone, or as much forward as back. `unknown`: it moved, and nobody knows yet from where. */
export type Movement = 'forward' | 'back' | 'changed' | 'unknown';

/** What became of a cell; `before` is null while nobody knows it yet. */
export interface Moved {
  readonly before: Progress | null;
  readonly movement: Movement;
}

/** How a cell moved since; null where it didn't. */
export function movementOf(cell: Progress, since: Since): Movement | null {
  return movedFrom(cell, since)?.movement ?? null;
}

/** How a cell moved since, and what it was; null where it didn't move. */
export function movedFrom(cell: Progress, { at, seen, before, base }: Since): Moved | null {
  const key = markKey(cell);
  const mark = seen.get(key);
  if (mark) return isAfter(cell.updatedAt, mark.updatedAt) ? between(mark, cell) : null;
  const was = before?.get(key);
  if (was) return between(was, cell);
  if (!isAfter(cell.updatedAt, at)) return null;
  const stood = before && base.get(cell.countryCode)?.get(cell.agencyCode ?? '');
  return stood && !isAfter(stood.updatedAt, at)
    ? between(stood, cell)
    : { before: null, movement: 'unknown' };
}

function between(before: Progress, now: Progress): Moved {
  return { before, movement: directionOf(before, now) };
}

/** How many cells moved. */
export function countMoved(cells: Cells, since: Since): number {
  return movedIn(cells, since).length;
}

/** The cells that moved, of one country or all. */
export function movedIn(cells: Cells, since: Since, country?: string): readonly Progress[] {
  const rows = country === undefined ? [...cells.values()] : [cells.get(country) ?? new Map()];
  return rows.flatMap((row) => [...row.values()]).filter((cell) => movementOf(cell, since) !== null);
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

function isAfter(changed: string | null, moment: string | null): boolean {
  return changed !== null && (moment === null || changed > moment);
}

function directionOf(before: Progress, now: Progress): Movement {
  // Where more or fewer are due than then, the sums aren't of the same answers.
  const way = before.total === now.total ? stepsBetween(before, now) : 0;
  return way > 0 ? 'forward' : way < 0 ? 'back' : 'changed';
}

/** By how many steps a cell moved, forward or back. */
export function stepsBetween(before: Progress, now: Progress): number {
  return wayOf(now) - wayOf(before);
}

/** How far the answers of a cell have come together, in steps: begun, submitted, accepted. A returned one is begun. */
function wayOf({ inProgress, returned, submitted, accepted }: Progress): number {
  return inProgress + returned + 2 * submitted + 3 * accepted;
}
