import type { BrowserContext, Locator, Page } from 'playwright-core';

/** An item of a checklist by its title. */
export function itemOf(page: Page, title: string): Locator {
  return page.getByRole('article', { name: title, exact: true });
}

/** An item of a checklist by its code. */
export function cardOf(page: Page, item: string): Locator {
  return page.locator(`#item-${item}`);
}

/** What was said of an item last year, beside what is said now. */
export function groundOf(page: Page, item: string): Locator {
  return cardOf(page, item).locator('.ground');
}

/** The button that confirms so many answers at once. */
export function many(page: Page, count: number): Locator {
  return page.getByRole('button', { name: `Confirm ${count} as last year`, exact: true });
}

/** What became of those that were confirmed. */
export function outcomeOf(page: Page): Locator {
  return page.getByRole('region', { name: 'As last year' }).getByRole('status');
}

/** The field for what an answer says. */
export function textOf(item: Locator): Locator {
  return item.getByRole('textbox', { name: /^(Explanation for|Why does it not apply)/ });
}

/** The button that does something with an answer. */
export function actOf(
  item: Locator,
  name:
    | 'Submit'
    | 'Accept'
    | 'Return…'
    | 'Open it again…'
    | 'Mark as in progress'
    | 'Set back to not started',
): Locator {
  return item.getByRole('button', { name, exact: true });
}

/** The button that opens an answer that is handed in; it says what the first change does. */
export function changeOf(item: Locator): Locator {
  return item.getByRole('button', { name: 'Change it · the first change sets it in progress' });
}

/** How far the page says that an answer is. */
export function stateOf(item: Locator): Locator {
  return item.locator('header .state');
}

/** Where the focus stands after something was done with an answer; it says how far the answer is. */
export function actsOf(item: Locator, status: string): Locator {
  return item.getByRole('group', { name: `Status: ${status}` });
}

/** What the page says about where the answer is. */
export function whereaboutsOf(item: Locator): Locator {
  return item.locator('footer').getByRole('status');
}

/** What stands at an answer that could not be sent. */
export const keptHere = 'could not be sent, kept on this device; trying again';

/** What stands there while it is on its way. */
export const onItsWay = /saving…|on this device, being sent…/;

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
