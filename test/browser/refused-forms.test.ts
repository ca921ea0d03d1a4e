import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const over = '2020-01-01';
const refusal = 'The last day is before the first one.';

const focusOf = (page: Page) => page.locator(':focus');

/** Sends a form as one who works by keyboard does. */
async function sendBy(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

/** Until the focus is where the words are, or right before them. */
async function standsAt(page: Page, words: string | RegExp): Promise<void> {
  await waitUntil(() => focusOf(page).filter({ hasText: words }).isVisible(), {
    what: () => `the focus is at ${words}`,
  });
}

test('a refused invitation leaves the focus at what is said of it, and a wrong field at the field', async () => {
  const { page, consoleErrors } = await world.open('coordinator', '/invite');
  const invite = page.getByRole('button', { name: 'Invite', exact: true });
  await page.getByLabel('Address at their organisation').fill('none');
  await sendBy(invite);
  await waitUntil(async () => (await focusOf(page).getAttribute('name')) === 'email');
  await page.getByLabel('Address at their organisation').fill('ann@agency.example');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('OBSERVER');
  await page.getByLabel('Last day, if any').fill(over);
  await sendBy(invite);
  await page.getByText(refusal).waitFor();
  await standsAt(page, /refused: 1/);

  await page.getByLabel('Lines').fill('email,role\nbea@agency.example,Emperor');
  await sendBy(page.getByRole('button', { name: 'Say what would happen with 1 line' }));
  await page.getByText('No role is called this.').waitFor();
  await standsAt(page, /refused: 1/);
  expect(consoleErrors).toEqual([]);
});

test('a refused role leaves the focus at the words that say why', async () => {
  const { page, consoleErrors } = await world.open('coordinator', '/people');
  await page.getByRole('main').getByRole('link', { name: 'Coordinator, OHCHR' }).click();
  const give = page.getByRole('region', { name: 'Give a role' });
  await give.getByLabel('Role').selectOption('OBSERVER');
  await give.getByLabel('Last day, if any').fill(over);
  await sendBy(give.getByRole('button', { name: 'Give this role' }));
  await standsAt(page, refusal);
  expect(consoleErrors).toEqual([]);
});

test('a refused token leaves the focus at the words that say why, and a wrong field at the field', async () => {
  const { page, consoleErrors } = await world.open('coordinator', '/account');
  const create = page.getByRole('button', { name: 'Make a token' });
  await page.getByLabel('For how many days').fill('0');
  await page.getByLabel('Which program gets it').fill('   ');
  await sendBy(create);
  await waitUntil(async () => (await focusOf(page).getAttribute('name')) === 'days');
  await page.getByLabel('For how many days').fill('30');
  await sendBy(create);
  await standsAt(page, /name/i);
  expect(consoleErrors).toEqual([]);
});
