import { beforeAll, expect, test } from 'vitest';
import { dayFromToday, daysEarlier } from '../staleness/staleness-world.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();

/** A day as the page writes it. */
const written = (day: string) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));
const sinceThen = written(dayFromToday(-40));

beforeAll(async () => {
  const focal = await signInAs(world.concord.url, 'focal-point/UNICEF/KEN');
  await createWriter(focal).write(
    {
      country: 'KEN',
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: 'Done.',
    },
    {
      country: 'KEN',
      agency: 'UNICEF',
      item: 'LDR-4',
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: 'Done.',
    },
  );
  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-4',
    baseRevision: 1,
    status: 'RETURNED',
    note: 'Since when?',
  });
  for (const statement of daysEarlier(40)) await world.concord.sql(statement);
}, 60_000);

test('from the matrix to a flag with its sentence, to its cell and back, on a phone and at a desk', async () => {
  const watched = await world.open('coordinator', '/matrix');
  const { page, troubles } = watched;
  await page.getByRole('link', { name: 'Who is stuck' }).click();
  await page.getByRole('heading', { level: 1, name: 'Who is stuck' }).waitFor();
  await page.getByRole('heading', { name: /^No change for 15 working days while items are open/ }).waitFor();
  await page
    .getByRole('link', { name: /^All 19\d ?: A country without a lead for 10 working days/ })
    .waitFor();
  await expectAccessible(watched, 'who is stuck');

  await page.getByLabel('Country or area').selectOption('Jordan');
  const jordan = page.getByRole('listitem').filter({ hasText: 'Jordan, UNHCR' });
  await jordan.getByText(`No change since ${sinceThen} while 23 answers are open.`).waitFor();
  await jordan.getByText('Counted Sunday–Thursday. Holidays unknown.').waitFor();
  await jordan.getByText('Coordinator’s turn.').waitFor();
  const address = page.url();
  await page.getByRole('link', { name: 'Jordan, UNHCR' }).click();
  await page.waitForURL(/\/cell\/JOR\/UNHCR$/);
  await page.goBack();
  await jordan.waitFor();
  expect(page.url()).toBe(address);
  await expectAccessible(watched, 'who is stuck in Jordan');
  expect(troubles()).toEqual([]);
});

test('a rule has its own pages, which leave out nothing', async () => {
  const { page, troubles } = await world.open('coordinator', '/stuck?rule=NO_LEAD');
  const places = page.getByRole('listitem');
  await places.first().waitFor();
  const seen: string[] = [];
  for (;;) {
    seen.push(...(await page.locator('.stuck-list a').allTextContents()));
    const next = page.getByRole('link', { name: 'Next page' });
    if ((await next.count()) === 0) break;
    const first = await places.first().textContent();
    await next.click();
    await page.waitForFunction((text) => {
      const there = document.querySelector('.stuck-list li');
      return there !== null && there.textContent !== text;
    }, first);
  }
  expect(seen.length).toBe(197);
  expect(new Set(seen).size).toBe(197);
  expect(troubles()).toEqual([]);
  // Most of a year in days stays on one line, with room for the fonts of which the bold is wider than this one’s.
  const lines = await page
    .locator('.stuck-list b > span[aria-hidden]')
    .first()
    .evaluate((days) => {
      days.textContent = '2888';
      return days.getClientRects().length;
    });
  expect(lines).toBe(1);
});

test('what is done about it goes from the list by itself, and what is declared stands in its sentence', async () => {
  const { page, troubles } = await world.open('coordinator', '/stuck?country=KEN&agency=UNICEF');
  await page.getByText(/^LDR-4 is returned and has not changed since/).waitFor();
  await page.getByText(/^LDR-2 is submitted, and has waited as it stands since/).waitFor();
  const silent = page.getByText(`No change since ${sinceThen} while 22 answers are open.`);
  await silent.waitFor();
  const focal = await signInAs(world.concord.url, 'focal-point/UNICEF/KEN');
  const days = { startsOn: dayFromToday(-35), endsOn: dayFromToday(-33) };
  await focal.query(`mutation ($input: DeclarePauseInput!) { declarePause(input: $input) { id } }`, {
    input: { country: 'KEN', agency: 'UNICEF', kind: 'OUTAGE', ...days },
  });
  const outage = `An outage from ${written(days.startsOn)} to ${written(days.endsOn)} is not counted.`;
  await page.getByRole('listitem').filter({ hasText: 'No change since' }).getByText(outage).waitFor();
  await createWriter(focal).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-4',
    baseRevision: 2,
    status: 'IN_PROGRESS',
  });
  await silent.waitFor({ state: 'detached' });
  await page.getByText(/^LDR-4 is returned/).waitFor({ state: 'detached' });
  await page.getByText(/^LDR-2 is submitted/).waitFor();
  expect(troubles()).toEqual([]);
});

test('a country’s team sets its week, and whoever may declares days, ends them and takes them back', async () => {
  const { page: reader } = await world.open('observer', '/stuck?country=NPL');
  const watched = await world.open('country-lead/NPL', '/stuck?country=NPL');
  const { page, troubles } = watched;
  const calendar = (where: typeof page) => where.getByRole('region', { name: 'Working days in Nepal' });
  await calendar(reader)
    .getByText(/^Counted /)
    .waitFor();
  expect(await calendar(reader).getByRole('button').count()).toBe(0);

  const week = calendar(page).getByRole('group', { name: 'On which weekdays does nobody work?' });
  await week.waitFor();
  for (const day of await week.getByRole('checkbox').all()) await day.uncheck();
  await week.getByLabel('Friday').check();
  await week.getByLabel('Saturday').check();
  await calendar(page).getByRole('button', { name: 'Set the working week' }).click();
  for (const where of [page, reader])
    await calendar(where)
      .getByText(/^Counted Sunday–Thursday\. Set by Resident Coordinator’s Office, Nepal/)
      .waitFor();

  await calendar(page).getByLabel('Why').selectOption('EVACUATION');
  await calendar(page).getByLabel('First day').fill(dayFromToday(-2));
  await calendar(page).getByLabel('Last day').fill(dayFromToday(5));
  await calendar(page).getByRole('button', { name: 'Declare these days' }).click();
  const declared = (last: number) =>
    `The whole country: an evacuation from ${written(dayFromToday(-2))} to ${written(dayFromToday(last))}, declared by`;
  for (const where of [page, reader])
    await calendar(where).getByText(declared(5), { exact: false }).waitFor();
  await expectAccessible(watched, 'the calendar of a country');
  await calendar(page)
    .getByRole('button', { name: /^End it today/ })
    .click();
  for (const where of [page, reader])
    await calendar(where).getByText(declared(0), { exact: false }).waitFor();
  await calendar(page)
    .getByRole('button', { name: /^Take it back/ })
    .click();
  for (const where of [page, reader])
    await calendar(where).getByText('None was declared in the past year.').waitFor();

  // What can't be is refused with the reason, and nothing is lost of what was typed.
  await calendar(page).getByLabel('First day').fill(dayFromToday(5));
  await calendar(page).getByLabel('Last day').fill(dayFromToday(1));
  await calendar(page).getByRole('button', { name: 'Declare these days' }).click();
  await calendar(page).locator('.failed').first().waitFor();
  expect(await calendar(page).getByLabel('First day').inputValue()).toBe(dayFromToday(5));
  expect(troubles()).toEqual([]);
}, 60_000);
