import { beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { isFocused, tabTo } from './by-keyboard.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';
import { pictures } from './pictures.ts';

// The areas of the Call to Action, and views that are narrowed to one. `npm run test:page`; PICTURES names a folder to put
// pictures of them in.

const world = concordInBrowser();

const kenya = { country: 'KEN', agency: 'UNICEF', status: 'SUBMITTED' } as const;

beforeAll(async () => {
  await createWriter(world.coordinator).write(
    { ...kenya, item: 'PAR-2', rating: 'MEETS', narrative: 'Asked in March.' },
    { ...kenya, item: 'ANL-6', rating: 'MISSING', narrative: 'Not yet.' },
    { ...kenya, item: 'PRG-5', rating: 'EXCEEDS', narrative: 'All screened.' },
    { ...kenya, item: 'LDR-2', rating: 'APPROACHES', narrative: 'Named.' },
    { ...kenya, country: 'PER', item: 'PAR-2', rating: 'NOT_APPLICABLE', narrative: 'No programme.' },
    { ...kenya, country: 'PER', item: 'PRG-6', narrative: 'Tested.' },
    { ...kenya, country: 'FJI', item: 'PAR-2', rating: 'MISSING', status: 'IN_PROGRESS', narrative: 'Soon.' },
  );
}, 60_000);

test('by keyboard from all areas to one, and from a number to what it counts', async () => {
  const watched = await world.open('coordinator', '/areas');
  const { page, troubles } = watched;
  const areas = page.getByRole('table', { name: 'The Call to Action, area by area' });
  await areas.getByRole('row').nth(7).waitFor();
  const counts = await world.coordinator.query<{
    progressBy: { rows: { code: string; counts: { submitted: number; accepted: number; total: number } }[] };
  }>('{ progressBy(by: AREA) { rows { code counts { submitted accepted total } } } }');
  const shown = await areas.locator('td.answered').allInnerTexts();
  const said = counts.progressBy.rows.map(
    ({ counts: { submitted, accepted, total } }) =>
      `${submitted + accepted} of ${total.toLocaleString('en-GB')} answered`,
  );
  expect(shown.map((text) => text.trim())).toEqual(said);
  await expectAccessible(watched, 'all areas');
  await pictures(page, 'areas');

  const third = areas.getByRole('link', { name: '3 Gender equality and equal rights for women' });
  await tabTo(page, third);
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', {
    level: 1,
    name: '3 Gender equality and equal rights for women',
  });
  await heading.waitFor();
  await waitUntil(() => isFocused(heading));
  await page.getByText('Hear minority women and act on the double discrimination they meet.').waitFor();
  await page.getByText('Open education, health, justice and public office').waitFor();
  const items = page.getByRole('table', { name: 'Items of this area' });
  await items
    .getByRole('row', { name: /^PAR-2 .*Participation: Minorities, Young people and Women/ })
    .waitFor();
  expect(await items.getByRole('rowheader').count()).toBe(2);
  await page.getByRole('combobox', { name: 'By' }).selectOption('REGION');
  await page.getByRole('table', { name: 'How the network stands here' }).getByText('Africa').waitFor();
  expect(new URL(page.url()).search).toBe('?area=3&by=REGION');
  await expectAccessible(watched, 'one area');
  await pictures(page, 'area');

  const meets = items
    .getByRole('row', { name: /^PAR-2/ })
    .getByRole('link')
    .nth(1);
  await tabTo(page, meets);
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell').first().waitFor();
  expect(new URL(page.url()).search).toBe('?cycle=2026&item=PAR-2&rating=MEETS&status=ANSWERED');
  await page
    .getByText(/rated Meets and answered/)
    .first()
    .waitFor();
  await expectAccessible(watched, 'the matrix of an item');
  expect(troubles()).toEqual([]);
}, 120_000);

test('the areas in Arabic', async () => {
  const watched = await world.open('focal-point/UNICEF/NPL', '/areas?area=5', { context: { locale: 'ar' } });
  await watched.page.getByRole('table').nth(1).waitFor();
  await expectAccessible(watched, 'an area in Arabic');
  await pictures(watched.page, 'area-ar');
  expect(watched.troubles()).toEqual([]);
}, 120_000);
