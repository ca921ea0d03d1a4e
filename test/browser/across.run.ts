import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { received, textOf } from './country-page.ts';
import { accountOf, giveRole } from './give-roles.ts';
import { expectAccessible } from './looks.ts';

// One item over the countries of a focal point, and of a country lead, in the second of two years.

const world = concordInBrowser();
const focal = 'focal-point/UNICEF/KEN';
const lead = 'country-lead/RWA';
const item = 'LDR-2';
const lastYear = (country: string) => `What UNICEF said in ${country} in 2026.`;

beforeAll(async () => {
  const { coordinator, concord } = world;
  await signInAs(concord.url, focal);
  await signInAs(concord.url, lead);
  const focalPoint = await accountOf(coordinator, 'Focal point, UNICEF, Kenya');
  for (const country of ['PER', 'CHL', 'NPL', 'FJI', 'BRA']) {
    await giveRole(coordinator, focalPoint.person.id, { role: 'FOCAL_POINT', agency: 'UNICEF', country });
  }
  const countryLead = await accountOf(coordinator, 'Resident Coordinator’s Office, Rwanda');
  for (const country of ['GHA', 'TGO', 'BEN']) {
    await giveRole(coordinator, countryLead.person.id, { role: 'COUNTRY_LEAD', country });
  }
  const writer = createWriter(coordinator);
  const said = (country: string, more: object) => writer.write({ country, agency: 'UNICEF', item, ...more });
  for (const country of ['KEN', 'CHL', 'NPL', 'FJI']) {
    await said(country, { status: 'SUBMITTED', rating: 'MEETS', narrative: lastYear(country) });
  }
  await coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  await coordinator.query(`mutation {
    planCycle(cycle: "2027", opensOn: "2027-01-15", closesOn: "2099-11-30", presenceFrom: "2026") { done }
  }`);
  await coordinator.query('mutation { openCycle(cycle: "2027") { done } }');
  await said('PER', { status: 'SUBMITTED', rating: 'MEETS', narrative: 'Most staff.' });
  await said('PER', { status: 'RETURNED', note: 'Say how many.' });
}, 120_000);

const rowOf = (page: Page, country: string) => page.locator(`tr.across-line[data-country="${country}"]`);
const cardOf = (page: Page) => page.locator(`#item-${item}`);
const focused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

