import { expect } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';

const desk = { width: 1280, height: 800 };
const phone = { width: 320, height: 640 };

/**
 * What must hold of a view in the state that it is in, on a phone and at a desk, in light and in dark: axe finds nothing,
 * and nothing is wider than the page. The page stays at the desk's width, in light.
 *
 * Another scheme changes nothing but colours, so that only the rules about colours are asked again, and a phone's colours are
 * a desk's.
 */
export async function expectAccessible(watched: WatchedPage, view = ''): Promise<void> {
  const { page } = watched;
  const scrollWidth = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(desk);
  expect(await scrollWidth(), `${view} at a desk`).toBe(desk.width);
  expect(await watched.accessibilityViolations(), `${view} at a desk, light`).toEqual([]);
  await page.setViewportSize(phone);
  expect(await scrollWidth(), `${view} on a phone`).toBe(phone.width);
  expect(await watched.layoutViolations(), `${view} on a phone`).toEqual([]);
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await watched.colourViolations(), `${view} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}
