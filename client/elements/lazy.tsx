import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Messages } from '../messages/load-words.ts';
import { unsentEverywhere } from '../sync/machine.ts';
import { useApp, useSelected } from './app-context.ts';
import { focusHeading } from './focus-heading.ts';

export interface LoadedView<Props extends object> {
  readonly view: FunctionComponent<Props>;
  /** Words that came with it. */
  readonly words?: Messages;
}

/** A view in a file of its own, loaded when it is opened. */
export function Lazy<Props extends object>({
  load,
  props,
}: {
  load: () => Promise<LoadedView<Props>>;
  props: Props;
}) {
  const {
    router,
    words: { t, add },
  } = useApp();
  const [loaded, setLoaded] = useState<LoadedView<Props> | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let wanted = true;
    setLoaded('loading');
    load().then(
      (view) => {
        if (view.words) add(view.words);
        if (wanted) setLoaded(view);
      },
      () => wanted && setLoaded('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [load, add]);
  const unsent = useSelected(unsentEverywhere);
  const ready = typeof loaded === 'object';
  // The heading comes only now, after the element with the focus went with the view before.
  useLayoutEffect(() => {
    if (ready && router.moved()) focusHeading(router);
  }, [ready, router]);
  if (loaded === 'loading') return <p class="quiet">{t('page.loading')}</p>;
  if (loaded === 'failed') {
    return (
      <p role="alert">
        {t('page.partMissing')} {unsent > 0 && `${t('page.reloadCosts', { count: unsent })} `}
        <button type="button" onClick={() => location.reload()}>
          {t(unsent > 0 ? 'page.reloadAnyway' : 'page.reload')}
        </button>
      </p>
    );
  }
  const View = loaded.view;
  return <View {...props} />;
}
