import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { followVersions, type NewVersion as Version, wouldLose } from '../../sync/worker.ts';
import './new-version.css';

/** Says that a new version of the page is there. It comes when one says so, and never over what stands in this window only. */
export function NewVersion() {
  const { t } = useWords();
  const [version, setVersion] = useState<Version | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => followVersions(setVersion), []);
  const use = () => {
    const loses = wouldLose();
    setHeld(loses);
    if (!loses) version?.use();
  };
  return (
    <aside class="new-version" aria-label={t('version.label')}>
      <span role="status">{version && t(held ? 'version.held' : 'version.ready')}</span>
      {version && (
        <button type="button" onClick={use}>
          {t('version.use')}
        </button>
      )}
    </aside>
  );
}
