import type { CellProgress } from '../domain/cell.ts';
import type { LogEvent } from '../log/log-event.ts';

/** Cells that changed, each once and as it stands, and the cursor up to which that is so. */
export type CellsChanged = { cells: CellProgress[]; cursor: string };

/** Takes the cell that an event changed, in place of what it was before. */
export function mergeCell(cells: Map<string, CellProgress>, event: LogEvent, cycleCode: string): void {
  const leavesCounts = event.kind === 'RESPONSE_CONFLICTED' || event.kind === 'RESPONSE_ENDORSED';
  if (event.cycleCode === cycleCode && event.progress && !leavesCounts) {
    cells.set(`${event.countryCode} ${event.agencyCode}`, event.progress);
  }
}
