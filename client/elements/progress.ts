import type { ResponseStatus } from '../operations/operations.generated.ts';
import type { Progress } from '../sync/model.ts';

/** The five states in the order in which work goes through them. */
export const statuses: readonly ResponseStatus[] = [
  'NOT_STARTED',
  'IN_PROGRESS',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
];

/** The states in which somebody still has to hand the answer in. */
export const dueStatuses: readonly ResponseStatus[] = ['NOT_STARTED', 'IN_PROGRESS', 'RETURNED'];

/** What the address says for all that is still due, beside the single states. */
export const STILL_DUE = 'DUE';

/** A sign for each state where only text can stand, such as an option of a list; elsewhere it is drawn (`Glyph`). */
export const glyphs: Readonly<Record<ResponseStatus, string>> = {
  NOT_STARTED: '○',
  IN_PROGRESS: '◐',
  SUBMITTED: '●',
  RETURNED: '↩',
  ACCEPTED: '✓',
};

export type Counts = Pick<
  Progress,
  'notStarted' | 'inProgress' | 'submitted' | 'returned' | 'accepted' | 'total'
>;

/** Answered means handed in: submitted or accepted. What was returned is due again. */
export function answeredOf(counts: Counts): number {
  return counts.submitted + counts.accepted;
}

/** The counts over a list of states. */
export function countsOf(list: readonly ResponseStatus[]): Counts {
  const count = (status: ResponseStatus) => list.filter((one) => one === status).length;
  return {
    notStarted: count('NOT_STARTED'),
    inProgress: count('IN_PROGRESS'),
    submitted: count('SUBMITTED'),
    returned: count('RETURNED'),
    accepted: count('ACCEPTED'),
    total: list.length,
  };
}
