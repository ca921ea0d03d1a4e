import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { ChangeIncidentDocument, IncidentDocument } from '../../operations/monitor.generated.ts';
import type { IncidentQuery } from '../../operations/operations.generated.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { readReports } from '../monitor-reports/read-reports.ts';
import type { DetailProps } from './detail-props.ts';
import { IncidentFacts } from './incident-facts.tsx';
import { IncidentForm } from './incident-form.tsx';
import { givenOf, type Incident, type IncidentGiven, incidentInput } from './incident-given.ts';
import { incidentName } from './incident-name.ts';
import { Merges } from './merges.tsx';
import { Story } from './story.tsx';

/** One incident: what was said of it, the reports that stand for it, what was merged into it, and its story. */
export function IncidentDetail(props: DetailProps) {
  const { access, version, id, onOpen } = props;
  const { sync, words } = useApp();
  const { t } = words;
  const loaded = useLoaded(`monitor incident ${id} ${version}`, async () => {
    const [read, { reports }] = await Promise.all([
      sync.read({ document: IncidentDocument, variables: { id } }),
      readReports(sync, { country: access.country, incident: id }),
    ]);
    return { incident: (read as IncidentQuery).incident, reports };
  });
  const { data } = loaded;
  return (
    <section aria-labelledby="incident-title">
      <button type="button" class="plain" onClick={() => onOpen(null)}>
        {t('monitor.allIncidents')}
      </button>
      <h2 id="incident-title" tabIndex={-1} data-focus ref={(heading) => focusOnce(heading)}>
        {data ? incidentName(data.incident, words) : t('monitor.incident')}
      </h2>
      {loaded.fault?.kind === 'not-found' ? (
        <p>{t('monitor.incidentGone')}</p>
      ) : (
        <NotLoaded loaded={loaded} />
      )}
      {data && (
        <>
          <Coded {...props} incident={data.incident} />
          <Merges {...props} incident={data.incident} />
          <Story {...props} incident={data.incident} reports={data.reports} />
        </>
      )}
    </section>
  );
}

/** Whoever opened an incident is at its heading; drawn again, it takes nothing from where they are. */
function focusOnce(heading: HTMLElement | null): void {
  if (heading && (document.activeElement === document.body || document.activeElement === null))
    heading.focus();
}

/** How it is coded, and the way to code it otherwise. */
function Coded({ access: { country, can }, onChanged, incident }: DetailProps & { incident: Incident }) {
  const { t } = useApp().words;
  const { id, revision } = incident;
  const [typed, setTyped] = useUnsent<{ revision: number; given: IncidentGiven }>(
    `${country} incident ${id}`,
  );
  const [changing, setChanging] = useState(false);
  const command = useCommand();
  const leave = () => {
    setTyped(null);
    setChanging(false);
  };
  const send = async () => {
    const given = typed?.given ?? givenOf(incident);
    const variables = { id, baseRevision: typed?.revision ?? revision, input: incidentInput(given) };
    const sent = await command.run(ChangeIncidentDocument, variables, () => t('monitor.incidentChanged'));
    if (!sent) return;
    leave();
    onChanged();
  };
  if (can('RECORD_INCIDENTS') && (changing || typed)) {
    return (
      <>
        {typed && typed.revision !== revision && <p class="notice">{t('monitor.changedMeanwhile')}</p>}
        <IncidentForm
          country={country}
          given={typed?.given ?? givenOf(incident)}
          onGiven={(given) => setTyped({ revision: typed?.revision ?? revision, given })}
          label={t('monitor.save')}
          busy={command.busy}
          unsent={typed !== null}
          onSend={send}
          onLeave={leave}
        >
          <SaidLine said={command.said} />
        </IncidentForm>
      </>
    );
  }
  return (
    <>
      <IncidentFacts incident={incident} />
      {can('RECORD_INCIDENTS') && (
        <button type="button" onClick={() => setChanging(true)}>
          {t('monitor.codeOtherwise')}
        </button>
      )}
      <SaidLine said={command.said} />
    </>
  );
}
