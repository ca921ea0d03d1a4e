import { atRisk } from './kept.ts';
import type { Sync } from './runtime.ts';

/** Tells the machine when the page is on line, looked at, hidden or closed, and asks before unsent work is left behind. */
export function tellOfPage(sync: Sync): void {
  let closing = false;
  for (const is of ['online', 'offline'] as const) addEventListener(is, () => sync.dispatch({ is }));
  // A tab that is closed says `pagehide` first and is hidden afterwards; a phone that ends one has only hidden it before.
  addEventListener('pagehide', () => {
    closing = true;
    sync.dispatch({ is: 'leaving' });
  });
  addEventListener('pageshow', () => {
    closing = false;
  });
  document.addEventListener('visibilitychange', () => {
    // Whoever looks again doesn't wait for the next try; where the browser knows of no network there is none.
    if (!document.hidden) navigator.onLine && sync.dispatch({ is: 'online' });
    else if (!closing) sync.dispatch({ is: 'leaving' });
  });
  addEventListener('beforeunload', (event) => {
    if (atRisk(sync.state()) > 0) event.preventDefault();
  });
}
