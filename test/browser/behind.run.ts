import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sheetsOf } from '../support/pdf-text.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { matrixCell } from './matrix-cell.ts';

// The coordinator asks which agency is behind. In this world each agency owes 23 answers in each of 197 countries and areas.

const world = concordInBrowser();
let writer: Writer;
beforeAll(async () => {
  writer = createWriter(world.coordinator);
  await writer.write(
    { country: 'KEN', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED' },
    { country: 'KEN', agency: 'UNICEF', item: 'LDR-4', status: 'SUBMITTED' },
    { country: 'PER', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED' },
    { country: 'KEN', agency: 'UNHCR', item: 'LDR-2', status: 'SUBMITTED' },
  );
});

const firstRow = (page: Page) => page.locator('tbody tr').first().getByRole('rowheader').textContent();
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

test('the coordinator finds by totals and orders which agency is behind where, and opens it', async () => {
  const { page, troubles, accessibilityViolations, screenshot } = await world.open('coordinator', '/matrix');
  const total = (name: string) => matrixCell(page, name);
  // By agency, by region and by country; nothing is counted otherwise than in the cells.
  await total('Total of 197 countries and areas, UNICEF: 3 of 4,531 answered').waitFor();
  await total('Africa, UNICEF: 2 of 1,242 answered').waitFor();
  await total('Kenya, everybody: 3 of 89 answered').waitFor();

  // By keyboard from the first cell up: totals, the button that orders, the name that opens.
  const unicef = page.getByRole('columnheader', { name: 'UNICEF' });
  await matrixCell(page, 'Algeria, UNICEF: ').focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe('Order by UNICEF, worst first');
  await page.keyboard.press('Enter');
  await waitUntil(async () => (await unicef.getAttribute('aria-sort')) === 'ascending');
  expect(await firstRow(page)).toBe('Afghanistan');
  expect(await focused(page)).toBe('Order by UNICEF, best first');
  await page.keyboard.press('Enter');
  await waitUntil(async () => (await unicef.getAttribute('aria-sort')) === 'descending');
  expect(await firstRow(page)).toBe('Kenya');
  expect(new URL(page.url()).search).toContain('by=UNICEF&order=best');
  await page.reload();
  await waitUntil(async () => (await firstRow(page)) === 'Kenya');

  // What comes live moves the totals and no row.
  await writer.write(
    ...['LDR-2', 'LDR-4', 'ANL-3'].map((item) => ({
      country: 'BRA',
      agency: 'UNICEF',
      item,
      status: 'SUBMITTED' as const,
    })),
  );
  await total('Total of 197 countries and areas, UNICEF: 6 of 4,531 answered').waitFor();
  expect(await firstRow(page)).toBe('Kenya');
  await page.getByRole('button', { name: 'Put them in order again' }).click();
  await waitUntil(async () => (await firstRow(page)) === 'Brazil');
  expect(await accessibilityViolations()).toEqual([]);
  await screenshot('behind-matrix');

  // The head opens the agency, whose rows add up to the total, and whose numbers open the answers.
  await unicef.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'UNICEF' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.getByText('6 of 4,531 due, in 197 countries and areas.').waitFor();
  await page.getByRole('row', { name: /^Brazil Americas 13% 3 \/ 23 / }).waitFor();
  expect(await accessibilityViolations()).toEqual([]);
  await screenshot('behind-agency');
  await page
    .getByRole('row', { name: /^Kenya / })
    .getByRole('link', { name: '21' })
    .click();
  await page.getByRole('article').first().waitFor();
  expect(new URL(page.url()).search).toBe('?agency=UNICEF&status=DUE');
  await page.goBack();
  await page.goBack();
  await waitUntil(async () => (await firstRow(page)) === 'Brazil');
  await page.getByRole('rowheader', { name: 'Kenya' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Kenya' }).waitFor();
  expect(troubles()).toEqual([]);
}, 120_000);

test('printed sheets are full, and each says what is shown, of when, and the disclaimer', async () => {
  const { page } = await world.open('coordinator', '/matrix?group=none&section=LDR');
  // Once the section is counted: until then the sheet says, as the page does, that it is everything.
  const counted = /^Total of 197 countries and areas, UNICEF: \d+ of (?!4,531)/;
  await page.getByRole('gridcell', { name: counted }).waitFor();
  const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true })).map(({ text }) => text);
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const names = await page.locator('tbody th a').allTextContents();
  const onSheet = (text: string) => names.filter((name) => text.includes(` ${name} `)).length;
  for (const text of sheets) {
    expect(text).toContain('Leadership and accountability · All countries and areas');
    expect(text).toContain(`as of ${day.format(new Date())}`);
    expect(text).toContain('Names of countries and areas are used for this work only');
    expect(onSheet(text)).toBeGreaterThan(0);
  }
  // As many as the first full sheet has, or nearly (a long name has two lines), stand on each but the first and the last.
  const full = onSheet(sheets[1] ?? '');
  expect(full).toBeGreaterThan(30);
  expect(sheets).toHaveLength(Math.ceil((names.length - onSheet(sheets[0] ?? '')) / (full - 1)) + 1);
});
