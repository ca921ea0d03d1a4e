import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { AttachMonitorReportDocument, CodeIncidentDocument } from '../../operations/monitor.generated.ts';
import type { SectionProps } from '../monitor/section.ts';
import { useRequestId } from '../monitor/use-request-id.ts';
import { IncidentForm } from '../monitor-incidents/incident-form.tsx';
import { type IncidentGiven, incidentInput, newIncident } from '../monitor-incidents/incident-given.ts';
import { incidentName } from '../monitor-incidents/incident-name.ts';
import { readIncidents } from '../monitor-incidents/read-incidents.ts';
import { type Report, readReports } from './read-reports.ts';
import { ReportWords } from './report-words.tsx';

/** Which reports an incident is being coded from, and what was said of it so far; null: nothing yet. */
export interface Coding {
  readonly reports: readonly string[];
  readonly given: IncidentGiven | null;
}

interface Props extends SectionProps {
  readonly coding: Coding;
  readonly setCoding: (coding: Coding | null) => void;
  /** It is done, or was given up. */
  readonly onLeft: (said: string | null) => void;
}

/** Codes an incident from reports, with their words beside the form; or lets a report stand for one that is there. */
export function CodeReports(props: Props) {
  const {
    access: { country },
    version,
    coding,
    setCoding,
    onLeft,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const command = useCommand();
  const request = useRequestId();
  const loaded = useLoaded(`monitor reports to code ${country} ${version}`, () =>
    readReports(sync, { country, state: 'RECEIVED' }),
  );
  const waiting = loaded.data?.reports ?? [];
  const chosen = waiting.filter(({ id }) => coding.reports.includes(id));
  const given = coding.given ?? newIncident(chosen[0]);
  const choose = (id: string, isChosen: boolean) => {
    const reports = isChosen ? [...coding.reports, id] : coding.reports.filter((one) => one !== id);
    setCoding({ reports, given: coding.given });
  };
  const code = async () => {
    const sent = { reports: chosen.map(({ id }) => id), input: incidentInput(given) };
    const variables = { ...sent, mutationId: request.idOf(sent) };
    if (await command.run(CodeIncidentDocument, variables, () => '')) onLeft(t('monitor.coded'));
  };
  return (
    <section aria-labelledby="coding-title">
      <h2 id="coding-title" tabIndex={-1} ref={takeFocus}>
        {t('monitor.codeTitle')}
      </h2>
      <NotLoaded loaded={loaded} />
      {loaded.data && (
        <div class="monitor-coding">
          <div class="monitor-sources">
            {chosen.length === 0 && <p class="waiting">{t('monitor.noneToCode')}</p>}
            {chosen.map((report) => (
              <article key={report.id}>
                <ReportWords report={report} />
              </article>
            ))}
            {waiting.length > 1 && <OtherReports waiting={waiting} chosen={coding.reports} choose={choose} />}
            {chosen.length === 1 && chosen[0] && <Attach {...props} report={chosen[0]} />}
          </div>
          <IncidentForm
            country={country}
            given={given}
            onGiven={(next) => setCoding({ reports: coding.reports, given: next })}
            label={t('monitor.codeIt', { count: chosen.length })}
            busy={command.busy || chosen.length === 0}
            unsent={coding.given !== null}
            onSend={code}
            onLeave={() => onLeft(null)}
          >
            <SaidLine said={command.said} />
          </IncidentForm>
        </div>
      )}
    </section>
  );
}

function beginningOf(text: string): string {
  const letters = [...text];
  return letters.length <= BEGINNING ? text : `${letters.slice(0, BEGINNING).join('')}…`;
}

function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}

/** As much of a report as tells it from others of the same source and day. */
const BEGINNING = 60;

/** Reports that tell of the same, to be coded together. */
function OtherReports({
  waiting,
  chosen,
  choose,
}: {
  waiting: readonly Report[];
  chosen: readonly string[];
  choose: (id: string, isChosen: boolean) => void;
}) {
  const { t, rich, date } = useApp().words;
  return (
    <fieldset class="monitor-others">
      <legend>{t('monitor.codedFrom')}</legend>
      {waiting.map(({ id, sourceCode, receivedOn, text }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
          />
          <span>
            {rich('join.comma', {
              what: <bdi dir="auto">{sourceCode}</bdi>,
              more: t('monitor.cameIn', { day: date(receivedOn) }),
            })}{' '}
            <bdi dir="auto" class="quiet small">
              {beginningOf(text ?? '')}
            </bdi>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Instead of a new incident: one more report for an incident that is there. */
function Attach({ access: { country }, version, onLeft, report }: Props & { report: Report }) {
  const { sync, words } = useApp();
  const { t } = words;
  const [incident, setIncident] = useState('');
  const command = useCommand();
  const loaded = useLoaded(`monitor incidents to attach ${country} ${version}`, () =>
    readIncidents(sync, country, 1),
  );
  const standing = (loaded.data?.incidents ?? []).filter(({ mergedInto }) => mergedInto === null);
  if (standing.length === 0) return null;
  const attach = async (event: SubmitEvent) => {
    event.preventDefault();
    const sent = await command.run(AttachMonitorReportDocument, { report: report.id, incident }, () => '');
    if (sent) onLeft(t('monitor.attached'));
  };
  return (
    <details>
      <summary>{t('monitor.attachTitle')}</summary>
      <form class="monitor-form" autocomplete="off" onSubmit={attach}>
        <label class="whole">
          {t('monitor.attachTo')}
          <select
            required
            value={incident}
            onChange={({ currentTarget }) => setIncident(currentTarget.value)}
          >
            <option value="">{t('monitor.choose')}</option>
            {standing.map((one) => (
              <option key={one.id} value={one.id}>
                {incidentName(one, words)}
              </option>
            ))}
          </select>
        </label>
        <div class="pick whole">
          <button type="submit" disabled={command.busy}>
            {t('monitor.attach')}
          </button>
          <SaidLine said={command.said} />
        </div>
      </form>
    </details>
  );
}
