import { beforeAll, expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();

beforeAll(async () => {
  const place = { country: 'KEN', agency: 'UNICEF', status: 'SUBMITTED' };
  await createWriter(world.coordinator).write(
    { ...place, item: 'LDR-2', rating: 'MEETS', narrative: 'Named in March.' },
    { ...place, item: 'LDR-4', rating: 'MISSING', narrative: 'The plan names <b>nobody</b>.' },
  );
}, 60_000);

test('a coordinator opens a report from a country, writes a note beside it, chooses a language and saves it', async () => {
  const watched = await world.open('coordinator', '/countries/KEN');
  const { page, troubles } = watched;
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Report on Kenya' }).waitFor();
  await page.getByText('The plan names <b>nobody</b>.').waitFor();
  await page.getByRole('img', { name: /by their ratings\. Missing: 1/ }).waitFor();
  await page.getByLabel('Your note beside the figures').fill('Ask UNICEF about LDR-4.');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.getByText('The note stands in the report.').waitFor();
  await page.getByRole('heading', { level: 2, name: 'The coordinator’s note' }).waitFor();
  await expectAccessible(watched);

  await page.getByLabel('Language of the report').selectOption('ar');
  await page.getByRole('heading', { level: 1, name: 'تقرير: كينيا' }).waitFor();
  const article = page.getByRole('article');
  expect(await article.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  await article.getByText('Ask UNICEF about LDR-4.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^concord-KEN-2026-\d+\.[0-9a-f]{12}-ar\.pdf$/);
  await page.getByText('Saved.').waitFor();
  await expectAccessible(watched);
  await watched.screenshot('report-page-ar', { fullPage: true });
  await page.getByRole('link', { name: 'The whole network' }).click();
  await page.getByRole('heading', { level: 1, name: 'تقرير عن الشبكة كلها' }).waitFor();
  await page.getByLabel('Language of the report').selectOption('en');
  await page.getByRole('heading', { level: 2, name: 'By country or area' }).waitFor();
  // The map says in words what it shows, and every country is on it.
  await page
    .getByRole('img', { name: /^What is answered of what is due.*nothing: \d+; less than a quarter: 1;/ })
    .waitFor();
  expect(await page.locator('.world g[data-code]').count()).toBe(197);
  await page.getByText('Dashed lines are disputed', { exact: false }).waitFor();
  await expectAccessible(watched);
  await watched.screenshot('report-page-network', { fullPage: false });
  expect(troubles()).toEqual([]);
});

test('a note that somebody else wrote meanwhile is not written over unread, also where the report was read anew', async () => {
  const [one, other] = [
    await world.open('coordinator', '/report?cycle=2026&country=NPL'),
    await world.open('coordinator', '/report?cycle=2026&country=NPL'),
  ];
  const field = (page: typeof one.page) => page.getByLabel('Your note beside the figures');
  const save = (page: typeof one.page) => page.getByRole('button', { name: 'Save the note' }).click();
  await field(one.page).fill('Mine.');
  await field(other.page).fill('Theirs.');
  await save(other.page);
  await other.page.getByText('The note stands in the report.').waitFor();
  await one.page.getByLabel('Language of the report').selectOption('fr');
  await one.page.getByRole('article').getByText('Theirs.').waitFor();
  await save(one.page);
  await one.page.getByText('wrote it meanwhile, and yours was not saved', { exact: false }).waitFor();
  await one.page.locator('form blockquote').getByText('Theirs.').waitFor();
  expect(await field(one.page).inputValue()).toBe('Mine.');
  await save(one.page);
  await one.page.getByRole('article').getByText('Mine.').waitFor();
});

test('somebody who only reads finds the same report, and no note to write', async () => {
  const { page, troubles } = await world.open('observer', '/report?cycle=2026&country=KEN');
  await page.getByRole('heading', { level: 1, name: 'Report on Kenya' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'What answers say' }).waitFor();
  expect(await page.getByRole('button', { name: 'Save the note' }).count()).toBe(0);
  expect(troubles()).toEqual([]);
});
