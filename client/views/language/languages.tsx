import { useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { chooseLanguage } from './choose-language.ts';

/** The languages of the United Nations, in the order of their English names. */
const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/**
 * The page's languages, each by its own name, and what the one shown is worth. What is chosen is kept in this browser and, for
 * who is signed in, with the person.
 */
export function Languages() {
  const {
    sync,
    words: { t, language: shown },
  } = useApp();
  const signedIn = useSelected((state) => state.session.is === 'in');
  const [failed, setFailed] = useState(false);
  const choose = (language: string) =>
    chooseLanguage(sync, language, signedIn).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <div class="languages">
      {shown !== 'en' && <p class="quiet">{t('language.draft')}</p>}
      <nav aria-label={t('language.label')}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            class="plain"
            lang={language}
            aria-current={language === shown}
            onClick={() => choose(language)}
          >
            {new Intl.DisplayNames(language, { type: 'language' }).of(language)}
          </button>
        ))}
      </nav>
      <p role="status">{failed && t('language.notKept')}</p>
    </div>
  );
}
