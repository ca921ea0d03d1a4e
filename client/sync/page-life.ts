import { unsentEverywhere } from './machine.ts';
import type { Sync } from './runtime.ts';

/** Tells the machine when the page is on line, looked at, hidden or closed, and asks before unsent work is left behind. */
export function tellOfPage(sync: Sync): void {
  let closing = false;
  addEventListener('online', () => sync.dispatch({ is: 'online' }));
  // A tab that is closed says `pagehide` first and is hidden afterwards; a phone that ends one has only hidden it before.
  addEventListener('pagehide', () => {
    closing = true;
    sync.dispatch({ is: 'leaving' });
  });
  addEventListener('pageshow', () => {
    closing = false;
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) sync.dispatch({ is: 'online' });
    else if (!closing) sync.dispatch({ is: 'leaving' });
  });
  addEventListener('beforeunload', (event) => {
    if (unsentEverywhere(sync.state()) > 0) event.preventDefault();
  });
}
