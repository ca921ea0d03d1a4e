import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { type Change, createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import {
  cardOf,
  groundOf,
  many,
  outcomeOf,
  received,
  stateOf,
  textOf,
  whereaboutsOf,
} from './country-page.ts';
import { accountOf, giveRole } from './give-roles.ts';
import { expectAccessible } from './looks.ts';
import { nextYear } from './next-year.ts';

// Two years: what was answered in 2026 stands for the answers of 2027 until somebody begins them.

const world = concordInBrowser();
const desk = { viewport: { width: 1280, height: 800 } };
const phone = {
  viewport: { width: 390, height: 844 },
  context: { hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};
const changed = ['ANL-3', 'ANL-5', 'PRG-4', 'PRG-5', 'PRG-6'];
/** Thirty that are asked in the same words: all but these of the agency's 23, and twelve of the country team's. */
const teamItems = 12;
const about = (item: string) => `What ${item} said in 2026. It has a second sentence.`;

beforeAll(async () => {
  const { checklist } = await world.coordinator.query<{
    checklist: { sections: { items: { code: string; answeredBy: string }[] }[] };
  }>('{ checklist { sections { items { code answeredBy } } } }');
  const items = checklist.sections.flatMap((section) => section.items);
  const own = items.filter(({ answeredBy }) => answeredBy === 'AGENCY').map(({ code }) => code);
  const team = items.filter(({ answeredBy }) => answeredBy !== 'AGENCY').map(({ code }) => code);
  const said = (country: string, agency: string | null, item: string, status = 'SUBMITTED'): Change => ({
    country,
    agency,
    item,
    status,
    rating: 'MEETS',
    narrative: about(item),
  });
  const thirty = (country: string) => [
    ...own.filter((item) => !changed.includes(item)).map((item) => said(country, 'UNICEF', item)),
    ...team.slice(0, teamItems).map((item) => said(country, null, item)),
  ];
  const writer = createWriter(world.coordinator);
  await writer.write(...thirty('KEN'), ...thirty('NPL'));
  await writer.write(
    ...['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'PRG-4', 'PRG-5'].map((item) => said('PER', 'UNICEF', item)),
    said('PER', 'UNICEF', 'PRG-6', 'IN_PROGRESS'),
    ...['LDR-2', 'LDR-4', 'ANL-6'].map((item) => said('CHL', 'UNICEF', item)),
  );
  await world.coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  await world.concord.loadChecklist(nextYear);
  await world.coordinator.query(`mutation {
    planCycle(cycle: "2027", opensOn: "2027-01-15", closesOn: "2099-11-30", presenceFrom: "2026") { done }
  }`);
  await world.coordinator.query('mutation { openCycle(cycle: "2027") { done } }');
}, 120_000);

const take = { name: 'Take it over to change it' };
/** Goes on with a key until the focus is there. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 300; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Not to be reached with ${key}: ${target}`);
}

interface Standing {
  responses: {
    agencyCode: string | null;
    itemCode: string;
    status: string;
    narrative: string;
    revision: number;
  }[];
  progress: { agencyCode: string | null; carried: number }[];
}

async function standingOf(country: string): Promise<Standing> {
  const { countryChecklist } = await world.coordinator.query<{ countryChecklist: Standing }>(
    `query ($country: String!) { countryChecklist(country: $country) {
      responses { agencyCode itemCode status narrative revision } progress { agencyCode carried } } }`,
    { country },
  );
  return countryChecklist;
}

const open = (country: string, options = desk, query = ''): Promise<WatchedPage> =>
  world.open(`focal-point/UNICEF/${country}`, `/countries/${country}${query}`, options);

test.each([
  { name: 'desk', country: 'KEN', options: desk },
  { name: 'phone', country: 'NPL', options: phone },
])(
  'of thirty that stand as last year, two are changed and 28 confirmed, by keyboard on a $name',
  async (place) => {
    const { country, options } = place;
    const watched = await open(country, options, '?item=LDR-2');
    const { page } = watched;
    await many(page, 30).waitFor();
    await page.getByText(/not started, 30 of these as last year$/).waitFor();
    const whole = cardOf(page, 'LDR-2');
    expect(await stateOf(whole).textContent()).toContain('As last year');
    await groundOf(page, 'LDR-2').getByText('Last year', { exact: true }).waitFor();
    const { width } = options.viewport;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await watched.screenshot(`carried-${place.name}`);

    // One is taken over whole, and written on.
    await goTo(page, groundOf(page, 'LDR-2').getByRole('button', take));
    await page.keyboard.press('Enter');
    await waitUntil(() => textOf(whole).evaluate((field) => field === document.activeElement));
    await page.keyboard.type(' This year too.');
    expect(await textOf(whole).inputValue()).toBe(`${about('LDR-2')} This year too.`);
    expect(await whole.getByLabel('Rating').inputValue()).toBe('MEETS');
    await watched.screenshot(`carried-taken-${place.name}`);

    // Of another a part: its first three words.
    const old = groundOf(page, 'LDR-4').getByRole('textbox', {
      name: 'Last year’s text: LDR-4 in cycle 2026',
    });
    await goTo(page, old);
    await page.keyboard.type('Nothing can be typed into it.');
    expect(await old.inputValue()).toBe(about('LDR-4'));
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 'What LDR-4 said'.length; step += 1)
      await page.keyboard.press('Shift+ArrowRight');
    await goTo(page, groundOf(page, 'LDR-4').getByRole('button', { name: 'Take the selected part over' }));
    await page.keyboard.press('Enter');
    await whereaboutsOf(whole).getByText(received).waitFor();

    // Many at once is above the list.
    await goTo(page, many(page, 28), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await outcomeOf(page)
      .getByText(/28 confirmed and submitted, received by the server \d\d:\d\d/)
      .waitFor();
    await many(page, 28).waitFor({ state: 'detached' });
    await whereaboutsOf(cardOf(page, 'LDR-4')).getByText(received).waitFor();
    await page.getByText(/^\d+ not started$/).waitFor();
    await watched.screenshot(`carried-confirmed-${place.name}`);

    const { responses, progress } = await standingOf(country);
    const inProgress = responses.filter(({ status }) => status === 'IN_PROGRESS');
    expect(inProgress.map(({ narrative }) => narrative).sort()).toEqual([
      `${about('LDR-2')} This year too.`,
      'What LDR-4 said',
    ]);
    const confirmed = responses.filter(({ status }) => status === 'SUBMITTED');
    expect(confirmed).toHaveLength(28);
    for (const { narrative, itemCode } of confirmed) expect(narrative).toBe(about(itemCode));
    expect(progress.map(({ carried }) => carried)).toEqual(progress.map(() => 0));

    // What was confirmed is taken back as long as nobody does anything further with it.
    await goTo(page, outcomeOf(page).getByRole('button', { name: 'Undo the 28' }));
    await page.keyboard.press('Enter');
    await outcomeOf(page).getByText('28 of 28 undone, received by the server.').waitFor();
    const undone = (await standingOf(country)).responses.filter(({ status }) => status === 'NOT_STARTED');
    expect(undone.map(({ narrative }) => narrative)).toEqual(Array.from({ length: 28 }, () => null));
    expect(watched.troubles()).toEqual([]);
  },
  60_000,
);

test('a reworded item is confirmed after its words were compared, split and merged ones are only taken over', async () => {
  const watched = await open('PER');
  const { page } = watched;
  // Of the five that are carried here two are asked in the same words.
  await many(page, 2).waitFor();
  await page.getByText(/not started, 6 of these as last year$/).waitFor();
  const reworded = groundOf(page, 'ANL-3');
  expect(await reworded.getByRole('button', { name: /^Confirm as last year/ }).count()).toBe(0);
  await reworded.getByRole('button', { name: 'Compare the wording, then confirm' }).click();
  expect(await reworded.locator('ins').allTextContents()).toEqual([
    expect.stringContaining('Name the source.'),
  ]);

  for (const code of ['ANL-15', 'ANL-16']) {
    const split = groundOf(page, code);
    await split.getByText('one item became several').waitFor();
    await split.getByRole('heading', { name: /^ANL-5 / }).waitFor();
    expect(await split.getByText('Meets').count()).toBe(0);
    expect(await split.getByRole('button').allTextContents()).toEqual([take.name]);
  }
  const merged = groundOf(page, 'PRG-14');
  await merged.getByText('2 items became this one').waitFor();
  expect(await merged.getByRole('button').allTextContents()).toEqual([take.name, take.name]);
  for (const code of ['PRG-4', 'PRG-5']) {
    expect(
      await merged.getByRole('textbox', { name: `Last year’s text: ${code} in cycle 2026` }).inputValue(),
    ).toBe(about(code));
  }
  const draft = groundOf(page, 'PRG-6');
  await draft.getByText('Unfinished last year').waitFor();
  expect(await draft.getByRole('button').allTextContents()).toEqual([take.name]);
  expect(await stateOf(cardOf(page, 'PRG-6')).textContent()).toContain('Not started');
  await watched.screenshot('carried-kinds');
  await page.emulateMedia({ colorScheme: 'dark' });
  await watched.screenshot('carried-dark');
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').nth(2).click();
  await expectAccessible(watched, 'what is carried');

  await merged.waitFor({ state: 'detached' });
  await reworded.getByRole('button', { name: /^Confirm as last year/ }).click();
  await reworded.getByText(/1 confirmed and submitted, received by the server/).waitFor();
  await waitUntil(
    async () => (await stateOf(cardOf(page, 'ANL-3')).textContent())?.includes('Submitted') === true,
  );
  expect(watched.troubles()).toEqual([]);
}, 60_000);

test('what somebody else begins leaves what is carried; what they began first is told, and a cut line is told', async () => {
  const watched = await open('CHL');
  const { page } = watched;
  await many(page, 3).waitFor();
  const writer = createWriter(world.coordinator);
  await writer.write({
    country: 'CHL',
    agency: 'UNICEF',
    item: 'LDR-4',
    narrative: 'Begun.',
    status: 'IN_PROGRESS',
  });
  await many(page, 2).waitFor();
  await page.getByText(/not started, 2 of these as last year$/).waitFor();
  expect(await stateOf(cardOf(page, 'LDR-4')).textContent()).toContain('In progress');
  expect(
    await groundOf(page, 'LDR-4')
      .getByRole('button', { name: /^Confirm/ })
      .count(),
  ).toBe(0);

  // Whoever answers everywhere finds it in their list.
  await signInAs(world.concord.url, 'focal-point/UNICEF/FJI');
  const { person } = await accountOf(world.coordinator, 'Focal point, UNICEF, Fiji');
  await giveRole(world.coordinator, person.id, { role: 'FOCAL_POINT', agency: 'UNICEF' });
  const everywhere = await world.open('focal-point/UNICEF/FJI', '/?q=Chile');
  const row = everywhere.page.getByRole('row').filter({ hasText: 'Chile' });
  await row.getByRole('cell').getByText('22 not started, 2 of these as last year').waitFor();

  // A section alone, or all that is shown.
  const which = page.getByLabel('Which to confirm');
  await which.selectOption({ label: 'Analysis and data (1)' });
  await many(page, 1).waitFor();
  await which.selectOption({ label: 'All shown (2)' });
  const sent: string[] = [];
  await page.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('ConfirmResponses')) return route.continue();
    sent.push(JSON.stringify(JSON.parse(body).variables));
    if (sent.length === 1) return route.abort();
    // Meanwhile somebody else begins one of them, which this page hears of only with its answer.
    await writer.write({
      country: 'CHL',
      agency: 'UNICEF',
      item: 'ANL-6',
      rating: 'MISSING',
      status: 'IN_PROGRESS',
    });
    return route.continue();
  });
  await many(page, 2).click();
  await outcomeOf(page).getByText('No answer from the server', { exact: false }).waitFor();
  await many(page, 2).click();
  await outcomeOf(page)
    .getByText(/1 confirmed and submitted, received by the server/)
    .waitFor();
  await outcomeOf(page).getByText('1 not: ANL-6, Coordinator, OHCHR began this year’s answer').waitFor();
  await outcomeOf(page).getByRole('link', { name: 'ANL-6' }).waitFor();
  await watched.screenshot('carried-not-all');
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').nth(1).click();
  await expectAccessible(watched, 'what was confirmed');
  // Under the same ids, so that an answer that was lost on its way is told again.
  expect(sent[1]).toBe(sent[0]);
  const { responses } = await standingOf('CHL');
  expect(responses.map(({ itemCode, status, revision }) => ({ itemCode, status, revision }))).toEqual(
    expect.arrayContaining([
      { itemCode: 'LDR-2', status: 'SUBMITTED', revision: 1 },
      { itemCode: 'LDR-4', status: 'IN_PROGRESS', revision: 1 },
      { itemCode: 'ANL-6', status: 'IN_PROGRESS', revision: 1 },
    ]),
  );
}, 60_000);

test('a coordinator adds to a closed answer with a reason: beside what was recorded, live, and carried over', async () => {
  const path = '/countries/PER?cycle=2026&agency=UNICEF&q=Agency focal';
  const reader = await world.open('focal-point/WHO/PER', path);
  const next = await open('PER', desk, '?q=Agency focal');
  const watched = await world.open('coordinator', path);
  const recorded = cardOf(reader.page, 'LDR-2');
  await recorded.getByText(about('LDR-2'), { exact: true }).waitFor();
  await groundOf(next.page, 'LDR-2').waitFor();
  expect(await recorded.getByRole('button', { name: /^Add to this answer/ }).count()).toBe(0);

  const card = cardOf(watched.page, 'LDR-2');
  await card.getByRole('button', { name: 'Add to this answer after the closing…' }).click();
  await card.getByLabel('Rating').selectOption('EXCEEDS');
  await card.getByLabel('What it should say').fill(`${about('LDR-2')} And a third.`);
  await card.getByLabel('Why it is added only now').fill('Found in February.');
  await expectAccessible(watched, 'adding to a closed answer');
  await card.getByRole('button', { name: 'Add it', exact: true }).click();
  await card.getByText('Added, beside what was recorded.').waitFor();
  for (const one of [recorded, card]) {
    const addendum = one.getByRole('region', { name: 'LDR-2 after the closing' });
    await addendum.getByText('Found in February.').waitFor();
    await addendum.getByText('rating: Meets → Exceeds').waitFor();
    expect(await addendum.locator('ins').textContent()).toContain('And a third.');
    expect(await one.locator('.reading').textContent()).toContain('Meets');
    expect(await one.locator('.reading .narrative').textContent()).toBe(about('LDR-2'));
  }
  await groundOf(next.page, 'LDR-2')
    .getByText('with what was added after the closing', { exact: false })
    .waitFor();
  await groundOf(next.page, 'LDR-2').getByText('Exceeds', { exact: false }).waitFor();
  // What happened here doesn't tell it as a change of the answer.
  await reader.page.getByText('added after the cycle closed, beside what was recorded').waitFor();
  await watched.screenshot('addendum');
  await expectAccessible(reader, 'an addendum');

  // The matrix's page of a cell says both.
  await watched.page.goto('/cell/PER/UNICEF?cycle=2026');
  await watched.page
    .getByRole('region', { name: 'LDR-2 after the closing' })
    .getByText('Found in February.')
    .waitFor();
  await watched.page.goto('/cell/PER/UNICEF');
  await watched.page.getByText(/not started, \d+ of these as last year/).waitFor();
  await watched.page.getByText('As last year', { exact: true }).first().waitFor();
  await watched.screenshot('carried-cell');
  for (const { troubles } of [reader, next, watched]) expect(troubles()).toEqual([]);
}, 60_000);
