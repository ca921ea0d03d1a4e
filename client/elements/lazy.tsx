import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Messages } from '../messages/load-words.ts';
import { useFirstApp } from './app-context.ts';
import { focusHeading } from './focus-heading.ts';
import { PartMissing } from './part-missing.tsx';

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
  } = useFirstApp();
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
  const ready = typeof loaded === 'object';
  // The heading comes only now, after the element with the focus went with the view before. A part of a view leaves it where it is.
  useLayoutEffect(() => {
    if (ready && router?.moved() && !document.activeElement?.closest('main *')) focusHeading(router);
  }, [ready, router]);
  if (loaded === 'loading') return <p class="quiet">{t('page.loading')}</p>;
  if (loaded === 'failed') return <PartMissing />;
  const View = loaded.view;
  return <View {...props} />;
}
