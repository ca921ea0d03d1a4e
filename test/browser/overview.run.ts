import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { daysEarlier } from '../staleness/staleness-world.ts';
import { signInAs } from '../support/graphql-client.ts';
import { sheetsOf } from '../support/pdf-text.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { isFocused, tabTo } from './by-keyboard.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();
let unicef: Writer;

const submitted = { status: 'SUBMITTED', narrative: 'As it stands.' } as const;

beforeAll(async () => {
  unicef = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/KEN'));
  const unhcr = createWriter(await signInAs(world.concord.url, 'focal-point/UNHCR/KEN'));
  const kenya = { country: 'KEN', agency: 'UNICEF' };
  await unicef.write(
    { ...kenya, item: 'LDR-2', rating: 'MEETS', ...submitted },
    { ...kenya, item: 'LDR-4', rating: 'MEETS', ...submitted },
    { ...kenya, item: 'ANL-3', rating: 'MEETS', ...submitted },
  );
  await unhcr.write({ country: 'KEN', agency: 'UNHCR', item: 'LDR-2', rating: 'MISSING', ...submitted });
  const note = 'Since when?';
  await createWriter(world.coordinator).write({
    ...kenya,
    item: 'LDR-4',
    baseRevision: 1,
    status: 'RETURNED',
    note,
  });
  for (const statement of daysEarlier(40)) await world.concord.sql(statement);
}, 60_000);

const ages = (page: Page) => page.getByRole('region', { name: 'Decisions that wait' });
/** The sentence at the top comes to say this. */
const says = (page: Page, text: string) => page.locator('.lede').filter({ hasText: text }).waitFor();

test('the coordinator’s Monday by keyboard: what moved, a list, a decision, and back to where one was', async () => {
  const watched = await world.open('coordinator', '/');
  const { page, troubles } = watched;
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  // Whoever looks for the first time has seen everything.
  await says(page, 'no place moved, none of them back');
  await says(page, '3 answers wait for a decision, 3 for more than 10 working days');
  await page.getByText('LDR-4 is returned and has not changed since').waitFor();
  await page.getByRole('link', { name: 'on 1 item' }).waitFor();

  // What happens meanwhile appears by itself, in its direction.
  await unicef.write({ country: 'KEN', agency: 'UNICEF', item: 'PRG-2', rating: 'MEETS', ...submitted });
  const moves = page.getByRole('region', { name: 'What moved since' });
  await moves.getByRole('row', { name: /^Kenya UNICEF 2 → 3 of 23 answered/ }).waitFor();
  await says(page, '1 place moved');
  await ages(page).getByRole('row', { name: 'up to 1 1' }).waitFor();

  const old = ages(page).getByRole('row', { name: 'more than 10' }).getByRole('link');
  await tabTo(page, old);
  const left = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1, name: 'Decisions' });
  await heading.waitFor();
  await waitUntil(() => isFocused(heading));
  expect(new URL(page.url()).search).toBe('?waited=11-');
  expect(await page.getByLabel('Waiting for').inputValue()).toBe('11-');
  await page.getByText('3 answers wait for a decision').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Accept ANL-3, KEN, UNICEF' }));
  await page.keyboard.press('Enter');
  await page.getByText(/Accepted, received by the server/).waitFor();
  await page.getByText('2 answers wait for a decision').waitFor();
  await page.goBack();
  await waitUntil(() => isFocused(old));
  expect(await page.evaluate(() => scrollY)).toBe(left);
  await waitUntil(async () => (await old.textContent()) === '2');

  // What is marked as seen moved no more, on this page and in the matrix.
  await tabTo(page, page.getByRole('button', { name: 'Mark all as seen' }));
  await page.keyboard.press('Enter');
  await says(page, 'no place moved');
  await expectAccessible(watched, 'the first page');
  expect(troubles()).toEqual([]);
}, 60_000);

test('each list has its address, and the whole page prints on one sheet', async () => {
  const watched = await world.open('coordinator', '/overview?list=contradictions');
  const { page, troubles } = watched;
  const apart = page.getByRole('region', { name: /^Kenya · LDR-2/ });
  await apart.waitFor();
  expect(await apart.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^UNHCR\s+Missing/),
    expect.stringMatching(/^UNICEF\s+Meets/),
  ]);
  await expectAccessible(watched, 'the contradictions');
  await page.goto('/overview?list=countries');
  const countries = page.getByRole('table', { name: 'Countries against the plan' });
  await countries.getByRole('row').nth(197).waitFor();
  expect(await countries.locator('tbody tr').count()).toBe(197);
  await expectAccessible(watched, 'countries against the plan');
  await page.goto('/');
  await says(page, 'answers wait for a decision');
  await page.getByRole('link', { name: 'on 1 item' }).waitFor();
  await page.getByRole('region', { name: 'Silent' }).getByRole('listitem').first().waitFor();
  await page.getByRole('img', { name: /^Answered so far/ }).waitFor();
  const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
  expect(sheets.length).toBe(1);
  for (const said of ['wait for a decision', 'Agencies, from behind', 'Silent', 'As of the change of']) {
    expect(sheets[0]?.text).toContain(said);
  }

  // A country's lead hears of it on their own page, on a phone, live.
  const lead = await world.open('country-lead/KEN', '/', {
    context: { viewport: { width: 390, height: 800 } },
  });
  await lead.page.getByRole('link', { name: 'Agencies contradict each other on 1 item in Kenya' }).click();
  const there = lead.page.getByRole('region', { name: /^Kenya · LDR-2/ });
  await there.waitFor();
  await unicef.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-2',
    baseRevision: 1,
    rating: 'APPROACHES',
  });
  await there.waitFor({ state: 'detached' });
  await lead.page.getByText('No item in Kenya').waitFor();
  expect([...troubles(), ...lead.troubles()]).toEqual([]);
}, 60_000);