async function goTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowUp',
): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 60; step += 1) {
    if (await focused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Not to be reached with ${key}: ${target}`);
}

async function answersOf(agency: string | null, code: string): Promise<Record<string, string>> {
  const { responses } = await world.coordinator.query<{
    responses: {
      nodes: { countryCode: string; itemCode: string; status: string; narrative: string | null }[];
    };
  }>(
    `query ($agencies: [String!], $countryTeam: Boolean) { responses(agencies: $agencies, countryTeam: $countryTeam, first: 200) {
       nodes { countryCode itemCode status narrative } } }`,
    { agencies: agency === null ? [] : [agency], countryTeam: agency === null },
  );
  return Object.fromEntries(
    responses.nodes
      .filter(({ itemCode }) => itemCode === code)
      .map(({ countryCode, status, narrative }) => [countryCode, `${status} ${narrative ?? ''}`.trim()]),
  );
}

test('one item over all one’s countries is confirmed, taken back, written and submitted by keyboard alone', async () => {
  const watched = await world.open(focal, `/across?item=${item}`);
  const { page } = watched;
  const order = () =>
    page.locator('tr.across-line').evaluateAll((rows) => rows.map((row) => row.dataset.country));
  await page.getByRole('heading', { name: 'Agency focal point', level: 1 }).waitFor();
  await rowOf(page, 'PER').waitFor();
  expect(await order()).toEqual(['PER', 'CHL', 'FJI', 'KEN', 'NPL', 'BRA']);
  await page.getByText('The wording is last year’s', { exact: false }).waitFor();
  expect(await rowOf(page, 'KEN').locator('.was').last().textContent()).toBe(lastYear('KEN'));

  // Three are chosen, one of which somebody else begins before they are confirmed.
  await goTo(page, rowOf(page, 'PER'), 'Tab');
  for (const country of ['CHL', 'FJI', 'NPL']) {
    await goTo(page, rowOf(page, country), 'ArrowDown');
    await page.keyboard.press('Space');
    expect(await rowOf(page, country).getAttribute('aria-selected')).toBe('true');
  }
  const begun = createWriter(world.coordinator);
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('ConfirmResponses')) {
      await begun.write({ country: 'NPL', agency: 'UNICEF', item, status: 'IN_PROGRESS', rating: 'MISSING' });
    }
    await route.continue();
  });
  await goTo(page, page.getByRole('button', { name: 'Confirm 3 as last year' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const outcome = page.getByRole('region', { name: 'With the chosen countries' }).getByRole('status').first();
  await outcome.getByText(/2 confirmed and submitted, received by the server/).waitFor();
  await outcome.getByText('1 not: Nepal, Coordinator, OHCHR began this year’s answer').waitFor();
  // Nothing moved, and it is said that something would.
  expect(await order()).toEqual(['PER', 'CHL', 'FJI', 'KEN', 'NPL', 'BRA']);
  await page.getByRole('button', { name: '3 countries and areas have moved on: sort again' }).waitFor();
  await expectAccessible(watched, 'what was confirmed across countries');
  await watched.screenshot('across-confirmed');

  // One is decided on further, so that only the other is taken back.
  const decided = createWriter(world.coordinator);
  await decided.write({ country: 'CHL', agency: 'UNICEF', item, status: 'ACCEPTED', baseRevision: 1 });
  await goTo(page, page.getByRole('button', { name: 'Undo it' }), 'Tab');
  await page.keyboard.press('Enter');
  await outcome.getByText('1 of 1 undone, received by the server.').waitFor();
  expect(await answersOf('UNICEF', item)).toMatchObject({
    CHL: `ACCEPTED ${lastYear('CHL')}`,
    FJI: 'NOT_STARTED',
  });

  // Last year's is taken over by one key and changed; closing loses nothing.
  await rowOf(page, 'KEN').focus();
  await page.keyboard.press('l');
  await waitUntil(() => focused(textOf(cardOf(page))));
  await page.keyboard.type(' Still so.');
  await page.keyboard.press('Escape');
  await waitUntil(() => focused(rowOf(page, 'KEN')));
  await rowOf(page, 'KEN').getByText(received).waitFor();

  // Written and submitted; what is missing is asked about first.
  await goTo(page, rowOf(page, 'BRA'), 'ArrowDown');
  await page.keyboard.press('Enter');
  await waitUntil(() => focused(textOf(cardOf(page))));
  await page.keyboard.type('Named in March.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('There is no rating yet. Submit it all the same?').waitFor();
  // Where what is done about all of them stays in sight, it lies over what scrolls by: that has no whole size then.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(watched, 'an opened country');
  await watched.screenshot('across-open');
  await goTo(page, cardOf(page).getByLabel('Rating'), 'Tab');
  await page.keyboard.press('m');
  await page.keyboard.press('Control+Enter');
  await waitUntil(() => focused(rowOf(page, 'BRA')));
  await rowOf(page, 'BRA').getByText(received).waitFor();
  await waitUntil(async () => (await answersOf('UNICEF', item)).BRA === 'SUBMITTED Named in March.');
  expect((await answersOf('UNICEF', item)).KEN).toBe(`IN_PROGRESS ${lastYear('KEN')} Still so.`);

  // Why it came back stands in the opened row; the filter and the next item are in the address.
  await goTo(page, rowOf(page, 'PER'), 'ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByText('Say how many.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Country or text').fill('fij');
  await waitUntil(async () => (await order()).join() === 'FJI');
  expect(new URL(page.url()).search).toBe('?item=LDR-2&q=fij');
  await page.getByRole('link', { name: /^Next: LDR-3/ }).click();
  await waitUntil(() => new URL(page.url()).searchParams.get('item') === 'LDR-3');
  expect(watched.troubles()).toEqual([]);
}, 90_000);

test('a lead writes one answer for several countries, which stay in step until one is changed; the view is saved by name', async () => {
  const watched = await world.open(lead, '/across?item=LDR-1&show=ALL', {
    viewport: { width: 390, height: 844 },
  });
  const { page } = watched;
  await rowOf(page, 'RWA').waitFor();
  const checkOf = (country: string) => rowOf(page, country).getByRole('checkbox');
  for (const country of ['RWA', 'GHA', 'TGO']) await checkOf(country).check();
  await page.getByRole('button', { name: 'Write one answer for 3…' }).click();
  const form = page.getByRole('form', { name: 'Write one answer for 3…' });
  await form.getByLabel('Rating').selectOption('APPROACHES');
  await form.getByLabel('Text').fill('One letter for the three countries.');
  await form.getByRole('button', { name: 'Write it for 3 countries and areas' }).click();
  await page.getByText('Written together, received by the server: 3 of 3.').waitFor();
  for (const country of ['RWA', 'GHA', 'TGO'])
    await rowOf(page, country).getByText('in step with 2 others').waitFor();

  // One of them is changed alone, elsewhere, and is out of step here at once.
  const writer = createWriter(world.coordinator);
  await writer.write({
    country: 'GHA',
    agency: null,
    item: 'LDR-1',
    narrative: 'Ghana has its own.',
    baseRevision: 1,
  });
  await rowOf(page, 'RWA').getByText('in step with 1 other').waitFor();
  expect(
    await rowOf(page, 'GHA')
      .getByText(/in step/)
      .count(),
  ).toBe(0);
  await rowOf(page, 'TGO').getByRole('button', { name: 'Open Togo' }).click();
  await page.getByText('In step with 1 other: Rwanda.', { exact: false }).waitFor();
  // What lies under the header that stays can't be touched, wherever the page is scrolled to.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(watched, 'an answer in step');
  await watched.screenshot('across-in-step');
  await page.getByRole('button', { name: 'Write all 2 together…' }).click();
  const again = page.getByRole('form', { name: 'Write one answer for 2…' });
  expect(await again.getByLabel('Text').inputValue()).toBe('One letter for the three countries.');
  await again.getByLabel('Text').fill('One letter for both.');
  await again.getByRole('button', { name: 'Write it for 2 countries and areas' }).click();
  await page.getByText('Written together, received by the server: 2 of 2.').waitFor();
  await rowOf(page, 'TGO').getByText('in step with 1 other').waitFor();
  expect(await answersOf(null, 'LDR-1')).toMatchObject({
    RWA: 'IN_PROGRESS One letter for both.',
    TGO: 'IN_PROGRESS One letter for both.',
    GHA: 'IN_PROGRESS Ghana has its own.',
  });

  // The filtered view is kept by a name, and found again from another one.
  await page.getByText('Saved views').click();
  await page.getByLabel('Name of this view').fill('All our leads');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByText('Saved as All our leads.').waitFor();
  expect(await page.getByLabel('Link to this view').inputValue()).toBe(page.url());
  await expectAccessible(watched, 'saved views');
  await page.goto('/matrix');
  await page.getByText('Saved views').click();
  await page.getByRole('link', { name: 'All our leads' }).click();
  await rowOf(page, 'RWA').waitFor();
  expect(new URL(page.url()).search).toBe('?item=LDR-1&show=ALL');
  await page.getByText('Saved views').click();
  await page.getByRole('button', { name: 'Remove All our leads from the saved views' }).click();
  await page.getByText('No view is saved yet.').waitFor();

  // Whoever gets the link sees the view with what is theirs: here nothing, and nothing of the lead's list.
  const other = await world.open('observer', '/across?item=LDR-1&show=ALL');
  await other.page.getByText('Your roles answer no item', { exact: false }).waitFor();
  expect(watched.troubles()).toEqual([]);
}, 90_000);
