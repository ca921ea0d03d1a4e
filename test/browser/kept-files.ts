import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Until the service worker has everything that the page was made of. */
export async function untilKept(page: Page): Promise<void> {
  const missing = () =>
    page.evaluate(async () => {
      const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
      if (active?.state !== 'activated') return ['a worker'];
      const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      const needed = ['/', ...files.filter((path) => path.startsWith('/assets/'))];
      const kept = await Promise.all(needed.map((path) => caches.match(path, { ignoreVary: true })));
      return needed.filter((_path, index) => !kept[index]);
    });
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

/** Until what one looks at is on the device. */
export async function untilCopied(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('concord-copies')), { timeout: 20_000 })
    .toBeTruthy();
}
