import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from './app-context.ts';

/** A view in a file of its own, loaded when it is opened. */
export function Lazy<Props extends object>({
  load,
  props,
}: {
  load: () => Promise<FunctionComponent<Props>>;
  props: Props;
}) {
  const { t } = useWords();
  const [loaded, setLoaded] = useState<{ view: FunctionComponent<Props> } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let wanted = true;
    setLoaded('loading');
    load().then(
      (view) => wanted && setLoaded({ view }),
      () => wanted && setLoaded('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (loaded === 'loading') return <p class="quiet">{t('page.loading')}</p>;
  if (loaded === 'failed') {
    return (
      <p role="alert">
        {t('page.partMissing')}{' '}
        <button type="button" onClick={() => location.reload()}>
          {t('page.reload')}
        </button>
      </p>
    );
  }
  const View = loaded.view;
  return <View {...props} />;
}
