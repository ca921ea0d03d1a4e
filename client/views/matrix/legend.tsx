import { useApp } from '../../elements/app-context.ts';
import type { Measure } from './cell-look.ts';
import { countedWords } from './counted-words.ts';

/** What the signs in the cells say. */
export function Legend({ measure, waits }: { measure: Measure; waits: boolean }) {
  const { words } = useApp();
  const { t } = words;
  return (
    <ul class="legend">
      <li>
        <i class="cell none">{t('matrix.noneDue')}</i> {t('matrix.legend.none')}
      </li>
      <li>
        <i class="cell d0">0</i> {t('matrix.legend.zero')}
      </li>
      <li>
        <i class="cell d3">7</i> {countedWords(measure, words)}
      </li>
      <li>
        <i class="cell d5">9</i> {t('matrix.legend.all')}
      </li>
      <li>
        <i class="cell d0 half" /> {t('matrix.legend.accepted')}
      </li>
      {(['forward', 'back', 'changed'] as const).map((way) => (
        <li key={way}>
          <i class={`cell d0 moved ${way}`} /> {t(`matrix.legend.${way}`)}
        </li>
      ))}
      {waits && (
        <li>
          <i class="cell d0 waits" /> {t('heard.legend')}
        </li>
      )}
      <li class="keys">{t('matrix.legend.keys')}</li>
    </ul>
  );
}
