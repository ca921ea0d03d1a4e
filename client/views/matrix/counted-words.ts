import { glyphs } from '../../elements/progress.ts';
import type { Words } from '../../messages/words.ts';
import type { Measure } from './cell-look.ts';

/** What the numbers count, in words. */
export function countedWords({ status, rating }: Measure, { t }: Words): string {
  if (rating) return t('matrix.legend.rated', { rating, status: status ?? 'none' });
  if (status === 'DUE') return t('matrix.legend.DUE');
  return status && status !== 'ANSWERED'
    ? `${glyphs[status]} ${t(`matrix.legend.${status}`)}`
    : t('matrix.legend.answered');
}
