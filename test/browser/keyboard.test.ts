import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { isFocused, tabTo } from './by-keyboard.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import {
  actOf,
  actsOf,
  holdBack,
  itemOf,
  onItsWay,
  received,
  textOf,
  whereaboutsOf,
} from './country-page.ts';
import { matrixCell } from './matrix-cell.ts';

const world = concordInBrowser();

async function open(path: string, country = 'KEN'): Promise<WatchedPage> {
  const watched = await world.open(`focal-point/UNICEF/${country}`, path);
  await watched.page.getByRole('heading', { level: 1 }).waitFor();
  return watched;
}

async function answersOf(country: string) {
  const { countryChecklist } = await world.coordinator.query<{
    countryChecklist: {
      responses: { itemCode: string; status: string; rating: string; narrative: string }[];
    };
  }>(
    `query ($country: String!) {
      countryChecklist(country: $country) { responses { itemCode status rating narrative } }
    }`,
    { country },
  );
  return countryChecklist.responses;
}

test('ten items are answered: status, rating and text', async () => {
  const { page, troubles } = await open('/countries/KEN');
  const items = page.getByRole('article').filter({ hasNot: page.getByText('Country team', { exact: true }) });
  await items.first().waitFor();
  for (let index = 0; index < 10; index += 1) {
    const item = items.nth(index);
    await tabTo(page, item.getByLabel('Rating'));
    await page.keyboard.type('Meets');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`What is in place, ${index + 1}.`);
    await page.keyboard.press('Tab');
    expect(await isFocused(actOf(item, 'Submit'))).toBe(true);
    await page.keyboard.press('Enter');
    await waitUntil(() => isFocused(actsOf(item, 'Submitted')));
  }
  for (let index = 0; index < 10; index += 1) {
    await whereaboutsOf(items.nth(index)).getByText(received).waitFor();
  }
  const answers = await answersOf('KEN');
  expect(answers).toHaveLength(10);
  for (const { status, rating, narrative } of answers) {
    expect({ status, rating }).toEqual({ status: 'SUBMITTED', rating: 'MEETS' });
    expect(narrative).toMatch(/^What is in place, \d+\.$/);
  }
  expect(troubles()).toEqual([]);
}, 60_000);

test('the first answer that is due is reached within eight Tabs from the page’s start', async () => {
  const { page } = await open('/countries/KEN?section=PRG');
  const item = page.getByRole('article').first();
  const link = page.getByRole('link', { name: 'To the first answer that is due' });
  await link.waitFor({ state: 'attached' });
  const passed: string[] = [];
  const tabOnTo = async (target: Locator) => {
    while (!(await isFocused(target))) {
      expect(passed.length, passed.join(' → ')).toBeLessThan(8);
      await page.keyboard.press('Tab');
      passed.push(await page.evaluate(() => document.activeElement?.textContent?.slice(0, 40) ?? ''));
    }
  };
  await tabOnTo(page.getByRole('link', { name: 'Skip to the content' }));
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(page.getByRole('main')));
  await tabOnTo(link);
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(item.getByRole('heading')));
  await tabOnTo(item.getByLabel('Rating'));
}, 60_000);

test('a conflict is resolved, and the focus stays with the item', async () => {
  const { page, context } = await open('/countries/KEN?item=LDR-1');
  const item = itemOf(page, 'Senior lead named');
  const letGo = await holdBack(context);
  // The address names the item, so the focus is on its title.
  await waitUntil(() => isFocused(item.getByRole('heading', { name: 'Senior lead named' })));
  await tabTo(page, textOf(item));
  await page.keyboard.type('What I write.');
  await whereaboutsOf(item).getByText(onItsWay).waitFor();
  const other = createWriter(await signInAs(world.concord.url, 'focal-point/UNHCR/KEN'));
  await other.write({ country: 'KEN', agency: null, item: 'LDR-1', narrative: 'What another writes.' });
  letGo();
  await item.getByRole('region', { name: 'Two changes at the same time' }).waitFor();
  expect(await isFocused(textOf(item))).toBe(true);
  await tabTo(page, item.getByRole('button', { name: 'Keep mine' }));
  await page.keyboard.press('Enter');
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await isFocused(item.getByRole('heading', { name: 'Senior lead named' }))).toBe(true);
  const answers = await answersOf('KEN');
  expect(answers.find(({ itemCode }) => itemCode === 'LDR-1')?.narrative).toBe('What I write.');
});

