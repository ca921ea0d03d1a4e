import { badUserInput } from '../../lib/api-errors.ts';

export type SignalState = 'STANDS' | 'REVIEWED' | 'NO_LONGER_STANDS';

/*
 * A signal STANDS from the run that found it. Once a person has looked at what it rests on, it is REVIEWED. A run that sees
 * something else (another count, another bound, other reporting) adds an observation. By that the signal STANDS again, to be
 * reviewed anew; or it is NO_LONGER_STANDS since then. Incidents were withdrawn, merged or coded otherwise, or it can't be
 * told any more, or others stand out more. A later run can bring it back to STANDS. There is no end: what was observed and
 * reviewed stays, and a signal is never deleted.
 * The state is no column. It follows from the latest observation and from whether that one was reviewed.
 */
export function stateOf({ stands, reviewed }: { stands: boolean; reviewed: boolean }): SignalState {
  if (!stands) return 'NO_LONGER_STANDS';
  return reviewed ? 'REVIEWED' : 'STANDS';
}

/** Throws BAD_USER_INPUT where a signal can’t be reviewed as it is, or where somebody saw an older observation of it. */
export function requireReviewable(state: SignalState, latest: number, seen: number): void {
  if (seen !== latest) {
    throw badUserInput(
      'This signal rests on something else in the meantime: read it again, and review it then.',
    );
  }
  if (state !== 'STANDS') {
    throw badUserInput(`This signal is ${state}, and there is nothing to review: read it again.`);
  }
}
