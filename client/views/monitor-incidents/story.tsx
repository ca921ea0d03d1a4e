import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { MonitorEvents } from '../monitor/monitor-events.tsx';
import { readMonitorEvents } from '../monitor/read-events.ts';
import type { Report } from '../monitor-reports/read-reports.ts';
import { ReportWords } from '../monitor-reports/report-words.tsx';
import type { DetailProps } from './detail-props.ts';
import type { Incident } from './incident-given.ts';

interface Props extends DetailProps {
  readonly incident: Incident;
  readonly reports: readonly Report[];
}

/** Most events about one incident that are asked for at once. */
const mostSubjects = 100;

/** What an incident rests on, and who did what with it when. */
export function Story({ access: { country }, version, incident, others, reports }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const merged = others.filter(({ mergedInto }) => mergedInto === incident.id);
  const about = [incident, ...reports, ...merged].map(({ id }) => id).slice(0, mostSubjects);
  const loaded = useLoaded(`monitor story ${about.join()} ${version}`, () =>
    readMonitorEvents(sync, { country, about, pages: 4 }),
  );
  const names = new Map(reports.map(({ id, sourceCode }) => [id, t('monitor.report', { code: sourceCode })]));
  return (
    <>
      <h3>{t('monitor.restsOn', { count: reports.length })}</h3>
      {reports.length > 0 && (
        <ul class="monitor-list">
          {reports.map((report) => (
            <li key={report.id}>
              <ReportWords report={report} />
            </li>
          ))}
        </ul>
      )}
      <h3>{t('monitor.story')}</h3>
      <NotLoaded loaded={loaded} />
      {loaded.data && <MonitorEvents events={loaded.data.events} nameOf={(id) => names.get(id)} />}
    </>
  );
}
