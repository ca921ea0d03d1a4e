import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { ConflictPanel } from './conflict-panel.tsx';
import { loadConflictPanel } from './load-conflict-panel.ts';

/** The panel as soon as it is there. Until then the line below the answer says that there is a conflict. */
export function ConflictWhenLoaded(props: ComponentProps<typeof ConflictPanel>) {
  const { add } = useApp().words;
  const [loaded, setLoaded] = useState<typeof ConflictPanel | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const load = () =>
      loadConflictPanel().then(
        ({ Panel, words }) => {
          add(words);
          setLoaded(() => Panel);
        },
        () => {
          timer = setTimeout(load, 3_000);
        },
      );
    load();
    return () => clearTimeout(timer);
  }, [add]);
  const Panel = loaded;
  return Panel && <Panel {...props} />;
}
