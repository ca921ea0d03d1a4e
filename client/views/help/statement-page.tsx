import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import type { StatementTopic } from '../../operations/operations.generated.ts';
import type { HelpPage } from './help-address.ts';
import { useAbout } from './use-about.ts';

type StatementName = Exclude<HelpPage, 'glossary' | 'news'>;

const topics: Readonly<Record<StatementName, StatementTopic>> = {
  contact: 'CONTACT',
  privacy: 'PRIVACY',
  accessibility: 'ACCESSIBILITY',
};

/** What those who run the installation say of one thing, as they wrote it: text, and nothing but text. */
export function StatementPage({ page }: { page: StatementName }) {
  const { t, language: shown } = useApp().words;
  const loaded = useAbout();
  const { data } = loaded;
  const statement = data?.statements.find(({ topic }) => topic === topics[page]);
  if (!statement) return <NotLoaded loaded={loaded} />;
  const { text, language } = statement;
  if (text === null || language === null) return <p>{t('help.unwritten')}</p>;
  return (
    <>
      {language !== shown && <p class="quiet">{t('help.inEnglish')}</p>}
      <div class="statement" lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
        {text.split(/\n{2,}/).map((paragraph, index) => (
          // Paragraphs have nothing but their place, and are read once.
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </>
  );
}
