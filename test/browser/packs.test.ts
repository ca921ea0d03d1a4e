import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { fillPack } from '../packs/sheets.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { cardOf, textOf } from './country-page.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();
const at = { country: 'KEN', agency: 'UNICEF' };
beforeAll(async () => {
  const writer = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/KEN'));
  await writer.write({
    ...at,
    item: 'LDR-2',
    status: 'IN_PROGRESS',
    rating: 'MISSING',
    narrative: 'As it was.',
  });
  await writer.write({ ...at, item: 'LDR-4', status: 'IN_PROGRESS', narrative: 'Before.' });
});

async function download(page: Page): Promise<{ name: string; file: Buffer }> {
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the spreadsheet' }).click(),
  ]);
  const chunks = await (await coming.createReadStream()).toArray();
  return { name: coming.suggestedFilename(), file: Buffer.concat(chunks) };
}

test('a focal point takes a checklist along, and brings it back cell by cell, once', async () => {
  const watched = await world.open('focal-point/UNICEF/KEN', '/countries/KEN');
  const { page } = watched;
  await page.getByRole('button', { name: 'Work in a spreadsheet' }).click();
  const { name, file } = await download(page);
  expect(name).toBe('concord-KEN-UNICEF-2026.xlsx');
  await page.getByText(`Downloaded: ${name}`).waitFor();
  const others = createWriter(world.coordinator);
  await others.write({ ...at, item: 'LDR-2', narrative: 'The coordinator’s.', baseRevision: 1 });

  const filled = await fillPack(file, {
    'LDR-2': { narrative: 'Mine, from the field.' },
    'LDR-4': { narrative: '', rating: 'Quite good' },
    'ANL-3': { narrative: '=Begins like a formula', status: 'Submitted', rating: 'Meets' },
  });
  const choose = () =>
    page
      .getByLabel('Filled-in spreadsheet')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: filled });
  await choose();
  await page.getByRole('button', { name: 'Try it, writing nothing' }).click();
  await page.getByText('Nothing is written yet. To be recorded: 3. In conflict: 1.').waitFor();
  const row = (named: RegExp) => page.getByRole('row', { name: named });
  await row(/LDR-2 explanation.*Would be in conflict.*The coordinator’s\./).waitFor();
  await row(/LDR-4 rating G.*Quite good.*Would be refused.*none of what the list/).waitFor();
  await row(/LDR-4 explanation.*Would be ignored.*An emptied cell changes nothing/).waitFor();
  await expectAccessible(watched, 'a spreadsheet that was tried');

  await page.getByRole('button', { name: 'Record it: 4 cells' }).click();
  await page.getByText('Recorded: 3. In conflict: 1.').waitFor();
  await cardOf(page, 'ANL-3').getByText('=Begins like a formula').waitFor();
  expect(await textOf(cardOf(page, 'LDR-2')).inputValue()).toBe('The coordinator’s.');

  await choose();
  await page.getByRole('button', { name: 'Try it, writing nothing' }).click();
  await page.getByText('Nothing is written yet. To be recorded: 0. In conflict: 1.').waitFor();
  await row(/LDR-2 explanation.*its conflict waits for you/).waitFor();
  expect(watched.troubles()).toEqual([]);
}, 60_000);
