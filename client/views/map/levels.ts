import { answeredOf, type Counts } from '../../elements/progress.ts';

/** From nothing answered to everything, in quarters between. */
export const levels = [0, 1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

/** How much of what is due somewhere is answered; null where nothing is due. */
export function levelOf(counts: Counts | undefined): Level | null {
  if (!counts || counts.total === 0) return null;
  const answered = answeredOf(counts);
  if (answered === 0) return 0;
  if (answered === counts.total) return 5;
  const quarter = Math.floor((4 * answered) / counts.total);
  return ([1, 2, 3, 4] as const)[quarter] ?? 4;
}
