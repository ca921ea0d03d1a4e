import type { EarlyActionMove, EarlyActionState } from '../../../schema/types/early-action-terms.ts';
import { badUserInput } from '../../lib/api-errors.ts';

/*
 * An early action is PLANNED on an alert that stands, with somebody whose it is and a day. DONE, what came of it is
 * recorded once that can be said; as more is known it is recorded again, and it stays DONE. GIVEN_UP is an end without an
 * outcome. What is planned ends by itself neither with its day nor with its alert: a late one is overdue until somebody says
 * what became of it.
 */
const moves: Readonly<Record<EarlyActionState, Partial<Record<EarlyActionMove, EarlyActionState>>>> = {
  PLANNED: { DONE: 'DONE', GIVE_UP: 'GIVEN_UP' },
  DONE: { RECORD_OUTCOME: 'DONE' },
  GIVEN_UP: {},
};

/** What can be done about an early action as it stands, by anybody who may. */
export function movesFrom(state: EarlyActionState): EarlyActionMove[] {
  return Object.keys(moves[state]) as EarlyActionMove[];
}

/** Where a move leads an early action. Throws BAD_USER_INPUT where it leads nowhere. */
export function moveAction(state: EarlyActionState, move: EarlyActionMove): EarlyActionState {
  const next = moves[state][move];
  if (!next) throw badUserInput(`This early action is ${state}, and can’t be moved so: read it again.`);
  return next;
}
