import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Until the service worker has everything that the page was made of. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const files = () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('/assets/'));
    const isKept = async (file: string) => Boolean(await caches.match(file, { ignoreVary: true }));
    while (!(await Promise.all(['/', ...files()].map(isKept))).every(Boolean)) {
      await new Promise((done) => setTimeout(done, 50));
    }
  });
}

/** Until what one looks at is on the device. */
export async function untilCopied(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('concord-copies')), { timeout: 20_000 })
    .toBeTruthy();
}
