import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { type Command, SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { ReportState } from '../../operations/operations.generated.ts';
import type { SectionProps } from '../monitor/section.ts';
import { reportStates } from '../monitor/terms.ts';
import { useUnsent } from '../monitor/use-unsent.ts';
import { CodeReports, type Coding } from './code-reports.tsx';
import { readReports } from './read-reports.ts';
import type { ReportDraft } from './report-draft.ts';
import { ReportForm } from './report-form.tsx';
import { ReportLine } from './report-line.tsx';
import './reports.css';

/** What came in, by what has become of it; and the way to record more of it, and to code incidents from it. */
export function Inbox(props: SectionProps) {
  const {
    access: { country, can },
    onChanged,
  } = props;
  const { t } = useApp().words;
  const [state, setState] = useState<ReportState>('RECEIVED');
  const [recording, setRecording] = useState(false);
  const [draft] = useUnsent<ReportDraft>(`${country} report`);
  const [typed, setTyped] = useUnsent<Coding>(`${country} coding`);
  const [begun, setBegun] = useState<Coding | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const setCoding = (coding: Coding | null) => {
    // Which reports were chosen is no work yet; what was said of the incident is.
    setBegun(coding);
    setTyped(coding?.given ? coding : null);
  };
  const command = useCommand();
  // What came of the coding is said until the next thing is done.
  useEffect(() => {
    if (command.busy) setDone(null);
  }, [command.busy]);
  const records = can('RECORD_INCIDENTS');
  const coding = typed ?? begun;
  if (records && coding !== null) {
    return (
      <CodeReports
        {...props}
        coding={coding}
        setCoding={setCoding}
        onLeft={(said) => {
          setTyped(null);
          setBegun(null);
          setDone(said);
          if (said !== null) onChanged();
        }}
      />
    );
  }
  return (
    <section aria-labelledby="inbox-title">
      <h2 id="inbox-title" tabIndex={-1}>
        {t('monitor.inbox')}
      </h2>
      {records &&
        (recording || draft ? (
          <ReportForm
            country={country}
            command={command}
            onRecorded={() => {
              setRecording(false);
              setState('RECEIVED');
              onChanged();
            }}
            onLeft={() => setRecording(false)}
          />
        ) : (
          <button type="button" class="main" onClick={() => setRecording(true)}>
            {t('monitor.record')}
          </button>
        ))}
      <SaidLine said={done === null ? command.said : { well: true, text: done }} />
      <fieldset class="pick">
        <legend class="unseen">{t('monitor.reportsThatAre')}</legend>
        {reportStates.map((one) => (
          <button key={one} type="button" aria-pressed={one === state} onClick={() => setState(one)}>
            {t(`monitor.reportState.${one}`)}
          </button>
        ))}
      </fieldset>
      <Reports
        key={state}
        {...props}
        state={state}
        command={command}
        onCode={(report) => setBegun({ reports: [report], given: null })}
      />
    </section>
  );
}

interface ReportsProps extends SectionProps {
  readonly state: ReportState;
  readonly command: Command;
  readonly onCode: (report: string) => void;
}

/** The reports in one state. */
function Reports({ access: { country, can }, version, onChanged, state, command, onCode }: ReportsProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const loaded = useLoaded(`monitor reports ${country} ${state} ${version}`, () =>
    readReports(sync, { country, state }),
  );
  const { data } = loaded;
  return (
    <>
      <NotLoaded loaded={loaded} />
      {data?.reports.length === 0 && <p class="quiet">{t(`monitor.noReport.${state}`)}</p>}
      {data && data.reports.length > 0 && (
        <ul class="monitor-list">
          {data.reports.map((report) => (
            <ReportLine
              key={report.id}
              report={report}
              command={command}
              records={can('RECORD_INCIDENTS')}
              onCode={() => onCode(report.id)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
      {data?.hasNextPage && <p class="quiet">{t('monitor.onlyLatest', { count: data.reports.length })}</p>}
    </>
  );
}
