import type { CellProgress } from '../domain/cell.ts';
import type { EventKind, LogEvent } from '../log/log-event.ts';

/** Cells that changed, each once and as it stands, and the cursor up to which that is so. */
export type CellsChanged = { cells: CellProgress[]; cursor: string };

/**
 * Events that change no cell. In older logs the last of them tells of the counts of an agency that had left as if it were there.
 */
const leaveCounts: readonly EventKind[] = ['RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CONTENT_ERASED'];

/** Takes the cell that an event changed, in place of what it was before. */
export function mergeCell(cells: Map<string, CellProgress>, event: LogEvent, cycleCode: string): void {
  if (event.cycleCode === cycleCode && event.progress && !leaveCounts.includes(event.kind)) {
    cells.set(`${event.countryCode} ${event.agencyCode}`, event.progress);
  }
}
