import { useWords } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';

/** What waits for a decision. */
export function Decisions() {
  const { t } = useWords();
  usePageTitle(t('nav.decisions'));
  return <h1 tabIndex={-1}>{t('nav.decisions')}</h1>;
}
