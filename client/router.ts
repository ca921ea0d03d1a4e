import { hrefOf, parseRoute, type Route } from './routes.ts';

export interface Router {
  readonly route: () => Route;
  /** `replace`: no step of its own for the back button, for what is typed into a search field. */
  readonly go: (route: Route, options?: { replace?: boolean }) => void;
  /** The person has been at another address before, so the browser has not just opened the page. */
  readonly moved: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The address bar as the place where the page's state of view lives. Plain links work; their clicks are taken over. */
export function createRouter(): Router {
  let route = parseRoute(new URL(location.href));
  let moved = false;
  const listeners = new Set<() => void>();
  const changed = () => {
    moved = true;
    route = parseRoute(new URL(location.href));
    for (const listener of [...listeners]) listener();
  };
  const open = (href: string, replace = false) => {
    if (replace) history.replaceState(null, '', href);
    else if (href !== location.pathname + location.search) history.pushState(null, '', href);
    changed();
  };
  addEventListener('popstate', changed);
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
    go: (next, options) => open(hrefOf(next), options?.replace),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
