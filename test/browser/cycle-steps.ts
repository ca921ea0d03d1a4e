import type { Locator, Page } from 'playwright-core';

/** A step of a cycle on its page, by its title. */
export function step(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** Asks what a step would do. */
export function tryIt(where: Locator): Promise<void> {
  return where.getByRole('button', { name: 'See what it would do' }).click();
}
