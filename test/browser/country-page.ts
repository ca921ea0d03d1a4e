import type { BrowserContext, Locator, Page } from 'playwright-core';

/** An item of a checklist by its title. */
export function itemOf(page: Page, title: string): Locator {
  return page.getByRole('article', { name: title, exact: true });
}

/** The field for what an answer says. */
export function textOf(item: Locator): Locator {
  return item.getByRole('textbox', { name: /^(Explanation for|Why does it not apply)/ });
}

/** What the page says about where the answer is. */
export function whereaboutsOf(item: Locator): Locator {
  return item.locator('footer').getByRole('status');
}

export const received = /received by the server \d\d:\d\d/;

/** Writes into an answer and leaves the field, which is a pause. */
export async function write(item: Locator, text: string): Promise<void> {
  await textOf(item).fill(text);
  await textOf(item).blur();
}

/** Keeps everything that a person's page asks over HTTP from leaving, until it is let go. */
export async function holdBack(context: BrowserContext): Promise<() => void> {
  let letGo = () => {};
  const free = new Promise<void>((done) => {
    letGo = done;
  });
  await context.route('**/graphql', async (route) => {
    await free;
    await route.continue();
  });
  return letGo;
}
