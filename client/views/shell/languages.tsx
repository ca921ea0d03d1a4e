import { useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';

/** The languages of the United Nations, in the order of their own alphabet of names in English. */
const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/** The page's languages, each by its own name. What is chosen is kept in this browser and, for who is signed in, by person. */
export function Languages() {
  const { sync, words } = useApp();
  const signedIn = useSelected((state) => state.session.is === 'in');
  const [failed, setFailed] = useState(false);
  const choose = (language: string) =>
    import('./choose-language.ts')
      .then((file) => file.chooseLanguage(sync, language, signedIn))
      .then(
        () => setFailed(false),
        () => setFailed(true),
      );
  return (
    <nav class="languages" aria-label={words.t('page.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          class="plain"
          lang={language}
          aria-current={language === words.language}
          onClick={() => choose(language)}
        >
          {new Intl.DisplayNames(language, { type: 'language' }).of(language)}
        </button>
      ))}
      <span role="status">{failed && words.t('page.languageNotKept')}</span>
    </nav>
  );
}
