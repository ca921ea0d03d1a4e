import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
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

async function exported(page: Page): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export/ }).click();
  const file = await download;
  const chunks = await (await file.createReadStream()).toArray();
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

/** The lines of a file, once it has ended with an empty line and the disclaimer in the first cell. */
function linesOf(text: string): readonly string[] {
  const lines = text.slice(1).trimEnd().split('\r\n');
  expect(lines.at(-1)).toMatch(/^"Names of countries and areas are used .*"$/);
  expect(lines.at(-2)).toBe('');
  return lines.slice(0, -2);
}

test('a country is exported as a file that a spreadsheet reads as what it is', async () => {
  const { page, troubles } = await open('/countries/KEN?status=SUBMITTED');
  await page.getByRole('button', { name: 'Export 2 rows (CSV)' }).waitFor();
  const { name, text } = await exported(page);
  await page.getByText(/^2 rows exported, as of \d\d:\d\d:\d\d$/).waitFor();
  expect(name).toMatch(/^concord-KEN-UNICEF-2026-\d{8}T\d{4}Z\.csv$/);
  expect(text.startsWith('\uFEFFCountry code,Country or area,Cycle,Answered by,Section,Item,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const [, ...rows] = linesOf(text);
  expect(rows).toHaveLength(2);
  // A formula is text, a quote is doubled, and what was written in lines and in Arabic stays as it was.
  expect(rows[0]).toMatch(/^KEN,Kenya,2026,UNICEF,Leadership and accountability,LDR-2,Agency focal point,/);
  expect(rows[0]).toContain('Submitted,Meets,"\'=HYPERLINK(""http://example.org"",""open, please"")",1,');
  expect(rows[1]).toContain('Submitted,No rating yet,"Two lines:\nالثانية “é”",1,');
  expect(troubles()).toEqual([]);
});

test('exactly what is shown is exported: the filter, and what has not been received yet', async () => {
  const { page, context } = await open('/countries/KEN?q=ANL-3');
  const letGo = await holdBack(context);
  const item = itemOf(page, 'Disaggregated results');
  await write(item, '+2');
  await whereaboutsOf(item).getByText(onItsWay).waitFor();
  const { text } = await exported(page);
  letGo();
  const [, ...rows] = linesOf(text);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/,In progress,No rating yet,'\+2,1,.*,yes$/);
});