test('a question before submitting is answered, and the focus comes back to what can be done', async () => {
  const { page } = await open('/countries/KEN?item=CRS-1');
  const item = page.getByRole('article').filter({ hasText: 'CRS-1' });
  await tabTo(page, actOf(item, 'Submit'));
  await page.keyboard.press('Enter');
  await item.getByText('There is no rating and no explanation yet. Submit it all the same?').waitFor();
  expect(await isFocused(item.getByRole('button', { name: 'Submit all the same' }))).toBe(true);
  await page.keyboard.press('Enter');
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await isFocused(actsOf(item, 'Submitted'))).toBe(true);
});

test('a cell of the matrix is reached from the first page, opened, and left again', async () => {
  const { page } = await open('/');
  await tabTo(page, page.getByRole('link', { name: 'All countries', exact: true }));
  await page.keyboard.press('Enter');
  await matrixCell(page, 'Algeria, OHCHR').waitFor();
  expect(await isFocused(page.getByRole('heading', { level: 1 }))).toBe(true);
  await tabTo(page, page.locator('td[tabindex="0"]'));
  for (let step = 0; step < 16; step += 1) await page.keyboard.press('ArrowRight');
  const cell = matrixCell(page, 'Algeria, UNICEF');
  await waitUntil(() => isFocused(cell));
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: 'Algeria · UNICEF' });
  await heading.waitFor();
  await waitUntil(() => isFocused(heading));
  await page.goBack();
  await waitUntil(() => isFocused(cell));
});

test('what others write neither takes the focus nor moves what one types', async () => {
  const { page, troubles } = await open('/countries/NPL', 'NPL');
  const item = itemOf(page, 'Disaggregated results');
  const field = textOf(item);
  await field.click();
  await page.keyboard.type('Half a sentence');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  const place = async () => ({
    focused: await isFocused(field),
    cursor: await field.evaluate((one: HTMLTextAreaElement) => one.selectionStart),
    text: await field.inputValue(),
  });
  const top = async () => (await field.boundingBox())?.y ?? 0;
  const before = await place();
  const topBefore = await top();
  expect(before).toMatchObject({ focused: true, text: 'Half a sentence' });

  // Longer texts above, where others write.
  const other = createWriter(world.coordinator);
  const long = 'The team discussed it at length. '.repeat(30);
  await other.write(
    ...['LDR-1', 'LDR-3', 'LDR-5'].map((code) => ({
      country: 'NPL',
      agency: null,
      item: code,
      narrative: long,
      status: 'IN_PROGRESS',
    })),
  );
  await itemOf(page, 'Common voice and escalation').getByText('just changed by').waitFor();
  expect(await textOf(itemOf(page, 'Senior lead named')).inputValue()).toBe(long);
  expect(await place()).toEqual(before);
  expect(Math.abs((await top()) - topBefore)).toBeLessThan(2);

  // And in the very item, where it is said and shown when asked for.
  await page.keyboard.press('End');
  await field.blur();
  await whereaboutsOf(item).getByText(received).waitFor();
  await field.click();
  const again = await place();
  const topAgain = await top();
  const changed = { country: 'NPL', agency: 'UNICEF', item: 'ANL-3', baseRevision: 1 };
  await other.write({ ...changed, narrative: 'A whole sentence.' });
  await item.getByText('Coordinator, OHCHR changed this text while you were in it.').waitFor();
  expect(await place()).toEqual(again);
  expect(Math.abs((await top()) - topAgain)).toBeLessThan(2);
  await tabTo(page, item.getByRole('button', { name: 'Show the new text' }));
  expect(await field.inputValue()).toBe('Half a sentence');
  await page.keyboard.press('Enter');
  expect(await field.inputValue()).toBe('A whole sentence.');
  expect(await isFocused(field)).toBe(true);
  expect(troubles()).toEqual([]);
});
