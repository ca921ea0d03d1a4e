import { useWords } from '../../elements/app-context.ts';
import { Languages } from './languages.tsx';
import './foot.css';

/** What stands below every view: what names of countries mean here, and the page’s languages. */
export function Foot() {
  const { t } = useWords();
  return (
    <footer class="foot quiet small">
      <p>{t('export.disclaimer')}</p>
      <Languages />
    </footer>
  );
}
