import { badUserInput } from '../../lib/api-errors.ts';
import type { IncidentRow } from './incident.sql.ts';

export type IncidentState = 'STANDS' | 'MERGED' | 'UNSUPPORTED';
export type IncidentMove = 'MERGE' | 'UNDO_MERGE';

/*
 * An incident STANDS as long as a report stands for it. It is MERGED once somebody said that it is another one: its
 * reports then stand for that one, and it counts nowhere by itself. Undone, it STANDS again as before, or is UNSUPPORTED where
 * all of its own reports went meanwhile. Without any report that stands it is UNSUPPORTED and counts no more, until one is
 * attached to it; with its last report it is deleted, be that deleted or coded as another incident.
 * What was merged into it is still one event then: one of those STANDS, and the others are MERGED into that one.
 * What counts is always asked anew of reports and merges: no count is stored that could stay behind them.
 */
const moves: Readonly<Record<IncidentState, Partial<Record<IncidentMove, IncidentState>>>> = {
  STANDS: { MERGE: 'MERGED' },
  MERGED: { UNDO_MERGE: 'STANDS' },
  UNSUPPORTED: {},
};

export function stateOf({ mergedInto, reports }: Pick<IncidentRow, 'mergedInto' | 'reports'>): IncidentState {
  if (mergedInto !== null) return 'MERGED';
  return reports > 0 ? 'STANDS' : 'UNSUPPORTED';
}

/** Throws BAD_USER_INPUT where a move leads nowhere from where an incident is. */
export function requireMove(incident: IncidentRow, move: IncidentMove): void {
  const state = stateOf(incident);
  if (!moves[state][move])
    throw badUserInput(`This incident is ${state}, and can’t be moved so: read it again.`);
}
