import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf } from './country-page.ts';
import { cutOff, withOwnClock } from './cut-off.ts';

const world = concordInBrowser();
const phone = {
  viewport: { width: 390, height: 844 },
  context: { hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};
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
const isFocused = (one: Locator) => one.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not to be reached with Tab: ${target}`);
}

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
  const card = itemOf(page, 'Managers answer for results');
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

test('an unsent comment stays where it was written, says so, and is asked about before the window closes', async () => {
  const watched = await world.open(focal, '/countries/KEN?agency=UNICEF');
  const { page, context } = watched;
  await withOwnClock(watched);
  const item = itemOf(page, 'Disaggregated results');
  await item.waitFor();
  // Where it leads to has to be there when the line goes.
  await page.getByRole('link', { name: 'My countries' }).click();
  await page.getByRole('heading', { level: 1, name: 'My countries' }).waitFor();
  await page.goBack();
  await openComments(item);
  await cutOff(watched);
  await fieldOf(item).fill('Written on a train.');
  await item.getByRole('button', { name: 'Send', exact: true }).click();
  await item.getByText(/^No answer from the server/).waitFor();
  expect(await fieldOf(item).inputValue()).toBe('Written on a train.');
  await item.getByText(/^not known to be sent: it is in this window/).waitFor();
  await page.getByRole('link', { name: 'My countries' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const asked = page.waitForEvent('dialog');
  await Promise.all([page.close({ runBeforeUnload: true }), asked.then((dialog) => dialog.dismiss())]);
  expect((await asked).type()).toBe('beforeunload');
  await page.goBack();
  await item.getByText('a comment here is not sent').waitFor();
  await openComments(item);
  expect(await fieldOf(item).inputValue()).toBe('Written on a train.');
  await context.setOffline(false);
  await page.clock.fastForward(60_000);
  await item.getByRole('button', { name: 'Send', exact: true }).click();
  await item
    .getByRole('article', { name: /^Comment by/ })
    .getByText('Written on a train.')
    .waitFor();
}, 120_000);

test('beside a cell’s answers, on a phone and by keyboard alone, somebody is named whom completion offers', async () => {
  const watched = await world.open(focal, '/cell/KEN/UNICEF', phone);
  const { page } = watched;
  const all = page.getByRole('button', { name: 'Comment on all answers of UNICEF' });
  await all.waitFor();
  await tabTo(page, all);
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Your comment' });
  await field.waitFor();
  await tabTo(page, field);
  await page.keyboard.type('For @Resident');
  const offered = page
    .getByRole('group', { name: /^Read by these people/ })
    .getByRole('button')
    .first();
  await offered.waitFor();
  const name = (await offered.textContent()) ?? '';
  await page.keyboard.press('Tab');
  expect(await isFocused(offered)).toBe(true);
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(field));
  expect(await field.inputValue()).toBe(`For @${name} `);
  expect(await watched.accessibilityViolations()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await watched.screenshot('comments-phone');
  await tabTo(page, page.getByRole('button', { name: 'Send', exact: true }));
  await page.keyboard.press('Enter');
  await page
    .getByRole('article', { name: /^Comment by/ })
    .getByText(`For @${name}`)
    .waitFor();
  const theirs = await world.open(lead, '/');
  const answer = await theirs.page.request.post('/graphql', {
    data: { query: '{ mentions { nodes { text } } }' },
  });
  expect(await answer.json()).toEqual({ data: { mentions: { nodes: [{ text: `For @${name} ` }] } } });
  expect(watched.troubles()).toEqual([]);
}, 60_000);

test('what is said about a cycle names somebody, whose own list leads to the thread and says when it is settled', async () => {
  const theirs = await world.open('coordinator', '/cycles/2026');
  const mine = await world.open(focal, '/account');
  const open = mine.page.getByRole('region', { name: 'Open', exact: true });
  const done = mine.page.getByRole('region', { name: 'Answered or settled' });
  await open.getByText('None.').waitFor();
  await theirs.page.getByRole('button', { name: 'Comment on cycle 2026' }).click();
  await theirs.page.getByText('Only coordinators of all countries read this.').waitFor();
  await theirs.page.getByRole('radio', { name: 'everybody' }).check();
  const field = theirs.page.getByRole('textbox', { name: 'Your comment' });
  await field.pressSequentially('Until when? @Focal point, UNICEF, Keny');
  await theirs.page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).click();
  expect(await theirs.accessibilityViolations()).toEqual([]);
  await theirs.page.getByRole('button', { name: 'Send', exact: true }).click();
  await open.getByText(/^Until when/).waitFor();
  expect(await mine.accessibilityViolations()).toEqual([]);
  await mine.screenshot('mentions');
  await open.getByRole('link', { name: 'Cycle 2026' }).click();
  // The thread is open, and nothing of what moves a cycle is offered to who doesn't.
  const thread = mine.page.getByRole('article', { name: /^Comment by/ });
  await thread.getByText(/^Until when/).waitFor();
  expect(await mine.page.getByRole('heading', { level: 2 }).count()).toBe(0);
  await thread.getByRole('button', { name: 'Reply' }).click();
  await mine.page.getByRole('textbox', { name: 'Reply' }).fill('Until May.');
  await mine.page.getByRole('button', { name: 'Send the reply' }).click();
  await theirs.page.getByText('Until May.').waitFor();
  await mine.page.goto('/account');
  await done.getByText(/^Until when/).waitFor();
  await open.getByText('None.').waitFor();
  for (const watched of [theirs, mine]) expect(watched.troubles()).toEqual([]);
}, 60_000);
