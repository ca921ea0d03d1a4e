import type { Reader } from '../identity/visibility.ts';
import type { CellProgress } from '../progress/cell.ts';
import { formatCursor, type LogPlace } from './cursor.ts';
import { type EventFilter, matchesFilter } from './event-filter.ts';
import type { LogEvent } from './log-event.ts';
import type { LogTail } from './log-tail.ts';
import { TAIL_PAGE } from './read-events.sql.ts';
import { viewEvent } from './view-event.ts';

/**
 * Every event after a position that passes the filter and that the reader sees, as they may see it, in log order, each
 * once, then those to come.
 */
export function followEvents(
  tail: LogTail,
  after: number,
  filter: EventFilter | null | undefined,
  reader: Reader,
): AsyncIterableIterator<LogEvent> {
  return cancellable(async function* (signal) {
    let position = after;
    while (!signal.aborted && !tail.stopped) {
      const events = await tail.read(position);
      for (const event of events) {
        position = event.place.position;
        const seen = matchesFilter(event, filter) ? viewEvent(event, reader) : null;
        if (seen) yield seen;
      }
      if (events.length === 0) await tail.advancedBeyond(position, signal);
    }
  });
}

/** Cells that changed, each once and as it stands, and the position up to which that is so. */
export type CellsChanged = { cells: CellProgress[]; cursor: string };

/**
 * Changed cells of a cycle after a position, then live. Whatever happened since the reader last took something is merged
 * into one update: a slow reader skips states in between, and misses no final one.
 */
export function followProgress(
  tail: LogTail,
  after: number,
  cycleCode: string,
): AsyncIterableIterator<CellsChanged> {
  return cancellable(async function* (signal) {
    let position = after;
    while (!signal.aborted && !tail.stopped) {
      const cells = new Map<string, CellProgress>();
      let place: LogPlace | undefined;
      let events: readonly LogEvent[];
      do {
        events = await tail.read(position);
        for (const event of events) {
          place = event.place;
          position = place.position;
          mergeCell(cells, event, cycleCode);
        }
      } while (events.length === TAIL_PAGE && !signal.aborted);
      if (place && cells.size > 0) yield { cells: [...cells.values()], cursor: formatCursor(place) };
      else await tail.advancedBeyond(position, signal);
    }
  });
}

/** Takes the cell that an event changed, in place of what it was before. */
export function mergeCell(cells: Map<string, CellProgress>, event: LogEvent, cycleCode: string): void {
  if (event.cycleCode === cycleCode && event.progress && event.kind !== 'RESPONSE_CONFLICTED') {
    cells.set(`${event.countryCode} ${event.agencyCode}`, event.progress);
  }
}

/**
 * An async generator that ends at once when its reader leaves. A plain one would only hear of it at its next event, and
 * until then keep a waiting subscription alive that nobody reads.
 */
function cancellable<Item>(
  generate: (signal: AbortSignal) => AsyncGenerator<Item>,
): AsyncIterableIterator<Item> {
  const cancel = new AbortController();
  const generator = generate(cancel.signal);
  return {
    next: () => generator.next(),
    return: () => {
      cancel.abort();
      return generator.return(undefined);
    },
    throw: (error) => {
      cancel.abort();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
