import { useWords } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import type { Item } from '../../sync/topics/country.ts';

/** When an item is met, what shows it, and what of the Call to Action it belongs to. */
export function WholeGuidance({ item }: { item: Item }) {
  const { t } = useWords();
  const english = englishIf(item.wording);
  return (
    <>
      <dl>
        <dt>{t('guidance.meetsWhen')}</dt>
        <dd {...english}>{item.meetsWhen}</dd>
        <dt>{t('guidance.evidence')}</dt>
        <dd {...english}>
          <ul>
            {item.evidence.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </dd>
        <dt>{t('guidance.areas')}</dt>
        <dd>
          <ul>
            {item.callToActionAreas.map((area) => (
              <li key={area}>
                {area} {t(`area.${area}` as 'area.1')}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {item.wording !== 'ORIGINAL' && <p class="quiet">{t('guidance.wording', { wording: item.wording })}</p>}
    </>
  );
}
