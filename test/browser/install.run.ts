import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startVersionProxy } from '../support/version-proxy.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf, textOf } from './country-page.ts';
import { untilCopied, untilKept } from './kept-files.ts';

// What the browser keeps of the page itself, and how another version of it comes.

const world = concordInBrowser();

async function open(path: string) {
  const proxy = await startVersionProxy(Number(new URL(world.concord.url).port));
  const watched = await world.open('focal-point/UNICEF/KEN', path, {
    baseURL: proxy.url,
    context: { serviceWorkers: 'allow' },
  });
  onTestFinished(() => proxy.leave());
  await watched.page.getByRole('article').first().waitFor();
  return { ...watched, proxy };
}

const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => new URL(url).pathname);
  });

const versions = (page: Page) => page.evaluate(() => caches.keys());

/** The version of what is open, while there is something. */
const versionOf = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset.version ?? '').catch(() => '');

const lookForNew = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** How many copies the device has. */
const copies = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done, failed) => {
        const opening = indexedDB.open('concord');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const count = opening.result.transaction('copies').objectStore('copies').count();
          count.onsuccess = () => {
            opening.result.close();
            done(count.result);
          };
        };
      }),
  );

test('without a line the page starts from files and copies, says of when they are, and catches up once it is back', async () => {
  const { page, context, proxy } = await open('/countries/KEN');
  await untilKept(page);
  await untilCopied(page);
  // Files alone: nothing that anybody wrote or was told is among them.
  const paths = await keptPaths(page);
  expect(paths.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
  await proxy.leave();
  await page.goto('/countries/KEN');
  await page.getByRole('article').first().waitFor();
  await page.getByText(/^From this device, as of \d\d:\d\d/).waitFor();
  await page.screenshot({ path: '.screenshots/from-device.png' });
  // What isn’t the page is never answered from here.
  const other = await context.newPage();
  for (const path of ['/auth/providers', '/graphql', '/health/live']) {
    await expect(other.goto(path)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  }
  // Left open: this Chromium now and then takes a minute to close a page that nobody answered.
  const news = 'Both offices have named one.';
  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-2',
    narrative: news,
  });
  await proxy.comeBack();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect
    .poll(() => textOf(itemOf(page, 'Agency focal point')).inputValue(), { timeout: 20_000 })
    .toBe(news);
  await page.getByText(/^Live/).waitFor();
  await expect.poll(() => page.getByText('From this device').count()).toBe(0);
  // Whoever signs out leaves nothing behind.
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => copies(page), { timeout: 20_000 }).toBe(0);
  expect(await page.evaluate(() => localStorage.getItem('concord-copies'))).toBeNull();
});

test('a new version comes when one says so, not over what is being written, and the former stays while a page has it', async () => {
  const { page, context, proxy } = await open('/countries/KEN');
  await untilKept(page);
  const [former] = await versions(page);
  const other = await context.newPage();
  await other.goto('/countries/KEN');
  await other.getByRole('article').first().waitFor();
  proxy.release();
  await lookForNew(page);
  const use = page.getByRole('button', { name: 'Use the new version' });
  await use.waitFor();
  await page.screenshot({ path: '.screenshots/version-ready.png' });
  const another = expect.stringMatching(/^another-/);
  expect(await versions(page)).toEqual([former, another]);
  // A comment that is not sent stands in this window only: the browser would ask before it closes the page over it.
  await page.evaluate(() =>
    addEventListener('beforeunload', (event) => event.preventDefault(), { once: true }),
  );
  await use.click();
  await page.getByText('something that you wrote stands in this window only').waitFor();
  await use.click();
  await expect.poll(() => versionOf(page)).toEqual(another);
  await page.getByRole('article').first().waitFor();
  // The other page goes on as what it was, and finds its files.
  expect(former).toContain(await versionOf(other));
  expect(await versions(page)).toContain(former);
  await other.getByRole('link', { name: 'All countries' }).click();
  await other.getByRole('gridcell').first().waitFor();
  await other.close();
  await page.reload();
  await expect.poll(() => versions(page), { timeout: 20_000 }).toEqual([another]);
});
