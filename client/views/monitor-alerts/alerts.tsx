import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { SectionProps } from '../monitor/section.ts';
import { AlertCard } from './alert-card.tsx';
import { ProposeForm } from './propose-form.tsx';
import { readAlerts } from './read-alerts.ts';
import './alerts.css';

/** What needs a decision in a country, those that wait first, and the way to propose another one. */
export function Alerts(props: SectionProps) {
  const {
    access: { country, can },
    version,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const [pages, setPages] = useState(1);
  const loaded = useLoaded(`monitor alerts ${country} ${version} ${pages}`, () =>
    readAlerts(sync, country, pages),
  );
  const { data } = loaded;
  return (
    <section aria-labelledby="alerts-title">
      <h2 id="alerts-title" tabIndex={-1} data-focus>
        {t('monitor.alerts')}
      </h2>
      {can('PROPOSE_ALERTS') && <ProposeForm {...props} />}
      <NotLoaded loaded={loaded} />
      {data?.alerts.length === 0 && <p class="quiet">{t('alerts.none')}</p>}
      {data && data.alerts.length > 0 && (
        <ul class="monitor-list">
          {data.alerts.map((alert) => (
            <li key={alert.id}>
              <AlertCard {...props} alert={alert} />
            </li>
          ))}
        </ul>
      )}
      {data?.more && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t('monitor.older')}
        </button>
      )}
    </section>
  );
}
