import type { WatchedPage } from '../support/browser.ts';
import { waitUntil } from '../support/wait.ts';

/**
 * Loads a page afresh with a clock that the test can move on. Its time passes as usual until then. The matrix can't have one: it
 * names its cells in idle time, and Playwright's `requestIdleCallback` hands over no deadline.
 */
export async function withOwnClock({ page }: Pick<WatchedPage, 'page'>): Promise<void> {
  await page.clock.install();
  await page.reload();
}

/**
 * Takes the connection away from a page, and moves its clock on until it has noticed. An open socket delivers nothing from then
 * on, but only its silence when asked tells the page so, which takes twenty seconds.
 */
export async function cutOff({ page, context }: Pick<WatchedPage, 'page' | 'context'>): Promise<void> {
  await context.setOffline(true);
  const noticed = page.getByText(/^Not connected since/);
  await waitUntil(
    async () => {
      await page.clock.fastForward(1_000);
      return noticed.isVisible();
    },
    { within: 40_000, what: 'the page says that it is not connected' },
  );
}
