import { createContext, type FunctionComponent } from 'preact';
import { useContext, useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Words } from '../messages/words.ts';
import type { Router } from '../routing/router.ts';
import type { Route } from '../routing/routes.ts';
import type { Ladder, Rungs } from '../sync/first-rung.ts';
import type { FirstSync } from '../sync/first-sync.ts';
import type { Followed } from '../sync/follow.ts';
import type { Viewer } from '../sync/model.ts';
import type { Sync } from '../sync/runtime.ts';
import type { Reference, State } from '../sync/state.ts';
import type { Topic } from '../sync/topic.ts';

/** What there is from the first moment: enough to sign in. */
export interface FirstApp {
  readonly sync: Pick<FirstSync, 'state' | 'subscribe' | 'dispatch'>;
  readonly words: Words;
  readonly router?: Router;
}

export interface App extends FirstApp {
  readonly sync: Sync;
  /** How others' changes come, with what a later file says about it. */
  readonly rungs: Rungs<Ladder & { readonly Line: FunctionComponent }>;
  readonly router: Router;
}

export const AppContext = createContext<FirstApp | null>(null);

/** What a view may reach that can stand before the whole page is there. */
export function useFirstApp(): FirstApp {
  const app = useContext(AppContext);
  if (!app) throw new Error('A view stands outside of the page');
  return app;
}

/** What every other view may reach. */
export function useApp(): App {
  // They are drawn by what hands the rest over.
  return useFirstApp() as App;
}

/** The page's words. */
export function useWords(): Words {
  return useFirstApp().words;
}

/** A part of the state; the view is drawn again when it becomes another value. */
export function useSelected<Value>(select: (state: State) => Value): Value {
  const { sync } = useFirstApp();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const value = select(sync.state());
  const latest = useRef({ select, value });
  latest.current = { select, value };
  useLayoutEffect(
    () =>
      sync.subscribe(() => {
        const { select: current, value: drawn } = latest.current;
        if (!Object.is(current(sync.state()), drawn)) redraw(undefined);
      }),
    [sync],
  );
  return value;
}

/** What the address shows. */
export function useRoute(): Route {
  const { router } = useApp();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => router.subscribe(() => redraw(undefined)), [router]);
  return router.route();
}

export interface Watched<Data> {
  readonly data: Data | undefined;
  readonly followed: Followed | undefined;
}

/** Follows a topic for as long as the view stands. Null follows nothing. */
export function useTopic<Data>(topic: Topic<Data> | null): Watched<Data> {
  const { sync } = useApp();
  const id = topic?.id;
  // By the topic's id: the object is made anew at every drawing.
  useEffect(() => {
    if (!topic) return;
    sync.dispatch({ is: 'follow', topic });
    return () => sync.dispatch({ is: 'unfollow', id: topic.id });
  }, [sync, id]);
  const followed = useSelected((state) => (id === undefined ? undefined : state.topics[id]));
  return { data: followed?.data as Data | undefined, followed };
}

/** The names of agencies and countries. Views are only drawn once they are there. */
export function useReference(): Reference {
  const reference = useSelected((state) => state.reference);
  if (!reference) throw new Error('A view was drawn before the reference data came');
  return reference;
}

/** Who is signed in. Views are only drawn for somebody. */
export function useViewer(): Viewer {
  const viewer = useSelected((state) => (state.session.is === 'in' ? state.session.viewer : null));
  const last = useRef(viewer);
  // While a session is ending, the views still stand for one drawing.
  if (viewer) last.current = viewer;
  if (!last.current) throw new Error('A view was drawn for nobody');
  return last.current;
}
