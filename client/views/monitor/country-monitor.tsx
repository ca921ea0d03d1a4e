import { useState } from 'preact/hooks';
import { useApp, useTopic } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { usePart } from '../../elements/use-part.ts';
import { IncidentsOpenUntilDocument } from '../../operations/monitor.generated.ts';
import type { IncidentsOpenUntilQuery, MonitorAccessQuery } from '../../operations/operations.generated.ts';
import { topicOf } from '../../sync/topic.ts';
import { monitorChangesTopic, monitorTurn } from '../../sync/topics/monitor-changes.ts';
import { accessTo } from './access.ts';
import type { MonitorSection, SectionProps } from './section.ts';
import { sections } from './sections.ts';

interface Props {
  readonly country: string;
  readonly entries: MonitorAccessQuery['monitorAccess'];
  readonly section: string | null;
  readonly onSection: (id: string) => void;
}

/** The monitor of one country: its sections, of which one is shown. */
export function CountryMonitor({ country, entries, section, onSection }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data: changes } = useTopic(topicOf(monitorChangesTopic, {}));
  const [own, setOwn] = useState(0);
  const version = `${own}.${monitorTurn(changes, country)}`;
  const opens = accessTo(country, entries, null).can('OPEN_INCIDENTS');
  const loaded = useLoaded(`monitor ${country} ${version}`, async () => {
    if (!opens) return { until: null };
    const read = await sync.read({ document: IncidentsOpenUntilDocument, variables: { country } });
    return { until: (read as IncidentsOpenUntilQuery).incidentsOpenUntil };
  });
  if (!loaded.data) return <NotLoaded loaded={loaded} />;
  const access = accessTo(country, entries, loaded.data.until);
  const offered = sections.filter(({ isFor }) => isFor(access));
  const shown = offered.find(({ id }) => id === section) ?? offered[0];
  return (
    <div class="monitor">
      <nav class="monitor-sections" aria-label={t('monitor.sections')}>
        {offered.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-current={id === shown?.id ? 'true' : undefined}
            onClick={() => onSection(id)}
          >
            {t(name)}
          </button>
        ))}
      </nav>
      <div class="monitor-content">
        {shown && (
          <Section
            key={shown.id}
            section={shown}
            props={{ access, version, onChanged: () => setOwn((before) => before + 1) }}
          />
        )}
      </div>
    </div>
  );
}

function Section({ section, props }: { section: MonitorSection; props: SectionProps }) {
  const { t } = useApp().words;
  const View = usePart(section.load);
  return View ? (
    <View {...props} />
  ) : (
    <p class="quiet" role="status">
      {t('page.loading')}
    </p>
  );
}
