import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import type { SectionProps } from '../monitor/section.ts';
import { Candidates } from './candidates.tsx';
import { IncidentDetail } from './incident-detail.tsx';
import type { Incident } from './incident-given.ts';
import { categoriesText, whenText, whereText } from './incident-name.ts';
import { readIncidents } from './read-incidents.ts';
import './incidents.css';

/** What happened in a country, the latest first; which of it may be the same; and one incident with its story. */
export function Incidents(props: SectionProps) {
  const {
    access: { country, can },
    version,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const [pages, setPages] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const loaded = useLoaded(`monitor incidents ${country} ${version} ${pages}`, () =>
    readIncidents(sync, country, pages),
  );
  const { data } = loaded;
  if (open !== null) {
    return <IncidentDetail {...props} key={open} id={open} others={data?.incidents ?? []} onOpen={setOpen} />;
  }
  return (
    <section aria-labelledby="incidents-title">
      <h2 id="incidents-title" tabIndex={-1}>
        {t('monitor.incidents')}
      </h2>
      {can('RECORD_INCIDENTS') && <Candidates {...props} onOpen={setOpen} />}
      <NotLoaded loaded={loaded} />
      {data?.incidents.length === 0 && <p class="quiet">{t('monitor.noIncident')}</p>}
      {data && data.incidents.length > 0 && (
        <ul class="monitor-list">
          {data.incidents.map((incident) => (
            <Line key={incident.id} incident={incident} onOpen={() => setOpen(incident.id)} />
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

function Line({ incident, onOpen }: { incident: Incident; onOpen: () => void }) {
  const { words } = useApp();
  const { t } = words;
  const { groupName, proof, state, reports, sensitivity, summary } = incident;
  const where = whereText(incident);
  return (
    <li class={state === 'STANDS' ? '' : 'quiet'}>
      <p>
        <button type="button" class="plain monitor-open" onClick={onOpen}>
          {whenText(incident, words)}
          {where !== '' && (
            <>
              {' · '}
              <Written text={where} />
            </>
          )}
        </button>{' '}
        {categoriesText(incident, words)}
      </p>
      {summary !== null && (
        <p class="monitor-beginning" dir="auto">
          {summary}
        </p>
      )}
      <p class="small quiet">
        {groupName === null ? t('monitor.noGroup') : <Written text={groupName} />} ·{' '}
        {t(`monitor.proof.${proof}`)} · {t('monitor.reports', { count: reports })} ·{' '}
        {t(`monitor.sensitivity.${sensitivity}`)}
        {state !== 'STANDS' && <> · {t(`monitor.incidentState.${state}`)}</>}
      </p>
    </li>
  );
}
