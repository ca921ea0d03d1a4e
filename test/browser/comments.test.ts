import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf } from './country-page.ts';

const world = concordInBrowser();
const focal = 'focal-point/UNICEF/KEN';
const lead = 'country-lead/KEN';
const internalWords = 'Only UNICEF in Kenya and the country’s lead read this.';

const openComments = async (item: Locator) => {
  await item.getByRole('button', { name: /^(Comment|\d+ comments?) on / }).click();
  await fieldOf(item).waitFor();
};
const fieldOf = (item: Locator) => item.getByRole('textbox', { name: 'Your comment' });
const countOf = (item: Locator, count: number) =>
  item.getByRole('button', { name: `${count} ${count === 1 ? 'comment' : 'comments'} on` });
test('what is said among those who work on an answer is live for them, and not there for others', async () => {
  const writer = createWriter(world.coordinator);
  await writer.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-2',
    status: 'SUBMITTED',
    narrative: 'A focal point.',
  });
  const mine = await world.open(focal, '/countries/KEN?agency=UNICEF');
  const leads = await world.open(lead, '/countries/KEN?agency=UNICEF');
  const others = await world.open('coordinator', '/countries/KEN?agency=UNICEF');
  const [here, there, elsewhere] = [mine, leads, others].map(({ page }) =>
    itemOf(page, 'Agency focal point'),
  ) as [Locator, Locator, Locator];
  await openComments(here);
  await here.getByText(internalWords).waitFor();
  await openComments(elsewhere);
  await fieldOf(here).fill('Is she still there?');
  await here.getByText('not sent: it is in this window only').waitFor();
  await here.getByRole('button', { name: 'Send', exact: true }).click();
  await here
    .getByRole('article', { name: 'Comment by Focal point, UNICEF, Kenya' })
    .getByText('Is she still there?')
    .waitFor();
  expect(await fieldOf(here).inputValue()).toBe('');
  await countOf(there, 1).click();
  const heard = there.getByRole('article', { name: /^Comment by/ });
  await heard.getByText('Is she still there?').waitFor();
  await heard.getByRole('button', { name: 'Reply' }).click();
  await there.getByRole('textbox', { name: 'Reply' }).fill('She left in May.');
  await there.getByRole('button', { name: 'Send the reply' }).click();
  await here.getByText('She left in May.').waitFor();
  await countOf(here, 2).waitFor();

  // An open one comes to everybody, and then nothing else is there for the coordinator.
  await fieldOf(elsewhere).fill('Who is it now?');
  await elsewhere.getByText('Everybody in the network who reads the answer reads this.').waitFor();
  await elsewhere.getByRole('button', { name: 'Send', exact: true }).click();
  await here.getByText('Who is it now?').waitFor();
  await countOf(elsewhere, 1).waitFor();
  expect(await elsewhere.getByText('Is she still there?').count()).toBe(0);
  for (const watched of [mine, leads, others]) expect(watched.troubles()).toEqual([]);
}, 60_000);

test('a comment is edited with its history, settled, opened again and erased', async () => {
  const { page, troubles, accessibilityViolations, screenshot } = await world.open(
    focal,
    '/countries/KEN?agency=UNICEF',
  );
  const item = itemOf(page, 'Staff goals');
  const any = page.getByRole('article').nth(3);
  const card = (await item.count()) > 0 ? item : any;
  await openComments(card);
  await fieldOf(card).fill('Frist thought.');
  await card.getByRole('button', { name: 'Send', exact: true }).click();
  const comment = card.getByRole('article', { name: /^Comment by/ });
  await comment.getByRole('button', { name: 'Edit' }).click();
  await comment.getByRole('textbox', { name: 'Edit' }).fill('First thought.');
  await comment.getByRole('button', { name: 'Save' }).click();
  await comment.getByText('First thought.', { exact: true }).waitFor();
  await comment.getByRole('button', { name: 'edited' }).click();
  await comment.getByRole('list', { name: 'What it said before' }).getByText('Frist thought.').waitFor();
  expect(await accessibilityViolations()).toEqual([]);
  await screenshot('comments-desk');
  await comment.getByRole('button', { name: 'Settle' }).click();
  await comment.getByText(/^Settled by/).waitFor();
  await comment.getByRole('button', { name: 'Open again' }).click();
  await comment.getByRole('button', { name: 'Settle' }).waitFor();
  await comment.getByRole('button', { name: 'Erase' }).click();
  await comment.getByText('It can’t be undone.', { exact: false }).waitFor();
  await comment.getByRole('button', { name: 'Erase' }).click();
  await comment.getByText('This comment was erased.').first().waitFor();
  expect(troubles()).toEqual([]);
}, 60_000);
