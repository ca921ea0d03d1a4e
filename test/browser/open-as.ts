import type { Browser } from 'playwright-core';
import { openPage, type PageOptions, type WatchedPage } from '../support/browser.ts';

/** Opens a page for somebody who is signed in, at an address. */
export async function openAs(
  browser: Browser,
  persona: string,
  path: string,
  options: PageOptions,
): Promise<WatchedPage> {
  const watched = await openPage(browser, options);
  const answer = await watched.page.request.post('/auth/demo', { data: { persona } });
  if (!answer.ok()) throw new Error(`Signing in as ${persona} was answered ${answer.status()}`);
  await watched.page.goto(path);
  return watched;
}
