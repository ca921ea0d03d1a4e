import { useWords } from '../../elements/app-context.ts';
import type { Item } from '../../sync/topics/country.ts';

/** What the item asks for: one line at hand, the rest when one wants it. */
export function Guidance({ item, open }: { item: Item; open: boolean }) {
  const { t } = useWords();
  return (
    <div class="guidance small">
      <p class="quiet">{item.guidance}</p>
      <details open={open}>
        <summary>{t('item.more')}</summary>
        <dl>
          <dt>{t('item.meetsWhen')}</dt>
          <dd>{item.meetsWhen}</dd>
          <dt>{t('item.evidence')}</dt>
          <dd>{item.evidence.join('; ')}</dd>
          <dt>{t('item.areas')}</dt>
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
      </details>
    </div>
  );
}
