import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { MonitorEvents } from '../monitor/monitor-events.tsx';
import { readMonitorEvents } from '../monitor/read-events.ts';
import type { SectionProps } from '../monitor/section.ts';

/** Everything that happened in the country's monitor: who did what when, and nothing of what it was about. */
export function Log({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [pages, setPages] = useState(1);
  const loaded = useLoaded(`monitor log ${country} ${version} ${pages}`, () =>
    readMonitorEvents(sync, { country, pages }),
  );
  const { data } = loaded;
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title" tabIndex={-1}>
        {t('monitor.log')}
      </h2>
      <p class="quiet">{t('monitor.logMeans')}</p>
      <NotLoaded loaded={loaded} />
      {data?.events.length === 0 && <p>{t('monitor.noEvent')}</p>}
      {data && <MonitorEvents events={data.events} />}
      {data?.more && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t('monitor.older')}
        </button>
      )}
    </section>
  );
}
