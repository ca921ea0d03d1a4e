import { useWords } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { Glossary } from './glossary.tsx';
import { helpHref, helpPageOf, helpPages } from './help-address.ts';
import { helpedViews, namesOfViews } from './helped-views.ts';
import { News } from './news.tsx';
import { StatementPage } from './statement-page.tsx';
import './help.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** What every view is for, what words mean, what is new, and what those who run the installation say of it. */
export function Help({ query }: Props) {
  const { t } = useWords();
  const page = helpPageOf(query);
  const title = page === null ? t('help.title') : t(`foot.${page}`);
  usePageTitle(title);
  return (
    <div class="help">
      <h1 tabIndex={-1}>{title}</h1>
      <nav class="links" aria-label={t('help.title')}>
        <a href={helpHref(null)} aria-current={page === null ? 'page' : undefined}>
          {t('help.title')}
        </a>
        {helpPages.map((one) => (
          <a key={one} href={helpHref(one)} aria-current={one === page ? 'page' : undefined}>
            {t(`foot.${one}`)}
          </a>
        ))}
      </nav>
      {page === null ? (
        <Views />
      ) : page === 'glossary' ? (
        <Glossary />
      ) : page === 'news' ? (
        <News />
      ) : (
        <StatementPage key={page} page={page} />
      )}
    </div>
  );
}

function Views() {
  const { t } = useWords();
  return (
    <>
      <h2>{t('help.views')}</h2>
      <dl>
        {helpedViews.map((view) => (
          <div key={view}>
            <dt>{t(namesOfViews[view])}</dt>
            <dd>{t(`help.view.${view}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
