import { badUserInput } from '../../lib/api-errors.ts';

export type ReportState = 'RECEIVED' | 'SET_ASIDE' | 'CODED' | 'WITHDRAWN';
export type ReportMove = 'CODE' | 'SET_ASIDE' | 'TAKE_UP' | 'WITHDRAW';

/*
 * A report is RECEIVED until somebody has looked into it. It is then CODED: it stands for an incident, alone or with other
 * reports. Or it is SET_ASIDE, because it tells of nothing that is recorded here. Either can be taken up again, which makes
 * it RECEIVED; of what it was it still says, until it stands for another incident. WITHDRAWN is the end, from anywhere: whoever gave it wants it to count no more. It can be deleted in every
 * state, and is then no state of anything.
 */
const moves: Readonly<Record<ReportState, Partial<Record<ReportMove, ReportState>>>> = {
  RECEIVED: { CODE: 'CODED', SET_ASIDE: 'SET_ASIDE', WITHDRAW: 'WITHDRAWN' },
  CODED: { TAKE_UP: 'RECEIVED', WITHDRAW: 'WITHDRAWN' },
  SET_ASIDE: { TAKE_UP: 'RECEIVED', WITHDRAW: 'WITHDRAWN' },
  WITHDRAWN: {},
};

/** Where a move leads a report; BAD_USER_INPUT where it leads nowhere. */
export function moveReport(state: ReportState, move: ReportMove): ReportState {
  const next = moves[state][move];
  if (!next) throw badUserInput(`This report is ${state}, and can’t be moved so: read it again.`);
  return next;
}

/** What can be done with a report as it stands, by anybody who may. */
export function movesFrom(state: ReportState): ReportMove[] {
  return Object.keys(moves[state]) as ReportMove[];
}
