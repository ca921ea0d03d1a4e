import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { readExported } from '../exports/read-export.ts';
import type { WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { holdBack, itemOf, onItsWay, whereaboutsOf, write } from './country-page.ts';

const formula = '=HYPERLINK("http://example.org","open, please")';

const world = concordInBrowser();
beforeAll(async () => {
  const writer = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/KEN'));
  const at = { country: 'KEN', agency: 'UNICEF' };
  await writer.write(
    { ...at, item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS', narrative: formula },
    { ...at, item: 'LDR-4', status: 'SUBMITTED', narrative: 'Two lines:\nالثانية “é”' },
    { ...at, item: 'ANL-3', status: 'IN_PROGRESS', narrative: '-1' },
  );
});

async function open(path: string): Promise<WatchedPage> {
  const watched = await world.open('focal-point/UNICEF/KEN', path);
  await watched.page.getByRole('article').first().waitFor();
  return watched;
}

/** Opens what exports, chooses CSV and takes the file. */
async function exported(page: Page, button: string | RegExp): Promise<{ name: string; text: string }> {
  const part = page.locator('details.export-file');
  if ((await part.getAttribute('open')) === null) await part.locator('summary').click();
  await part.getByRole('combobox', { name: 'As', exact: true }).selectOption('CSV');
  const download = page.waitForEvent('download');
  await part.getByRole('button', { name: button }).click();
  const file = await download;
  const chunks = await (await file.createReadStream()).toArray();
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

test('a country is exported as what its filter shows, with as many rows as the page said', async () => {
  const { page, troubles } = await open('/countries/KEN?status=SUBMITTED');
  const { name, text } = await exported(page, 'Export 2 rows');
  await page.getByText(/^2 rows exported, as of \d\d:\d\d:\d\d$/).waitFor();
  expect(name).toMatch(/^concord-answers-KEN-2026-\d{8}T\d{4}Z\.csv$/);
  expect(text).toMatch(/^\uFEFFCountry code,Country or area,Cycle,Answered by,Section,Item,/);
  const { rows, facts } = await readExported('CSV', Buffer.from(text));
  expect(rows.map((row) => [row[5], row[7], row[9]])).toEqual([
    ['LDR-2', 'Submitted', formula],
    ['LDR-4', 'Submitted', 'Two lines:\nالثانية “é”'],
  ]);
  expect(facts.get('Made for')).toBe('Focal point, UNICEF, Kenya');
  expect(facts.get('Filter')).toContain('Item: LDR-2, LDR-4');
  // Without a filter nothing is named but the place.
  await page.goto('/countries/KEN');
  await page.getByRole('article').first().waitFor();
  const whole = await exported(page, 'Export 43 rows');
  expect((await readExported('CSV', Buffer.from(whole.text))).rows).toHaveLength(43);
  expect(troubles()).toEqual([]);
});

test('what was not received yet is not in the file, and the page says so; without a line there is none', async () => {
  const { page, context } = await open('/countries/KEN?q=ANL-3');
  const letGo = await holdBack(context);
  const item = itemOf(page, 'Disaggregated results');
  await write(item, '+2');
  await whereaboutsOf(item).getByText(onItsWay).waitFor();
  const { text } = await exported(page, 'Export 1 row');
  await page.getByText('1 change that was not received yet is not in the file.').waitFor();
  const { rows } = await readExported('CSV', Buffer.from(text));
  expect(rows.map((row) => row[9])).toEqual(['-1']);
  letGo();
  await context.setOffline(true);
  await page.locator('details.export-file').getByRole('button', { name: 'Export 1 row' }).click();
  await page.getByText('Not all of it could be read, so nothing was saved. Try again.').waitFor();
});

test('the matrix, what waits and the people are exported with the numbers that stand beside them', async () => {
  const { page, troubles } = await world.open('coordinator', '/matrix');
  await page.getByRole('grid').waitFor();
  const total = async (button: RegExp) => {
    const words = await page
      .locator('details.export-file')
      .getByRole('button', { name: button })
      .textContent();
    return Number(words?.replace(/\D/g, ''));
  };
  const counts = await exported(page, /^Export /);
  const cells = await readExported('CSV', Buffer.from(counts.text));
  expect(cells.rows).toHaveLength(await total(/^Export /));
  await page
    .locator('details.export-file')
    .getByRole('combobox', { name: 'What', exact: true })
    .selectOption('The answers');
  const answers = await readExported('CSV', Buffer.from((await exported(page, /^Export /)).text));
  expect(answers.rows).toHaveLength(await total(/^Export /));
  await page.goto('/decisions');
  const waiting = await readExported('CSV', Buffer.from((await exported(page, 'Export 2 rows')).text));
  expect(waiting.rows.map((row) => row[5])).toEqual(['LDR-2', 'LDR-4']);
  await page.goto('/people');
  const found = await page.locator('ul.people > li').count();
  const people = await readExported('CSV', Buffer.from((await exported(page, /^Export /)).text));
  expect(people.rows.length).toBeGreaterThanOrEqual(found);
  expect(troubles()).toEqual([]);
});

test('an agency, a cell, an item across countries, an area and a history are exported as their pages show them', async () => {
  const { page, troubles } = await world.open('coordinator', '/matrix?agency=UNICEF');
  const read = async (button: string | RegExp) =>
    readExported('CSV', Buffer.from((await exported(page, button)).text));
  await page.locator('.agency-table tbody tr').first().waitFor();
  const countries = await page.locator('.agency-table tbody tr').count();
  const agency = await read(`Export ${countries} rows`);
  expect(agency.rows).toHaveLength(countries);
  expect(new Set(agency.rows.map((row) => row[agency.head.indexOf('Answered by')]))).toEqual(
    new Set(['UNICEF']),
  );
  await page.goto('/cell/KEN/UNICEF');
  const part = page.locator('details.export-file');
  await part.waitFor();
  const own = await page.locator('.cell-answers article').count();
  const cell = await read(`Export ${own} rows`);
  expect(cell.rows.map((row) => row[5])).toContain('LDR-4');
  await part.getByRole('combobox', { name: 'What', exact: true }).selectOption('What happened here');
  const story = await read('Export all of these');
  expect(story.rows).toHaveLength(await page.locator('.story li').count());
  await page.goto('/countries/KEN/history?agency=UNICEF&item=LDR-2');
  const history = await read('Export all of these');
  const { events } = await world.coordinator.query<{ events: { edges: unknown[] } }>(
    `{ events(last: 100, filter: { cycle: "2026", countries: ["KEN"], agencies: ["UNICEF"], items: ["LDR-2"] }) {
      edges { cursor } } }`,
  );
  expect(history.rows).toHaveLength(events.edges.length);
  expect(history.facts.get('Filter')).toContain('Item: LDR-2');
  await page.goto('/across?item=LDR-2&agency=UNICEF&show=SUBMITTED');
  const across = await read('Export 1 row');
  expect(across.rows.map((row) => [row[0], row[5]])).toEqual([['KEN', 'LDR-2']]);
  await page.goto('/areas?area=3');
  await page.locator('details.export-file').locator('summary').click();
  await page
    .locator('details.export-file')
    .getByRole('combobox', { name: 'What', exact: true })
    .selectOption('The answers');
  const area = await read(/^Export /);
  expect(area.facts.get('Filter')).toContain('Call to Action areas: 3');
  const shown = await page
    .getByText(/ of [\d,]+ answered/)
    .first()
    .textContent();
  expect(String(area.rows.length)).toBe(/of ([\d,]+) answered/.exec(shown ?? '')?.[1]?.replaceAll(',', ''));
  expect(troubles()).toEqual([]);
}, 120_000);
