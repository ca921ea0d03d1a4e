import type { CycleStanding } from '../../sync/topics/cycles.ts';

/** What every part of a cycle’s page needs. */
export interface CycleProps {
  readonly standing: CycleStanding;
  /** The codes of the other cycles, the newest first. */
  readonly others: readonly string[];
  /** How far the page knows the log of cycles. */
  readonly version: string;
}
