import { useWords } from '../../elements/app-context.ts';
import { Mark } from '../../elements/mark.tsx';

/** What this is and for whom, to those who have not signed in. */
export function Cover() {
  const { t } = useWords();
  return (
    <header class="cover">
      <span class="name">
        <Mark />
        {t('page.name')}
      </span>
      <p class="headline">{t('signIn.headline')}</p>
      <p>{t('signIn.about')}</p>
      <div class="mosaic" />
    </header>
  );
}
