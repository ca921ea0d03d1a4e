import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const focal = 'focal-point/UNICEF/KEN';
const answer = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const place = '/countries/KEN?agency=UNICEF&q=LDR-2';

const says = (field: Locator, value: string) =>
  waitUntil(async () => (await field.inputValue()) === value, { what: () => `the field says ${value}` });

/** Keeps what has this word from leaving, until it is let go. */
async function hold(page: Page, operation: string): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation)) await held;
    await route.fallback();
  });
  return letGo;
}

test('what is typed into a form while it is on its way stays, and what went is forgotten', async () => {
  await createWriter(world.coordinator).write({ ...answer, rating: 'MISSING', narrative: 'Nobody yet.' });
  const { page, troubles } = await world.open(focal, place);
  const card = page.locator('#item-LDR-2');
  await card.getByRole('button', { name: 'Assign, next steps: LDR-2' }).click();
  const what = card.getByLabel('What is to be done');
  const day = card.getByLabel('By when').last();
  const added = await hold(page, 'AddStep');
  await what.fill('Ask the ministry');
  await day.fill('2031-03-01');
  await card.getByRole('button', { name: 'Add the step' }).click();
  await what.fill('Ask it once more');
  added();
  await card.getByText('Ask the ministry').waitFor();
  await says(day, '');
  expect(await what.inputValue()).toBe('Ask it once more');

  // One that is changed stays open, on what was saved.
  const changed = await hold(page, 'ChangeStep');
  await card
    .getByRole('button', { name: /Ask the ministry$/ })
    .filter({ hasText: /^Change/ })
    .click();
  const change = what.first();
  await change.fill('Ask the minister');
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  await change.fill('Ask the minister twice');
  changed();
  await card.getByText('Saved.').waitFor();
  expect(await change.inputValue()).toBe('Ask the minister twice');
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  await card.locator('.step-text', { hasText: 'Ask the minister twice' }).waitFor();
  expect(troubles()).toEqual([]);

  const matrix = await world.open('coordinator', '/matrix');
  await matrix.page.locator('summary', { hasText: 'views' }).click();
  const saved = await hold(matrix.page, 'SaveView');
  const name = matrix.page.locator('.saved-opened form input');
  await name.fill('All of it');
  await name.press('Enter');
  await name.fill('Another');
  saved();
  await matrix.page.locator('.saved-opened').getByRole('link', { name: 'All of it' }).waitFor();
  expect(await name.inputValue()).toBe('Another');
  expect(matrix.troubles()).toEqual([]);
}, 60_000);

test('the reason of a return outlasts that the answer is taken back and handed in again', async () => {
  const writer = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/ITA'));
  const theirs = { ...answer, country: 'ITA' };
  await writer.write({ ...theirs, rating: 'MEETS', narrative: 'Since May.', status: 'SUBMITTED' });
  const { page, troubles } = await world.open('coordinator', '/decisions?country=ITA');
  const back = page.getByRole('button', { name: /^Return .*LDR-2/ });
  await back.click();
  const reason = page.locator('.ask textarea');
  await reason.fill('Which May?');
  await writer.write({ ...theirs, baseRevision: 1, status: 'IN_PROGRESS' });
  await reason.waitFor({ state: 'hidden' });
  await writer.write({ ...theirs, baseRevision: 2, status: 'SUBMITTED' });
  await back.click();
  expect(await reason.inputValue()).toBe('Which May?');
  await page.getByRole('button', { name: 'Do not return it' }).click();
  await back.click();
  expect(await reason.inputValue()).toBe('');
  expect(troubles()).toEqual([]);
}, 60_000);

test('an edit of a comment goes on the text that it was begun on, and its author reads what came meanwhile', async () => {
  const first = await world.open(focal, place);
  const second = await world.open(focal, place);
  const cardOf = ({ page }: typeof first) => page.locator('#item-LDR-2');
  const commentOf = (page: typeof first) => cardOf(page).getByRole('article', { name: /^Comment by/ });
  await cardOf(first)
    .getByRole('button', { name: /omment.* on / })
    .click();
  await cardOf(first).getByRole('textbox', { name: 'Your comment' }).fill('As it began');
  await cardOf(first).getByRole('button', { name: 'Send', exact: true }).click();
  await commentOf(first).getByText('As it began').waitFor();
  await cardOf(second)
    .getByRole('button', { name: /^1 comment on / })
    .click();

  const edit = async (page: typeof first, text: string) => {
    await commentOf(page).getByRole('button', { name: 'Edit', exact: true }).click();
    await commentOf(page).getByRole('textbox').fill(text);
  };
  const save = (page: typeof first) =>
    commentOf(page).getByRole('button', { name: 'Save', exact: true }).click();
  await edit(first, 'Of the first tab');
  await edit(second, 'Of the second tab');
  await save(second);
  await commentOf(second).getByText('Of the second tab').waitFor();
  await commentOf(first).getByRole('button', { name: 'edited', exact: true }).waitFor();
  await save(first);
  await commentOf(first).getByText('It was changed meanwhile, and yours was not saved').waitFor();
  await commentOf(first).getByText('Of the second tab').waitFor();
  expect(await commentOf(second).locator('.comment-text').textContent()).toBe('Of the second tab');
  await save(first);
  await commentOf(second).getByText('Of the first tab').waitFor();

  // What is written on while it is saved is another edit, on that.
  await edit(first, 'Once more');
  const letGo = await hold(first.page, 'EditComment');
  await save(first);
  await commentOf(first).getByRole('textbox').fill('Once more, and again');
  letGo();
  await commentOf(second).getByText('Once more', { exact: true }).waitFor();
  await save(first);
  await commentOf(second).getByText('Once more, and again').waitFor();
  expect(first.troubles()).toEqual([]);
  expect(second.troubles()).toEqual([]);
}, 60_000);
