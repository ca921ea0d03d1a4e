import { hrefOf, parseRoute, type Route } from './routes.ts';
import type { ScrollPlaces } from './scroll-place.ts';

export interface Router {
  readonly route: () => Route;
  /** `replace`: no step of its own for the back button, for what is typed into a search field. */
  readonly go: (route: Route, options?: { replace?: boolean }) => void;
  /** The person has been at another address before, so the browser has not just opened the page. */
  readonly moved: () => boolean;
  /** It was Back or Forward that brought them here, to where they were. */
  readonly returned: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Lets Back return to where one was from now on: it is no part of the first load. */
  readonly keepPlaces: (create: () => ScrollPlaces) => void;
}

/** The address bar as the place where the page's state of view lives. Plain links work; their clicks are taken over. */
export function createRouter(): Router {
  const address = () => location.pathname + location.search;
  let route = parseRoute(new URL(location.href));
  let here = address();
  let moved = false;
  let returned = false;
  let places: ScrollPlaces | undefined;
  const listeners = new Set<() => void>();
  const changed = (back: boolean) => {
    moved = true;
    returned = back;
    route = parseRoute(new URL(location.href));
    here = address();
    for (const listener of [...listeners]) listener();
  };
  const open = (href: string, replace = false) => {
    if (replace) history.replaceState(history.state, '', href);
    else if (href !== address()) history.pushState(places?.leave(), '', href);
    changed(false);
  };
  addEventListener('popstate', () => {
    // A place within the page, as of the link past the menu: the browser has put the focus there.
    if (address() === here) return;
    changed(true);
    places?.comeBack();
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const taken = link && !link.target && !link.download && link.origin === location.origin && !link.hash;
    if (!taken || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link.pathname + link.search);
  });
  return {
    route: () => route,
    moved: () => moved,
    returned: () => returned,
    keepPlaces: (create) => {
      places ??= create();
    },
    go: (next, options) => open(hrefOf(next), options?.replace),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
