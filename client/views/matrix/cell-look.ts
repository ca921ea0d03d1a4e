import { answeredOf, type Counts, type STILL_DUE } from '../../elements/progress.ts';
import type { Rating, ResponseStatus } from '../../operations/operations.generated.ts';

/** One status, all in which somebody still has to hand the answer in, or the two in which it was handed in. */
export type CountedStatus = ResponseStatus | typeof STILL_DUE | 'ANSWERED';

/** What the number of a cell counts. */
export interface Measure {
  /** Null: what is answered, or with a rating everything that has it. */
  readonly status: CountedStatus | null;
  readonly rating: Rating | null;
}

/** What a cell shows. */
export interface CellLook {
  /** Null where no answer is due. */
  readonly count: number | null;
  /** How much of what is due that is, from 0 for nothing to 5 for everything. */
  readonly depth: number;
  /** The part of what is due that is accepted, in percent. */
  readonly accepted: number;
}

const fieldOf = {
  NOT_STARTED: 'notStarted',
  IN_PROGRESS: 'inProgress',
  SUBMITTED: 'submitted',
  RETURNED: 'returned',
  ACCEPTED: 'accepted',
} as const;

const deepest = 5;

/** The number of a cell: answered, or what stands in one status, or everything that a rating let through. */
export function countedIn(counts: Counts, { status, rating }: Measure): number {
  if (status === 'DUE') return stillDueOf(counts);
  if (status === 'ANSWERED') return answeredOf(counts);
  if (status) return counts[fieldOf[status]];
  return rating ? counts.total : answeredOf(counts);
}

/** What somebody still has to hand in. */
export function stillDueOf({ notStarted, inProgress, returned }: Counts): number {
  return notStarted + inProgress + returned;
}

/** How a cell looks. `due` is what its counts are a part of: a rating lets only some of the answers through. */
export function lookOf(counts: Counts | undefined, due: number, measure: Measure): CellLook {
  if (!counts || due === 0) return { count: null, depth: 0, accepted: 0 };
  const count = countedIn(counts, measure);
  const depth = count === 0 ? 0 : count >= due ? deepest : 1 + Math.floor((count / due) * (deepest - 1));
  return { count, depth, accepted: Math.round((100 * counts.accepted) / due) };
}
