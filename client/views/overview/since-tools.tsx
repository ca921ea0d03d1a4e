import { useApp } from '../../elements/app-context.ts';
import { sinceSnapshot } from '../matrix/since-place.ts';
import type { Marking } from '../matrix/use-marks.ts';
import { hrefOfOverview } from './overview-address.ts';

interface Props {
  readonly marking: Marking;
  /** What the address says; null: since one last looked. */
  readonly chosen: string | null;
}

/** What is compared with, marking all of it as seen, and the page on paper. */
export function SinceTools({ marking, chosen }: Props) {
  const { router, words } = useApp();
  const { t } = words;
  const names = marking.snapshots.map(sinceSnapshot);
  const choose = (since: string) => router.go({ view: 'overview', query: since ? { since } : {} });
  return (
    <span class="end pick monday-tools">
      <label>
        <span class="unseen">{t('overview.since')}</span>
        <select value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t('overview.since.looked')}</option>
          {marking.snapshots.map((name) => (
            <option key={name} value={sinceSnapshot(name)}>
              {t('overview.since.snapshot', { name })}
            </option>
          ))}
          {chosen !== null && !names.includes(chosen) && (
            <option value={chosen}>{t('overview.since.place')}</option>
          )}
        </select>
      </label>
      <button
        type="button"
        onClick={() => {
          marking.markAllSeen();
          if (chosen) choose('');
        }}
      >
        {t('overview.allSeen')}
      </button>
      <button type="button" onClick={() => print()}>
        {t('overview.print')}
      </button>
      {marking.place && <a href={hrefOfOverview({ since: marking.place })}>{t('overview.link')}</a>}
      <span role="status" class="small">
        {marking.trouble && t(`overview.trouble.${marking.trouble}`)}
      </span>
    </span>
  );
}
