import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from './app-context.ts';
import type { LoadedView } from './lazy.tsx';

const retryMs = 3_000;

/** A part of a view in a file of its own; null until it is there. Unlike a view it takes no focus, and is tried again by itself. */
export function usePart<Props extends object>(
  load: () => Promise<LoadedView<Props>>,
): FunctionComponent<Props> | null {
  const { add } = useApp().words;
  const [part, setPart] = useState<FunctionComponent<Props> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const begin = () =>
      load().then(
        ({ view, words }) => {
          if (words) add(words);
          setPart(() => view);
        },
        () => {
          timer = setTimeout(begin, retryMs);
        },
      );
    begin();
    return () => clearTimeout(timer);
  }, [load, add]);
  return part;
}
