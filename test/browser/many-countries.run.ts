import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { askedText } from '../support/asked-text.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { accountOf, giveRole } from './give-roles.ts';

const world = concordInBrowser();
const persona = 'focal-point/UNICEF/KEN';
const many = 164;

beforeAll(async () => {
  const { coordinator } = world;
  const { countries } = await coordinator.query<{ countries: { code: string; name: string }[] }>(
    '{ countries { code name } }',
  );
  await signInAs(world.concord.url, persona);
  const { person } = await accountOf(coordinator, 'Focal point, UNICEF, Kenya');
  const first = ['PER', 'CIV', 'TUR'];
  const others = countries.map(({ code }) => code).filter((code) => code !== 'KEN' && !first.includes(code));
  for (const country of [...first, ...others].slice(0, many - 1)) {
    await giveRole(coordinator, person.id, { role: 'FOCAL_POINT', agency: 'UNICEF', country });
  }
  const writer = createWriter(coordinator);
  const submit = (country: string, item: string, agency: string | null = 'UNICEF') =>
    writer.write({ country, agency, item, status: 'SUBMITTED', narrative: `About ${item}.` });
  for (const item of ['LDR-2', 'LDR-4', 'ANL-3']) await submit('PER', item);
  await submit('KEN', 'LDR-1', null);
  for (const country of ['TUR', 'CIV']) {
    await submit(country, 'LDR-2');
    await writer.write({
      country,
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'RETURNED',
      note: `Why, ${country}?`,
    });
  }
  // What was handed in again is not a return any more.
  await submit('PER', 'ANL-5');
  await writer.write({
    country: 'PER',
    agency: 'UNICEF',
    item: 'ANL-5',
    status: 'RETURNED',
    note: 'An old one.',
  });
  await submit('PER', 'ANL-5');
}, 120_000);

/** Everything that the page asks of the server from now on, by the names of the operations. */
function notedOperations(page: Page): string[] {
  const names: string[] = [];
  const note = (text: string | Buffer | null) => {
    for (const [, name] of askedText(text).matchAll(/(?:query|subscription) (\w+)/g)) names.push(name ?? '');
  };
  page.on('request', (request) => note(request.postData()));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => note(payload)));
  return names;
}

const rows = (page: Page) => page.locator('.many tbody tr');
const nameOf = (page: Page, place: number) => rows(page).nth(place).getByRole('rowheader').getByRole('link');
const shown = (page: Page, count: number) => page.getByText(`${count} of ${many} shown`, { exact: true });
const rowOf = (page: Page, name: string) =>
  rows(page).filter({ has: page.getByRole('link', { name, exact: true }) });

async function openList(options: Parameters<typeof world.openPage>[0] = {}) {
  const watched = await world.open(persona, '/account', options);
  const operations = notedOperations(watched.page);
  await watched.page.goto('/');
  await shown(watched.page, many).waitFor();
  return { ...watched, operations };
}

test('a focal point of 164 countries gets a row for each, by one read and one subscription, and what waits for them by one more', async () => {
  const { page, operations, consoleErrors, accessibilityViolations } = await openList();
  expect(await rows(page).count()).toBe(many);
  const todo = page.getByRole('region', { name: 'Waiting for me' });
  await todo.getByText('Why, TUR?').waitFor();
  await rowOf(page, 'Türkiye').getByRole('link', { name: '1 was returned' }).waitFor();
  // How many conflicts wait is asked by what comes after the page.
  const asked = operations.filter((name) => name !== 'Start' && name !== 'OpenConflicts');
  expect([...asked].sort()).toEqual(['EventStream', 'EventStream', 'Standings', 'Todo']);
  expect(await page.getByText('An old one.').count()).toBe(0);
  expect(await accessibilityViolations()).toEqual([]);

  // What comes back while one looks is told by the same streams, and nothing moves from under the eye.
  const before = await nameOf(page, 0).textContent();
  const writer = createWriter(world.coordinator);
  await writer.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'PRG-2',
    status: 'SUBMITTED',
    narrative: 'Ours.',
  });
  await writer.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'PRG-2',
    status: 'RETURNED',
    note: 'Which one?',
  });
  await todo.getByText('Which one?').waitFor();
  await rowOf(page, 'Kenya').getByRole('link', { name: '1 was returned' }).waitFor();
  expect(await nameOf(page, 0).textContent()).toBe(before);
  const later = operations.filter((name) => !['Start', 'Todo', 'OpenConflicts'].includes(name));
  // What waits is read again by then, and followed from there.
  expect(new Set(later)).toEqual(new Set(['Standings', 'EventStream']));
  expect(operations.filter((name) => name === 'OpenConflicts').length).toBeLessThanOrEqual(1);
  expect(consoleErrors).toEqual([]);
});

