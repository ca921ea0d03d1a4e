import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { SectionProps } from '../monitor/section.ts';
import { ActionLine } from './action-line.tsx';
import { readActions } from './read-alerts.ts';

/** What is done about a country's alerts, by whom and by when; or only what is overdue. */
export function Actions({ access: { country }, version, onChanged }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [overdue, setOverdue] = useState(false);
  const [pages, setPages] = useState(1);
  const loaded = useLoaded(`monitor actions ${country} ${version} ${overdue} ${pages}`, () =>
    readActions(sync, country, overdue, pages),
  );
  const { data } = loaded;
  return (
    <section aria-labelledby="actions-title">
      <h2 id="actions-title" tabIndex={-1} data-focus>
        {t('monitor.actions')}
      </h2>
      <div class="pick">
        <button type="button" aria-pressed={overdue} onClick={() => setOverdue(!overdue)}>
          {t('alerts.onlyOverdue')}
        </button>
      </div>
      <NotLoaded loaded={loaded} />
      {data?.actions.length === 0 && (
        <p class="quiet">{t(overdue ? 'alerts.nothingOverdue' : 'alerts.noActions')}</p>
      )}
      {data && data.actions.length > 0 && (
        <ul class="monitor-list">
          {data.actions.map((action) => (
            <li key={action.id}>
              <ActionLine action={action} country={country} onChanged={onChanged} />
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
