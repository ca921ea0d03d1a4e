import type { Browser } from 'playwright-core';
import { openPage, type PageOptions, type WatchedPage } from '../support/browser.ts';
import { watchFocus } from './focus-watch.ts';

/** Opens a page that also says where the focus gets lost. */
export async function openWatched(browser: Browser, options: PageOptions): Promise<WatchedPage> {
  const watched = await openPage(browser, options);
  await watched.context.addInitScript(watchFocus);
  return watched;
}

/** Opens a page for somebody who is signed in, at an address. */
export async function openAs(
  browser: Browser,
  persona: string,
  path: string,
  options: PageOptions,
): Promise<WatchedPage> {
  const watched = await openWatched(browser, options);
  await enterAs(watched, persona, path);
  return watched;
}

/** Signs somebody in on a page that is open, and goes to an address. */
export async function enterAs(
  { page }: Pick<WatchedPage, 'page'>,
  persona: string,
  path: string,
): Promise<void> {
  const answer = await page.request.post('/auth/demo', { data: { persona } });
  if (!answer.ok()) throw new Error(`Signing in as ${persona} was answered ${answer.status()}`);
  await page.goto(path);
}
