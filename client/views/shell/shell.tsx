import type { ComponentChildren, FunctionComponent } from 'preact';
import { useSelected, useWords } from '../../elements/app-context.ts';
import { Mark } from '../../elements/mark.tsx';
import { Cover } from '../sign-in/cover.tsx';
import './shell.css';

interface Props {
  readonly demonstration: boolean;
  /** For whoever is signed in, once they are there. */
  readonly Bar: FunctionComponent | undefined;
  readonly LinkState: FunctionComponent | undefined;
  readonly children: ComponentChildren;
}

/** What stands around every view: who is signed in, where one can go, and whether what one sees is live. */
export function Shell({ demonstration, Bar, LinkState, children }: Props) {
  const { t } = useWords();
  const session = useSelected((state) => state.session.is);
  return (
    <>
      <a class="skip" href="#main">
        {t('page.skip')}
      </a>
      {session === 'out' ? (
        <Cover />
      ) : (
        <header class="bar">
          <div class="row">
            <a class="name" href="/">
              <Mark />
              {t('page.name')}
            </a>
            {session === 'in' && Bar && <Bar />}
          </div>
          <div class="strip">
            {demonstration && <span class="demo">{t('page.demonstration')}</span>}
            {session === 'in' && LinkState && <LinkState />}
          </div>
        </header>
      )}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
