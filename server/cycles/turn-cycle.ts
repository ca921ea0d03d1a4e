import type { StoredCell } from '../catalogue/catalogue.sql.ts';
import type { CycleState } from '../catalogue/catalogue-data.ts';
import type { Queryable } from '../database/database.ts';
import { renewStatistics } from '../database/statistics.sql.ts';
import { appendEvent, type CatalogueEvent } from '../log/append-event.sql.ts';
import { markCarried } from './carry-over.sql.ts';
import { carryOver } from './carry-over.ts';
import { type CellReference, compareCells, type PresenceOf } from './compare-cells.ts';
import { saveCycleState } from './cycle.sql.ts';
import { type BegunSnapshot, beginSnapshot, endSnapshot } from './keep-snapshot.ts';
import { clearPlannedPresence } from './planned-presence.sql.ts';
import { type SyncedCells, syncCells } from './sync-cells.ts';

/** Who turns a cycle, and why; nobody where files do. */
export type Turning = { code: string; actorId: string | null; note: string | null };

/** What was done, and what the log is to say of it once everything else is written. */
export type Turned = { synced: SyncedCells; events: TurnEvent[] };

/** An event that is to be appended. A closing ends its snapshot first; a first opening carries over what was closed last. */
export type TurnEvent = CatalogueEvent & { snapshot?: BegunSnapshot; carries?: true };

/**
 * Opens a cycle, for the first time or again, or brings an open one to who reports now. The answers that are due are there
 * before anybody waits: only the events, which the caller appends last, hold up other writes.
 */
export async function openCycleRows(
  connection: Queryable,
  { code, actorId, note }: Turning,
  before: { state: CycleState; cells: readonly StoredCell[] },
  who: { reference: CellReference; presenceOf: PresenceOf },
): Promise<Turned> {
  if (before.state !== 'OPEN') await saveCycleState(connection, code, 'OPEN');
  const changes = compareCells(who.reference, who.presenceOf, before.cells);
  const synced = await syncCells(connection, code, changes, actorId);
  if (before.state === 'PLANNED') await clearPlannedPresence(connection, code);
  const opening = cycleEvent('CYCLE_OPENED', { code, actorId, note });
  const opened: TurnEvent[] =
    before.state === 'PLANNED' ? [{ ...opening, carries: true }] : before.state === 'CLOSED' ? [opening] : [];
  if (before.state !== 'PLANNED') await markCarried(connection, code, synced.cellIds);
  // Opening says it all for the cells that come with it.
  return { synced, events: [...opened, ...(before.state === 'PLANNED' ? [] : synced.events)] };
}

/**
 * Closes a cycle into a snapshot. The event that the caller appends last refuses every write from there on, and what was
 * recorded until then is in the snapshot.
 */
export async function closeCycleRows(connection: Queryable, turning: Turning): Promise<TurnEvent[]> {
  await saveCycleState(connection, turning.code, 'CLOSED');
  const snapshot = await beginSnapshot(connection, turning.code, null);
  return [{ ...cycleEvent('CYCLE_CLOSED', turning), snapshot }];
}

/**
 * Appends what was done. It comes last, since every other write waits from the first event to the commit. `dateOf` is for a
 * demonstration that is being made.
 */
export async function appendTurns(
  connection: Queryable,
  events: readonly TurnEvent[],
  dateOf?: (event: CatalogueEvent) => Date,
): Promise<void> {
  if (events.some(({ kind }) => kind !== 'PRESENCE_CHANGED')) await renewStatistics(connection);
  for (const { snapshot, carries, ...event } of events) {
    const dated = { ...event, at: dateOf?.(event) ?? null };
    // Only here: where files close one cycle and open the next, the record is not there before.
    if (carries) await carryOver(connection, event.cycleCode);
    if (snapshot) await endSnapshot(connection, snapshot, dated);
    else await appendEvent(connection, dated);
  }
}

function cycleEvent(kind: 'CYCLE_OPENED' | 'CYCLE_CLOSED', { code, actorId, note }: Turning): CatalogueEvent {
  return { kind, actorId, cycleCode: code, cellId: null, changes: [], note };
}
