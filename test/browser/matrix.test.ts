import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readExported } from '../exports/read-export.ts';
import type { PageOptions, WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { startRelay } from '../support/relay.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';
import { matrixCell } from './matrix-cell.ts';

// 197 countries and areas by 20 agencies and the country team; a total of each row, of all of them, and of five regions.
const allCells = 197 * 21 + 197 + 6 * 22;
const items = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6', 'PRG-2'];

const world = concordInBrowser();
let writer: Writer;
beforeAll(async () => {
  writer = createWriter(world.coordinator);
  await writer.write(
    {
      country: 'KEN',
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: 'One.',
    },
    {
      country: 'KEN',
      agency: 'UNICEF',
      item: 'LDR-4',
      status: 'ACCEPTED',
      rating: 'EXCEEDS',
      narrative: 'Two.',
    },
    { country: 'KEN', agency: null, item: 'LDR-1', status: 'SUBMITTED', narrative: 'Three.' },
  );
});

async function openMatrix(path = '/matrix', options: Partial<PageOptions> = {}): Promise<WatchedPage> {
  const watched = await world.open('coordinator', path, options);
  await cell(watched.page, 'Kenya', 'UNICEF').waitFor();
  return watched;
}

/** A cell by what it is called; names are given in idle time. */
function cell(page: Page, country: string, agency: string) {
  return matrixCell(page, `${country}, ${agency}: `);
}

describe('the matrix', () => {
  test('says of every cell what stands in it, and nothing but that by colour', async () => {
    const { page, troubles } = await openMatrix();
    const kenya = cell(page, 'Kenya', 'UNICEF');
    expect(await kenya.textContent()).toBe('2');
    expect(await kenya.getAttribute('aria-label')).toMatch(
      /^Kenya, UNICEF: 2 of 23 answered, 1 accepted, changed \d\d:\d\d$/,
    );
    expect(await cell(page, 'Kenya', 'Country team').textContent()).toBe('1');
    expect(await cell(page, 'Kenya', 'ILO').getAttribute('aria-label')).toBe('Kenya, ILO: no answer is due');
    expect(await cell(page, 'Kenya', 'ILO').textContent()).toBe('–');
    expect(troubles()).toEqual([]);
  });

  test('has all of its cells in the accessibility tree once it has been idle', async () => {
    const { page } = await openMatrix();
    await page.waitForFunction(() => document.querySelectorAll('tr.revealed').length === 197);
    const tree = await page.context().newCDPSession(page);
    await waitUntil(async () => (await namedCells(tree)) === allCells, {
      within: 20_000,
      every: 500,
      what: () => `${allCells} named cells in the tree`,
    });
  }, 60_000);

  test('moves while three windows write, and marks what moved', async () => {
    const { page, troubles } = await openMatrix('/matrix?cell=FRA/UNHCR');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const agencies = ['UNICEF', 'UNHCR', 'UN_WOMEN'];
    const windows = await Promise.all(
      agencies.map(async (agency) =>
        createWriter(await signInAs(world.concord.url, `focal-point/${agency}/FRA`)),
      ),
    );
    await Promise.all(
      windows.map(async (window, index) => {
        for (const item of items) {
          await window.write({ country: 'FRA', agency: agencies[index] ?? '', item, status: 'SUBMITTED' });
        }
      }),
    );
    for (const name of ['UNICEF', 'UNHCR', 'UN Women']) {
      await matrixCell(page, `France, ${name}: 6 of 23 answered, `, ', moved forward').waitFor();
    }
    expect(focused).toMatch(/^France, UNHCR/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^France, UNHCR: 6 of 23/,
    );
    await page.getByRole('link', { name: /^3 cells moved since/ }).waitFor();
    expect(troubles()).toEqual([]);
  });

  test('steps through what moved, and marks it as seen, one or all, across a reload', async () => {
    const { page } = await openMatrix();
    await page.getByRole('button', { name: 'Mark all as seen' }).click();
    await page.getByRole('link', { name: /^0 cells moved since/ }).waitFor();
    await writer.write(
      { country: 'BRA', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED' },
      { country: 'PER', agency: 'UNHCR', item: 'LDR-2', status: 'SUBMITTED' },
    );
    await page.getByRole('link', { name: /^2 cells moved since/ }).waitFor();
    const next = page.getByRole('button', { name: 'Next change' });
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await next.click();
    expect(await at()).toMatch(/^Brazil, UNICEF/);
    await next.click();
    expect(await at()).toMatch(/^Peru, UNHCR/);
    await page.getByRole('button', { name: 'Mark cell as seen' }).click();
    await page.getByRole('link', { name: /^1 cell moved since/ }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: /^1 cell moved since/ }).waitFor();
    await page.getByRole('button', { name: 'Mark all as seen' }).click();
    await page.getByRole('link', { name: /^0 cells moved since/ }).waitFor();
    await waitUntil(async () => (await page.locator('td.moved').count()) === 0);
  });

  test('is walked and opened with the keyboard alone, and back leads to the same cell', async () => {
    const { page, troubles } = await openMatrix('/matrix?cell=KEN/UNHCR');
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(await at()).toMatch(/^Kenya, UNHCR/);
    expect(await page.locator('td[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await at()).toMatch(/^Kenya, UNICEF/);
    await page.keyboard.press('Home');
    expect(await at()).toMatch(/^Kenya, OHCHR/);
    await page.keyboard.press('Control+End');
    expect(await at()).toMatch(/^Vanuatu, Country team/);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Home');
    expect(await at()).toMatch(/^Algeria, OHCHR/);
    await page.goto('/matrix?cell=KEN/UNICEF');
    await waitUntil(async () => (await at()).startsWith('Kenya, UNICEF'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kenya · UNICEF' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/cell/KEN/UNICEF');
    await page.getByText('One.').waitFor();
    await page.getByRole('article', { name: 'Agency focal point' }).getByText('Submitted').waitFor();
    await page.getByRole('heading', { name: 'What happened here' }).waitFor();
    await page.goBack();
    await waitUntil(async () => (await at()).startsWith('Kenya, UNICEF'));
    expect(page.url()).toContain('cell=KEN%2FUNICEF');
    expect(troubles()).toEqual([]);
  });

  test('counts one status, one section and one rating, and keeps that in the address', async () => {
    const { page } = await openMatrix();
    await page.getByLabel('Rating').selectOption('EXCEEDS');
    await matrixCell(page, 'Kenya, UNICEF: 1 rated Exceeds').waitFor();
    await page.getByLabel('Section').selectOption('ANL');
    await matrixCell(page, 'Kenya, UNICEF: 0 rated Exceeds').waitFor();
    await writer.write({
      country: 'KEN',
      agency: 'UNICEF',
      item: 'ANL-3',
      status: 'SUBMITTED',
      rating: 'EXCEEDS',
      narrative: 'Four.',
    });
    await matrixCell(page, 'Kenya, UNICEF: 1 rated Exceeds').waitFor();
    await page.reload();
    await matrixCell(page, 'Kenya, UNICEF: 1 rated Exceeds').waitFor();
    await page.getByLabel('Rating').selectOption('');
    await page.getByLabel('The numbers count').selectOption('SUBMITTED');
    await matrixCell(page, 'Kenya, UNICEF: 1 of 3 submitted').waitFor();
    await page.goBack();
    await page.goBack();
    await matrixCell(page, 'Kenya, UNICEF: 1 rated Exceeds').waitFor();
  });

  test('keeps its rows where they are until the person puts them in order again', async () => {
    const { page } = await openMatrix('/matrix?group=none&sort=changed');
    const first = () => page.locator('tbody tr').first().getByRole('rowheader').textContent();
    const before = (await first()) ?? '';
    const code = await countryCode(before);
    await writer.write({ country: code, agency: 'UNICEF', item: 'LDR-4', status: 'IN_PROGRESS' });
    const again = page.getByRole('button', { name: 'Put them in order again' });
    await again.waitFor();
    expect(await first()).toBe(before);
    await again.click();
    await waitUntil(async () => (await first()) !== before);
  });

  test('is exported as the server makes it, with as many rows as its button says', async () => {
    const { page } = await openMatrix();
    const part = page.locator('details.export-file');
    await part.locator('summary').click();
    await part.getByRole('combobox', { name: 'As', exact: true }).selectOption('CSV');
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Export 788 rows' }).click();
    const stream = await (await download).createReadStream();
    const { rows, facts } = await readExported('CSV', Buffer.concat(await stream.toArray()));
    // 197 countries, each with three agencies and its team.
    expect(rows).toHaveLength(788);
    expect(rows.find(([code]) => code === 'KEN')?.slice(0, 4)).toEqual(['KEN', 'Kenya', 'Africa', '2026']);
    expect([...facts.keys()].at(-1)).toMatch(/^Names of countries and areas are used /);
    await page.getByText(/^788 rows exported/).waitFor();
  });

  test('is a table with its head on every sheet when printed', async () => {
    const { page } = await openMatrix();
    await page.emulateMedia({ media: 'print' });
    const displays = await page.evaluate(() =>
      ['table.matrix', 'table.matrix thead', 'table.matrix tbody tr', 'td.cell'].map(
        (selector) => getComputedStyle(document.querySelector(selector) ?? document.body).display,
      ),
    );
    expect(displays).toEqual(['table', 'table-header-group', 'table-row', 'table-cell']);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(2);
    expect(sheets).toBeLessThan(12);
  });

  test('says when it is cut off, and catches up from where it was', async () => {
    const { port } = new URL(world.concord.url);
    const line = await startRelay(Number(port));
    onTestFinished(() => line.stop());
    const { page } = await openMatrix('/matrix', { baseURL: `http://127.0.0.1:${line.port}` });
    line.pointAt(0);
    line.cut();
    await page.getByText(/^Not connected since/).waitFor();
    await writer.write({ country: 'JPN', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED' });
    line.pointAt(Number(port));
    await matrixCell(page, 'Japan, UNICEF: 1 of 23 answered').waitFor();
  }, 60_000);
});

// The whole table once; what its tools do to it is looked at where it has fewer rows.
// The whole of it, of which this is a part, takes long: `matrix-looks.run.ts`.
test.each(['/matrix?region=Oceania&section=LDR&rating=MEETS&status=SUBMITTED', '/cell/KEN/UNICEF'])(
  '%s is accessible in light and dark, on a phone and at a desk, and no wider than the page',
  async (path) => {
    const watched = await world.open('coordinator', path);
    await watched.page.locator('.wrap, .entry, .notice').first().waitFor();
    await expectAccessible(watched);
    expect(watched.troubles()).toEqual([]);
  },
  120_000,
);

async function namedCells(tree: CDPSession): Promise<number> {
  const { nodes } = await tree.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => node.role?.value === 'gridcell' && node.name?.value).length;
}

async function countryCode(name: string): Promise<string> {
  const { countries } = await world.coordinator.query<{ countries: { code: string; name: string }[] }>(
    '{ countries { code name } }',
  );
  return countries.find((country) => country.name === name)?.code ?? '';
}
