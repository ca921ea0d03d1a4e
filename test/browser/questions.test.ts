import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf } from './country-page.ts';

const world = concordInBrowser();
const focal = 'focal-point/UNICEF/KEN';

const fieldOf = (item: Locator) => item.getByRole('textbox', { name: 'Your comment' });

test('who writes a comment keeps the focus and what they write on, and who erases it says why in its own field', async () => {
  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-2',
    status: 'SUBMITTED',
    narrative: 'A focal point.',
  });
  // By a link, as most come: a part that is opened there doesn't send them to the heading.
  const mine = await world.open(focal, '/');
  await mine.page
    .getByRole('link', { name: /^Kenya/ })
    .first()
    .click();
  const card = itemOf(mine.page, 'Agency focal point');
  const opens = card.getByRole('button', { name: /^Comment on / });
  await opens.focus();
  await mine.page.keyboard.press('Enter');
  await fieldOf(card).waitFor();
  expect(await mine.page.evaluate(() => document.activeElement?.closest('h1'))).toBeNull();

  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await mine.page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('AddComment')) await held;
    await route.continue();
  });
  await fieldOf(card).fill('Amina left in May.');
  // To everybody who reads the answer, so that the coordinator does.
  await card.getByRole('radio', { name: 'everybody' }).check();
  await card.getByRole('button', { name: 'Send', exact: true }).click();
  await fieldOf(card).fill('And who is it now?');
  letGo();
  await card
    .getByRole('article', { name: /^Comment by/ })
    .getByText('Amina left in May.')
    .waitFor();
  expect(await fieldOf(card).inputValue()).toBe('And who is it now?');

  const { page, troubles } = await world.open('coordinator', '/countries/KEN?agency=UNICEF');
  const theirs = itemOf(page, 'Agency focal point');
  await theirs.getByRole('button', { name: /^1 comment on / }).click();
  const comment = theirs.getByRole('article', { name: /^Comment by/ });
  await comment.getByRole('button', { name: 'Erase' }).click();
  const act = comment.getByRole('button', { name: 'Erase' });
  expect(await act.isDisabled()).toBe(true);
  const why = comment.getByLabel(/^Why, without the words/);
  await why.focus();
  await page.keyboard.type('names a person');
  expect(await why.inputValue()).toBe('names a person');
  await act.click();
  await comment.getByText('This comment was erased.').first().waitFor();
  await waitUntil(async () => (await card.getByText('Amina left in May.').count()) === 0);
  expect(troubles()).toEqual([]);
  expect(mine.troubles()).toEqual([]);
}, 60_000);