test('the list is searched without accents and case, and ordered by what is due, region and state; Back returns to that', async () => {
  const { page } = await openList();
  const search = page.getByRole('searchbox', { name: 'Find a country or area' });
  await search.fill('COTE D');
  await shown(page, 1).waitFor();
  expect(await nameOf(page, 0).textContent()).toBe('Côte d’Ivoire');
  await nameOf(page, 0).click();
  await page.getByRole('heading', { level: 1, name: 'Côte d’Ivoire' }).waitFor();
  await page.goBack();
  await shown(page, 1).waitFor();
  expect(await search.inputValue()).toBe('COTE D');
  await search.fill('');
  await shown(page, many).waitFor();

  // What came back stands first, then where most is left; what is left least stands last.
  const states = page.getByRole('combobox', { name: 'Order by' });
  expect(await rows(page).nth(0).textContent()).toContain('was returned');
  expect(await nameOf(page, many - 1).textContent()).toBe('Peru');
  await states.selectOption({ label: 'State, furthest behind first' });
  await page.waitForURL(/order=state/);
  expect(await rows(page).nth(0).textContent()).toContain('was returned');
  expect(await nameOf(page, many - 1).textContent()).toBe('Peru');
  await states.selectOption({ label: 'Region' });
  await page.waitForURL(/order=region/);
  const regions = await rows(page).locator('td.wide.quiet').allTextContents();
  expect(regions).toEqual([...regions].sort());
  expect(new Set(regions).size).toBeGreaterThan(3);
  await page.goBack();
  await page.waitForURL(/order=state/);
  expect(await states.inputValue()).toBe('state');
});

test.each([
  ['its own answers', 'Peru', ''],
  ['its own answers where one came back', 'Türkiye', ''],
  ['the country team’s where they are asked for', 'Kenya', 'team'],
  ['the country team’s in another country', 'Peru', 'team'],
])('a link of the list opens as many answers as it says are due: %s', async (_whose, name, agency) => {
  const { page } = await openList();
  if (agency) {
    await page.getByRole('combobox', { name: 'Answers of' }).selectOption(agency);
    await page.waitForURL(/agency=team/);
  }
  const link = rowOf(page, name).getByRole('link', { name: /answers? (is|are) due/ });
  const due = Number.parseInt((await link.textContent()) ?? '', 10);
  expect(due).toBeGreaterThan(0);
  await link.click();
  await page.getByRole('article').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(due);
  await page.goBack();
  await shown(page, many).waitFor();
});

test('“23 answers are due” opens 23', async () => {
  const { page } = await openList();
  await rowOf(page, 'Côte d’Ivoire').getByRole('link', { name: '23 answers are due' }).click();
  await page.getByRole('article').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(23);
});

test.each([
  [-8, 'due later'],
  [-7, 'due within a week'],
  [0, 'due today'],
  [1, 'overdue'],
])('%i days from the last day the list says %s, by the reader’s own date', async (days, words) => {
  const { cycles } = await world.coordinator.query<{ cycles: { state: string; closesOn: string }[] }>(
    '{ cycles { state closesOn } }',
  );
  const last = cycles.find(({ state }) => state === 'OPEN')?.closesOn ?? '';
  // In Kiritimati a day begins at ten in the morning of the day before, UTC.
  const begins = Date.parse(`${last}T00:00:00+14:00`) + days * 86_400_000;
  const { page } = await world.open(persona, '/account', { context: { timezoneId: 'Pacific/Kiritimati' } });
  await page.clock.setFixedTime(begins + 60_000);
  await page.goto('/');
  await shown(page, many).waitFor();
  expect(await rowOf(page, 'Côte d’Ivoire').locator('td.day').textContent()).toContain(words);
});

test.each([320, 390, 768, 1280])(
  'at %i px nothing lies beyond the edge, and a row is at most 100 px high',
  async (width) => {
    const mobile = width < 500 ? { hasTouch: true, isMobile: true } : {};
    const { page } = await openList({ viewport: { width, height: 800 }, context: mobile });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const first = await rows(page)
      .nth(many - 2)
      .boundingBox();
    expect(first?.height).toBeLessThanOrEqual(100);
    // What waits stands first, and the first country is still within the first screen.
    await page.getByRole('region', { name: 'Waiting for me' }).getByRole('listitem').first().waitFor();
    expect((await nameOf(page, 0).boundingBox())?.y).toBeLessThan(750);
  },
);
