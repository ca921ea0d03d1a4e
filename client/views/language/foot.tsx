import { useState } from 'preact/hooks';
import { useSelected, useWords } from '../../elements/app-context.ts';
import { usePart } from '../../elements/use-part.ts';
import { withWords } from '../../elements/with-words.ts';
import { helpHref, helpPages } from '../help/help-address.ts';
import { Languages } from './languages.tsx';
import './foot.css';

const loadHelp = withWords(() => import('../help/help-here.tsx').then((file) => file.HelpHere), 'help');

/** What stands below every view: help, what names of countries mean here, and the page’s languages. */
export function Foot() {
  const { t } = useWords();
  const signedIn = useSelected((state) => state.session.is === 'in');
  return (
    <footer class="foot quiet small">
      {signedIn && <HelpLinks />}
      <p>{t('export.disclaimer')}</p>
      <Languages />
    </footer>
  );
}

function HelpLinks() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <details class="help-here" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('foot.here')}</summary>
        {open && <Here />}
      </details>
      <nav class="links" aria-label={t('foot.label')}>
        <a href={helpHref(null)}>{t('foot.help')}</a>
        {helpPages.map((page) => (
          <a key={page} href={helpHref(page)}>
            {t(`foot.${page}`)}
          </a>
        ))}
      </nav>
    </>
  );
}

/** It comes when somebody asks for it. */
function Here() {
  const { t } = useWords();
  const HelpHere = usePart(loadHelp);
  return HelpHere ? <HelpHere /> : <p role="status">{t('page.loading')}</p>;
}
