import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { useApp, type Watched } from '../../elements/app-context.ts';
import type { Topic } from '../../sync/topic.ts';

/** One paint for everything that came in this time. */
const paintEveryMs = 250;

/** Follows a topic like `useTopic`, but draws the view anew only a few times a second however fast it changes. */
export function usePacedTopic<Data>(topic: Topic<Data> | null): Watched<Data> {
  const { sync } = useApp();
  const id = topic?.id;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const followed = id === undefined ? undefined : sync.state().topics[id];
  const drawn = useRef(followed);
  drawn.current = followed;
  // By the topic's id: the object is made anew at every drawing.
  useEffect(() => {
    if (!topic) return;
    sync.dispatch({ is: 'follow', topic });
    return () => sync.dispatch({ is: 'unfollow', id: topic.id });
  }, [sync, id]);
  useLayoutEffect(() => {
    if (id === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const paint = () => {
      timer = undefined;
      redraw(undefined);
    };
    const stop = sync.subscribe(() => {
      const now = sync.state().topics[id];
      if (timer !== undefined || now === drawn.current) return;
      const wait = drawn.current?.data !== undefined && now?.data !== undefined;
      timer = setTimeout(paint, wait ? paintEveryMs : 0);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [sync, id]);
  return { data: followed?.data as Data | undefined, followed };
}
