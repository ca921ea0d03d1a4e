import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';
import { pictures } from './pictures.ts';

// Charts, help and the operator's statements. `npm run test:page`; PICTURES names a folder to put pictures of them in.

const statements = join(tmpdir(), `statements-${process.pid}`);
const world = concordInBrowser(() => ({ DEMO: '1', STATEMENTS_DIR: statements }));

const ratings = ['MISSING', 'APPROACHES', 'MEETS', 'MEETS', 'EXCEEDS'] as const;
const items = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6', 'PRG-2', 'PRG-4', 'PRG-5', 'PAR-2'];

beforeAll(async () => {
  await mkdir(statements, { recursive: true });
  await writeFile(
    join(statements, 'privacy.en.txt'),
    'We keep names and e-mail addresses.\n\nAsk us <b>any</b> day.',
  );
  const places = ['KEN', 'PER', 'NPL'].flatMap((country) =>
    ['UNICEF', 'UNHCR'].flatMap((agency) => items.map((item) => ({ country, agency, item }))),
  );
  await createWriter(world.coordinator).write(
    ...places.slice(0, 40).map((place, index) => ({
      ...place,
      status: index % 9 === 0 ? 'IN_PROGRESS' : 'SUBMITTED',
      rating: ratings[index % ratings.length] ?? 'MEETS',
      narrative: 'So it is.',
    })),
  );
}, 60_000);

type Counts = { submitted: number; accepted: number; total: number; ratings: Record<string, number> };
const askBy = async (by: string, area = '') => {
  const fields = `submitted accepted total ratings { missing approaches meets exceeds notApplicable unrated }`;
  const { progressBy } = await world.coordinator.query<{
    progressBy: { total: Counts; rows: { code: string | null; counts: Counts }[] };
  }>(`{ progressBy(by: ${by}${area}) { total { ${fields} } rows { code counts { ${fields} } } } }`);
  return progressBy;
};
const figures = ({
  submitted,
  accepted,
  total,
  ratings: { missing, approaches, meets, exceeds, notApplicable, unrated },
}: Counts) => [
  `${(submitted + accepted).toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} answered`,
  ...[missing, approaches, meets, exceeds, notApplicable, unrated].map(String),
];

test('each chart has the API’s figures in its table, by agency, region, section and area', async () => {
  const watched = await world.open('coordinator', '/charts');
  const { page, troubles } = watched;
  const table = page.getByRole('table', { name: 'How far each is' });
  for (const by of ['AGENCY', 'REGION', 'SECTION', 'AREA']) {
    await page.getByRole('combobox', { name: 'By' }).selectOption(by);
    const { rows, total } = await askBy(by);
    await table
      .getByRole('columnheader', {
        name:
          { AGENCY: 'Agency', REGION: 'Region', SECTION: 'Section', AREA: 'Call to Action area' }[by] ?? '',
      })
      .waitFor();
    const shown = await table
      .locator('tbody tr')
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...line.querySelectorAll('td.answered > :first-child, td.figure')].map((cell) =>
            cell.textContent?.trim(),
          ),
        ),
      );
    expect(shown, by).toEqual(rows.map(({ counts }) => figures(counts)));
    const bars = await page
      .locator('.bars rect.done')
      .evaluateAll((all) => all.map((one) => one.getAttribute('width')));
    expect(bars).toEqual(
      rows.map(({ counts }) => ((100 * (counts.submitted + counts.accepted)) / counts.total).toFixed(2)),
    );
    const rated = await page.locator('.ratings-table tbody td').allInnerTexts();
    expect(rated.map((text) => text.split(' ')[0])).toEqual(figures(total).slice(1));
    // One small picture for each row, whose line ends where the API’s last day does.
    const { answeredByDay } = await world.coordinator.query<{
      answeredByDay: { total: number[]; rows: { code: string | null; answered: number[] }[] };
    }>(`{ answeredByDay(by: ${by}) { total rows { code answered } } }`);
    expect(answeredByDay.total.at(-1)).toBe(total.submitted + total.accepted);
    const lines = await page.locator('.multiples li').evaluateAll((all) =>
      all.map((one) => ({
        height: one.querySelector('path.real')?.getAttribute('d')?.split(' ').at(-1) ?? null,
        said: one.querySelector('.small')?.textContent ?? '',
      })),
    );
    expect(lines.map(({ height }) => height)).toEqual(
      rows.map(({ code, counts }) => {
        const last = answeredByDay.rows.find((row) => row.code === code)?.answered.at(-1);
        return last === undefined ? null : (100 * (1 - last / counts.total)).toFixed(2);
      }),
    );
    for (const [index, { counts }] of rows.entries()) {
      const answered = (counts.submitted + counts.accepted).toLocaleString('en-GB');
      expect(lines[index]?.said).toMatch(
        new RegExp(`^${answered} of ${counts.total.toLocaleString('en-GB')} answered`),
      );
    }
    await expectAccessible(watched, `charts by ${by}`);
  }
  await page.getByText('The same as a table').click();
  await page.locator('.turns tbody tr').last().waitFor();
  const lastDay = () => page.locator('.turns tbody tr').last().locator('td').first().textContent();
  const { total } = await askBy('AGENCY');
  expect(await lastDay()).toBe(String(total.submitted + total.accepted));
  // Of an area alone, day by day too.
  await page.getByRole('combobox', { name: 'Call to Action' }).selectOption('3');
  const inArea = (await askBy('AREA', ', area: 3')).total;
  expect(inArea.submitted).toBeLessThan(total.submitted);
  await page
    .getByText(figures(inArea)[0] ?? '', { exact: false })
    .first()
    .waitFor();
  // The table stays open.
  await expect.poll(lastDay).toBe(String(inArea.submitted + inArea.accepted));
  expect(new URL(page.url()).search).toBe('?by=AREA&area=3');
  await pictures(page, 'charts');
  expect(troubles()).toEqual([]);
}, 240_000);

