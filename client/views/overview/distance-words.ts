import type { Words } from '../../messages/words.ts';

/** How many points of a hundred lie between what is answered and the plan. */
export function distanceWords(points: number, t: Words['t']): string {
  const side = points < 0 ? 'behind' : points > 0 ? 'ahead' : 'on';
  return t('overview.distance', { points: Math.abs(points), side });
}
