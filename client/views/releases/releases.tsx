import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { MonitorReleaseQuery, MonitorReleasesQuery } from '../../operations/operations.generated.ts';
import { MonitorReleaseDocument, MonitorReleasesDocument } from '../../operations/seldom.generated.ts';
import { ReleaseTable } from './release-table.tsx';
import { periodName, type Release } from './release-words.ts';
import './releases.css';

type Heading = MonitorReleasesQuery['monitorReleases'][number];

/** The monthly releases of the monitor, one period at a time. Which one is shown stands nowhere but in this window. */
export function Releases() {
  const {
    sync,
    words: { t },
  } = useApp();
  usePageTitle(t('releases.title'));
  const [shown, setShown] = useState<{ id: string | null; period: string | null }>({
    id: null,
    period: null,
  });
  const list = useLoaded('releases', async () => {
    const read = await sync.read({ document: MonitorReleasesDocument, variables: {} });
    return (read as MonitorReleasesQuery).monitorReleases;
  });
  const loaded = useLoaded(`release ${shown.id} ${shown.period}`, async () => {
    const read = await sync.read({ document: MonitorReleaseDocument, variables: shown });
    return { release: (read as MonitorReleaseQuery).monitorRelease };
  });
  const release = loaded.data?.release;
  return (
    <div class="releases">
      <h1 tabIndex={-1}>{t('releases.title')}</h1>
      <p>{t('releases.what')}</p>
      <p class="notice">{t('releases.leftOut')}</p>
      <NotLoaded loaded={loaded} />
      {release === null && <p>{t('releases.none')}</p>}
      {release && (
        <>
          <div class="tools">
            <ReleaseChoice
              headings={list.data ?? [release]}
              id={release.id}
              onChoose={(id) => setShown({ id, period: null })}
            />
            <PeriodChoice release={release} onChoose={(period) => setShown({ id: release.id, period })} />
          </div>
          <p>{t('releases.hidden', { threshold: release.threshold })}</p>
          <ReleaseTable release={release} />
          <p>{t('releases.since')}</p>
          <p>{t('releases.sums')}</p>
          <p class="quiet small">
            {t('releases.hash')} <code>{release.hash}</code>
          </p>
        </>
      )}
    </div>
  );
}

function ReleaseChoice({
  headings,
  id,
  onChoose,
}: {
  headings: readonly Heading[];
  id: string;
  onChoose: (id: string) => void;
}) {
  const { t, date } = useApp().words;
  return (
    <label>
      {t('releases.release')}
      <select value={id} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {headings.map((one) => (
          <option key={one.id} value={one.id}>
            {t('releases.heading', { year: String(one.year), day: date(one.madeOn) })}
          </option>
        ))}
      </select>
    </label>
  );
}

function PeriodChoice({ release, onChoose }: { release: Release; onChoose: (period: string) => void }) {
  const { t, language } = useApp().words;
  return (
    <label>
      {t('releases.period')}
      <select value={release.period} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {release.periods.map((one) => (
          <option key={one} value={one}>
            {periodName(one, language)}
          </option>
        ))}
      </select>
    </label>
  );
}