test('the map is loaded when it is opened, and its table has the API’s figures', async () => {
  const watched = await world.open('coordinator', '/charts');
  const { page, troubles } = watched;
  const summary = page.getByText('Map and table of all countries and areas');
  await summary.waitFor();
  expect(await page.locator('.world').count()).toBe(0);
  await summary.click();
  const table = page.getByRole('table', { name: 'How far each country or area is' });
  await table.getByRole('row').nth(197).waitFor();
  expect(await page.locator('.world g[data-code]').count()).toBe(197);
  const { rows } = await askBy('COUNTRY');
  const answered = (counts: Counts) => figures(counts)[0] ?? '';
  const shown = await table.locator('td.answered > :first-child').allTextContents();
  expect(shown.sort()).toEqual(rows.map(({ counts }) => answered(counts)).sort());
  const kenya = rows.find(({ code }) => code === 'KEN');
  const title = await page.locator('.world [data-code=KEN] title').textContent();
  expect(title).toBe(`Kenya: ${kenya && answered(kenya.counts)}`);
  await expectAccessible(watched, 'the map');
  await pictures(page, 'map');
  await page.locator('.world [data-code=DZA] path').click();
  await page.getByRole('heading', { level: 1, name: 'Algeria' }).waitFor();
  expect(troubles()).toEqual([]);
}, 120_000);

test('the charts in Arabic', async () => {
  const watched = await world.open('focal-point/UNICEF/NPL', '/charts?by=REGION', {
    context: { locale: 'ar' },
  });
  await watched.page.locator('.multiples li').first().waitFor();
  await expectAccessible(watched, 'charts in Arabic');
  await pictures(watched.page, 'charts-ar');
  expect(watched.troubles()).toEqual([]);
}, 120_000);

test('help is at the foot of every page, with a glossary and the operator’s own words as text', async () => {
  const watched = await world.open('coordinator', '/matrix');
  const { page, troubles } = watched;
  await page.getByText('Help with this page').click();
  await page.getByText('Every country by every agency.', { exact: false }).waitFor();
  await page
    .getByRole('navigation', { name: 'Help and statements' })
    .getByRole('link', { name: 'Glossary' })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor();
  await page.getByText('Self-identification').waitFor();
  await expectAccessible(watched, 'glossary');
  const help = page.getByRole('navigation', { name: 'Help', exact: true });
  await help.getByRole('link', { name: 'Privacy' }).click();
  await page.getByText('Ask us <b>any</b> day.').waitFor();
  expect(await page.locator('.statement p').count()).toBe(2);
  await pictures(page, 'privacy');
  await help.getByRole('link', { name: 'Contact' }).click();
  await page.getByText('Those who run this installation have not written this yet.').waitFor();
  await help.getByRole('link', { name: 'What’s new' }).click();
  await page.getByText('Version 0.1.0').waitFor();
  await help.getByRole('link', { name: 'Help', exact: true }).click();
  await page.getByText('What each page is for').waitFor();
  await expectAccessible(watched, 'help');
  await pictures(page, 'help');
  expect(troubles()).toEqual([]);
}, 120_000);

test('this year stands beside last, each with the API’s own figures', async () => {
  await world.coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  await world.coordinator.query(`mutation {
    planCycle(cycle: "2027", opensOn: "2027-01-15", closesOn: "2099-11-30", presenceFrom: "2026") { done }
  }`);
  await world.coordinator.query('mutation { openCycle(cycle: "2027") { done } }');
  await createWriter(world.coordinator).write(
    ...['LDR-2', 'LDR-4', 'ANL-3'].map((item, index) => ({
      ...{ country: 'KEN', agency: 'UNICEF', item, status: 'SUBMITTED', baseRevision: 0 },
      ...{ rating: index === 0 ? ('MISSING' as const) : ('EXCEEDS' as const), narrative: 'This year.' },
    })),
  );
  const watched = await world.open('coordinator', '/charts?cycle=2027');
  const { page, troubles } = watched;
  const rows = page.locator('.ratings-table tbody tr');
  await rows.nth(1).waitFor();
  for (const [index, cycle] of ['2026', '2027'].entries()) {
    const { total } = await askBy('AGENCY', `, cycle: "${cycle}"`);
    const row = rows.nth(index);
    expect((await row.getByRole('rowheader').textContent())?.trim()).toBe(cycle);
    const counted = (await row.locator('td').allInnerTexts()).map((text) => text.split(' ')[0]);
    expect(counted, cycle).toEqual(figures(total).slice(1));
  }
  // Two columns for each rating, the earlier year’s first, as high as its part of all that were given.
  const heights = await page
    .locator('.ratings-table svg')
    .evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('height')))),
    );
  const partsOf = async (cycle: string) => {
    const { ratings } = (await askBy('AGENCY', `, cycle: "${cycle}"`)).total;
    const counts = ['missing', 'approaches', 'meets', 'exceeds', 'notApplicable', 'unrated'].map(
      (name) => ratings[name] ?? 0,
    );
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => Number(((100 * count) / all).toFixed(2)));
  };
  const [earlier, now] = [await partsOf('2026'), await partsOf('2027')];
  expect(now).not.toEqual(earlier);
  expect(heights).toEqual(earlier.map((part, index) => [part, now[index]]));
  await expectAccessible(watched, 'two years');
  await pictures(page, 'charts-two-years');
  expect(troubles()).toEqual([]);
}, 120_000);
