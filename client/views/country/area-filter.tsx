import { useApp, useRoute } from '../../elements/app-context.ts';
import { areaOf } from '../../elements/area.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
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
      <AreaChoice
        value={area === null ? '' : String(area)}
        onChoose={(one) => router.go({ ...route, item: '', area: one })}
      />
      {area !== null && (
        <a href={hrefOf({ view: 'areas', query: { area: String(area) } })}>{t('guidance.ofArea')}</a>
      )}
    </div>
  );
}
