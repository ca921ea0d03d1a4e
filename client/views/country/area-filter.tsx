import { useApp, useRoute } from '../../elements/app-context.ts';
import { areaOf, areas } from '../../elements/area.ts';
import { hrefOf } from '../../routing/routes.ts';

/** Which area of the Call to Action the items serve. The choice is in the address. */
export function AreaFilter() {
  const {
    router,
    words: { t },
  } = useApp();
  const route = useRoute();
  if (route.view !== 'country') return null;
  const area = areaOf(route.area);
  return (
    <div class="tools">
      <label>
        <span>{t('guidance.areas')}</span>
        <select
          value={area ?? ''}
          onChange={({ currentTarget }) => router.go({ ...route, item: '', area: currentTarget.value })}
        >
          <option value="">{t('guidance.everyArea')}</option>
          {areas.map((one) => (
            <option key={one} value={one}>
              {one} {t(`area.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {area !== null && (
        <a href={hrefOf({ view: 'areas', query: { area: String(area) } })}>{t('guidance.ofArea')}</a>
      )}
    </div>
  );
}
