import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { holdBack, itemOf, received, textOf, whereaboutsOf } from './country-page.ts';
import { cutOff, withOwnClock } from './cut-off.ts';

// A phone's session, from signing in to the matrix. What it looks like is in .screenshots/phone-*.png.

const focal = 'focal-point/UNICEF/KEN';
const phone = {
  viewport: { width: 390, height: 844 },
  context: { hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

const world = concordInBrowser();
const open = (persona: string, path: string) => world.open(persona, path, phone);
const shown = (page: Page) => page.getByRole('article').first().waitFor();
const top = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().top);
const headerOf = (page: Page) => page.getByRole('banner');
const heightOf = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().height);
const scrolled = (page: Page) => page.evaluate(() => scrollY);

/** Notes what moved on its own, as browsers see it: what was pushed aside, and by how much. */
async function noteShifts({ page }: WatchedPage): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const noted: string[] = [];
    Object.assign(window, { noted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        for (const { node, previousRect, currentRect } of entry.sources ?? []) {
          if (previousRect.top === currentRect.top) continue;
          const moved = `${previousRect.top} → ${currentRect.top}`;
          noted.push(
            `${(node as Element | null)?.className ?? ''} ${node?.textContent?.slice(0, 40)} ${moved}`,
          );
        }
      }
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => (window as unknown as { noted: string[] }).noted);
}

/** As Chromium tells it; the library of types doesn't know it yet. */
interface LayoutShift extends PerformanceEntry {
  readonly sources?: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRect;
    readonly currentRect: DOMRect;
  }[];
}

test('the header is one line, and everything else of it behind a button', async () => {
  const watched = await open(focal, '/');
  const { page } = watched;
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await heightOf(headerOf(page))).toBeLessThanOrEqual(64);
  expect(await page.getByRole('navigation', { name: 'Views' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'What changed' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await watched.screenshot('phone-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'What changed' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'All countries', exact: true }).click();
  await page.getByRole('heading', { name: 'All countries', level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
  expect(watched.troubles()).toEqual([]);
});

test('the first item is within the first screen, and the header stays while one scrolls', async () => {
  const watched = await open(focal, '/countries/KEN');
  const { page } = watched;
  await shown(page);
  const field = textOf(page.getByRole('article').first());
  expect(await top(page.getByRole('article').first())).toBeLessThan(450);
  expect(await top(field)).toBeLessThan(844);
  await watched.screenshot('phone-country');
  await page.getByRole('article').nth(6).scrollIntoViewIfNeeded();
  expect(await top(headerOf(page))).toBe(0);
});

test('while one types nothing moves, and what isn’t received is said in one place', async () => {
  const watched = await open(focal, '/');
  const { page, context } = watched;
  // What acts and tells in a checklist is a file that comes later; on a bad line while one writes already.
  let letIn = () => {};
  const later = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route('**/assets/words/*/*/soon.js', (route) => later.then(() => route.continue()));
  await page.goto('/countries/KEN');
  await shown(page);
  const item = itemOf(page, 'Agency focal point');
  await textOf(item).click();
  const before = { header: await heightOf(headerOf(page)), field: await top(textOf(item)) };
  const expectUnmoved = async () => {
    expect(await heightOf(headerOf(page))).toBe(before.header);
    // Browsers put what is scrolled to whole dots of the screen, half a pixel here.
    expect(Math.abs((await top(textOf(item))) - before.field)).toBeLessThan(1);
  };
  const shifts = await noteShifts(watched);
  letIn();
  await item.getByRole('button', { name: /^Comment/ }).waitFor();
  await expectUnmoved();
  const letGo = await holdBack(context);
  await textOf(item).pressSequentially('Named in May.');
  await headerOf(page).getByRole('link', { name: '1 not received' }).waitFor();
  await expectUnmoved();
  await watched.screenshot('phone-typing');
  letGo();
  await whereaboutsOf(item).getByText(received).waitFor();
  await headerOf(page).getByRole('link', { name: 'all received' }).waitFor();
  await expectUnmoved();
  expect(await shifts()).toEqual([]);
});

test('without a connection the header says so, and is no higher', async () => {
  const watched = await open(focal, '/countries/KEN');
  const { page } = watched;
  await withOwnClock(watched);
  await shown(page);
  await cutOff(watched);
  await headerOf(page).getByText('not connected', { exact: true }).waitFor();
  await headerOf(page)
    .getByText(/^Not connected since/)
    .waitFor();
  expect(await heightOf(headerOf(page))).toBeLessThanOrEqual(64);
}, 60_000);

test('Back and Forward return to the place, with the focus', async () => {
  const { page } = await open('coordinator', '/countries');
  const zambia = page.getByRole('link', { name: 'Zambia' });
  await zambia.scrollIntoViewIfNeeded();
  const listAt = await scrolled(page);
  expect(listAt).toBeGreaterThan(500);
  await zambia.click();
  await shown(page);
  expect(await scrolled(page)).toBe(0);
  await page.getByRole('article').nth(5).scrollIntoViewIfNeeded();
  const countryAt = await scrolled(page);
  expect(countryAt).toBeGreaterThan(500);
  const settledAt = (y: number) => page.waitForFunction((wanted) => Math.abs(scrollY - wanted) <= 1, y);
  await page.goBack();
  await zambia.waitFor();
  await settledAt(listAt);
  await page.waitForFunction(() => document.activeElement?.textContent === 'Zambia');
  await page.goForward();
  await shown(page);
  await settledAt(countryAt);
});

test('the matrix’s tools are one row, and the matrix begins within the first screen', async () => {
  const watched = await open('coordinator', '/matrix');
  const { page } = watched;
  await page.getByRole('gridcell').first().waitFor();
  const tools = page.locator('.matrix-view .tools');
  expect(await heightOf(tools)).toBeLessThan(90);
  // Also where the legend has to say that changes wait on a device, a quarter of the screen is the matrix.
  expect(await top(page.getByRole('grid'))).toBeLessThan(844 * 0.75);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await watched.screenshot('phone-matrix');
});

test('signing in fits a phone, and says in two sentences what this is and for whom', async () => {
  const watched = await world.openPage(phone);
  const { page } = watched;
  await page.goto('/');
  await page.getByRole('button', { name: 'Coordinator, OHCHR' }).waitFor();
  const about = await page.getByText(/^Concord is where agencies/).textContent();
  expect(about?.match(/[.](\s|$)/g)?.length).toBe(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await watched.screenshot('phone-sign-in');
  await page.getByText('Or as any other focal point').click();
  await page.getByRole('combobox', { name: 'Country or area' }).selectOption({ label: 'Peru' });
  await page.getByRole('combobox', { name: 'Agency' }).selectOption({ label: 'UNICEF' });
  await page.getByRole('button', { name: 'Sign in as this focal point' }).click();
  await page.getByRole('link', { name: 'Peru' }).first().waitFor();
});
