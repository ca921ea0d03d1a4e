import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { SectionProps } from '../monitor/section.ts';
import { AreaPart } from './area-part.tsx';
import { readAreas } from './read-areas.ts';
import './areas.css';

/** A country by the areas of the Call to Action: what is done in each about alerts, and how far its answers are. */
export function Areas({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [pages, setPages] = useState(2);
  const loaded = useLoaded(`monitor areas ${country} ${version} ${pages}`, () =>
    readAreas(sync, country, pages),
  );
  const { data } = loaded;
  return (
    <section aria-labelledby="areas-title">
      <h2 id="areas-title" tabIndex={-1} data-focus>
        {t('monitor.areas')}
      </h2>
      <p class="quiet">{t('alerts.areasMean')}</p>
      <NotLoaded loaded={loaded} />
      {data?.areas.map((area) => (
        <AreaPart key={area.area} country={country} cycle={data.cycle} area={area} />
      ))}
      {data?.more && (
        <button type="button" onClick={() => setPages(pages + 2)}>
          {t('monitor.older')}
        </button>
      )}
    </section>
  );
}
