import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useAbout } from './use-about.ts';

/** Newest first. */
const news = ['areas', 'charts', 'help'] as const;

/** Which version answers, and what came with the latest. */
export function News() {
  const { t } = useApp().words;
  const loaded = useAbout();
  return (
    <>
      <p>{t('help.newsWhat')}</p>
      <ul>
        {news.map((one) => (
          <li key={one}>{t(`help.news.${one}`)}</li>
        ))}
      </ul>
      <NotLoaded loaded={loaded} />
      {loaded.data && <p>{t('help.version', { version: loaded.data.version })}</p>}
    </>
  );
}
