import type { Words } from '../../messages/words.ts';
import type { Side } from './sides.ts';

/** A side in words. */
export function sideLabel({ cycle, snapshot, at }: Side, { t, day }: Pick<Words, 't' | 'day'>): string {
  return snapshot === null
    ? t('comparison.now', { cycle })
    : t('comparison.snapshot', { cycle, name: snapshot, day: day(at ?? '') });
}
