import { atRisk } from '../sync/kept.ts';
import { useSelected, useWords } from './app-context.ts';

/** A file of the page didn’t come. A browser asks for a script once for each page: loading the page again is the only way. */
export function PartMissing() {
  const { t } = useWords();
  const unsent = useSelected(atRisk);
  return (
    <p role="alert">
      {t('page.partMissing')} {unsent > 0 && `${t('page.reloadCosts', { count: unsent })} `}
      <button type="button" onClick={() => location.reload()}>
        {t(unsent > 0 ? 'page.reloadAnyway' : 'page.reload')}
      </button>
    </p>
  );
}
