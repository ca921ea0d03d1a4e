import type {
  AlertDecision,
  AlertLevel,
  AlertState,
  AlertStepKind,
} from '../../../schema/types/alert-terms.ts';
import { badUserInput } from '../../lib/api-errors.ts';

type Step = { to: AlertState; kind: AlertStepKind };

/*
 * An alert is PROPOSED by somebody, from signals or without, and waits to be decided. CONFIRMED, it stands at the level that
 * was decided, and early actions are planned on it. DISMISSED is an end: whoever sees more later proposes another one.
 * While it stands, a new decision may give it another level, which leaves it CONFIRMED. CLOSED is the other end: it stood, and
 * is over. Each decision has its reasons. A dissent is recorded beside them and moves nothing.
 */
const decisions: Readonly<Record<AlertState, Partial<Record<AlertDecision, Step>>>> = {
  PROPOSED: {
    CONFIRM: { to: 'CONFIRMED', kind: 'CONFIRMED' },
    DISMISS: { to: 'DISMISSED', kind: 'DISMISSED' },
  },
  CONFIRMED: {
    CHANGE_LEVEL: { to: 'CONFIRMED', kind: 'LEVEL_CHANGED' },
    CLOSE: { to: 'CLOSED', kind: 'CLOSED' },
  },
  DISMISSED: {},
  CLOSED: {},
};

/** What can be decided on an alert as it stands, by anybody who may. */
export function decisionsFrom(state: AlertState): AlertDecision[] {
  return Object.keys(decisions[state]) as AlertDecision[];
}

/** Where a decision leads an alert, and at which level. Throws BAD_USER_INPUT where it leads nowhere. */
export function decideFrom(
  { state, level }: { state: AlertState; level: AlertLevel },
  decision: AlertDecision,
  decided: AlertLevel | null,
): Step & { level: AlertLevel } {
  const step = decisions[state][decision];
  if (!step) throw badUserInput(`This alert is ${state}, and can’t be decided so: read it again.`);
  if (decision === 'CHANGE_LEVEL') {
    if (decided === null || decided === level)
      throw badUserInput('Say the other level that it has from now on.');
  } else if (decided !== null && decision !== 'CONFIRM') {
    throw badUserInput('A level is decided with CONFIRM or CHANGE_LEVEL: leave it out.');
  }
  return { ...step, level: decided ?? level };
}

/** Whether somebody can still say that they see it otherwise. */
export function isOpenToDissent(state: AlertState): boolean {
  return state !== 'CLOSED';
}
