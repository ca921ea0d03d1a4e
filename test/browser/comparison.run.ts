import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();

const place = { country: 'KEN', agency: 'UNICEF', status: 'SUBMITTED' };

beforeAll(async () => {
  const writer = createWriter(world.coordinator);
  await writer.write(
    { ...place, item: 'LDR-2', rating: 'MEETS', narrative: 'Named in March.' },
    { ...place, item: 'LDR-4', rating: 'MISSING', narrative: 'The plan names nobody.' },
    { ...place, country: 'PER', item: 'LDR-2', rating: 'MEETS', narrative: 'Named.' },
  );
  await world.coordinator.query(
    'mutation { takeSnapshot(cycle: "2026", name: "Middle of the year") { done } }',
  );
  await writer.write(
    { ...place, item: 'LDR-2', rating: 'APPROACHES' },
    { ...place, item: 'LDR-4', rating: 'MEETS', narrative: 'The plan names the Nubian community.' },
  );
}, 60_000);

/** Goes on with Tab until the focus is there, and presses Enter. */
async function enter(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 200; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not to be reached with Tab: ${target}`);
}

test('from a cycle to rows, from a number to its pairs and to both answers, by keyboard, on a phone and at a desk', async () => {
  const watched = await world.open('coordinator', '/cycles/2026');
  const { page, troubles } = watched;
  await enter(page, page.getByRole('link', { name: 'Compare with an earlier year' }));
  await page.getByRole('heading', { level: 1, name: 'Two years beside each other' }).waitFor();
  const sum = page.getByRole('status').filter({ hasText: 'can’t be compared' });
  await sum.getByText(/1 fell, 1 rose and 1 is as before/).waitFor();
  expect(await page.getByLabel('Earlier').inputValue()).toBe('2026/Middle of the year');
  expect(await page.getByLabel('Later').inputValue()).toBe('2026');
  const kenya = page.getByRole('row').nth(1);
  expect(await kenya.getByRole('rowheader').textContent()).toBe('Kenya');
  await kenya.getByRole('link', { name: /answered on neither side ?, Kenya$/ }).waitFor();

  await enter(page, page.getByRole('link', { name: '1 Rose, Kenya' }));
  const pairs = page.getByRole('region', { name: 'Rose', exact: true });
  await pairs.getByText('Missing → Meets', { exact: false }).waitFor();
  await page.getByText('Only Kenya').waitFor();
  await enter(page, pairs.getByRole('listitem').locator('summary'));
  await pairs.getByRole('heading', { name: /^2026, Middle of the year/ }).waitFor();
  await pairs.getByText('The plan names nobody.').waitFor();
  expect(await pairs.locator('ins').textContent()).toContain('the Nubian community');
  expect(await pairs.locator('del').textContent()).toContain('nobody');
  await expectAccessible(watched, 'a pair with both answers');

  // The address is all that somebody else needs.
  const other = await world.open('observer', page.url().replace(world.concord.url, ''));
  await other.page.getByRole('region', { name: 'Rose', exact: true }).getByText('LDR-4').waitFor();
  expect(other.troubles()).toEqual([]);

  await enter(page, pairs.getByRole('link', { name: 'Open LDR-4 in 2026' }).first());
  await page.waitForURL(/\/countries\/KEN\?/);
  await page.goBack();
  await pairs.getByText('LDR-4').waitFor();
  await page.getByRole('link', { name: 'Back to the rows' }).click();
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('Sections');
  expect(await page.getByText('Only Kenya').count()).toBe(0);
  const leadership = page.getByRole('row').filter({ hasText: 'LDR' });
  await leadership.getByRole('link', { name: /^1 Fell, LDR/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('by')).toBe('SECTION');
  // With few rows: by country it holds for the same elements, and takes the checker many seconds.
  await expectAccessible(watched, 'rows');

  // What is read again is as it stands by then.
  await createWriter(world.coordinator).write({
    ...place,
    item: 'LDR-2',
    baseRevision: 2,
    rating: 'EXCEEDS',
  });
  await page.getByRole('button', { name: 'Read it again' }).click();
  await sum.getByText(/0 fell, 2 rose and 1 is as before/).waitFor();

  // Once it is closed, what the closing recorded stands, with what is added to it beside.
  await world.coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  const { comparedPairs } = await world.coordinator.query<{
    comparedPairs: { nodes: { later: { id: string } }[] };
  }>(`{ comparedPairs(earlier: { cycle: "2026", snapshot: "Middle of the year" }, later: { cycle: "2026" },
       kinds: [GAIN], filter: { items: ["LDR-2"] }) { nodes { later { id } } } }`);
  const { addAddendum } = await world.coordinator.query<{ addAddendum: { id: string } }>(
    `mutation ($answer: ID!) { addAddendum(input: { answer: $answer, reason: "Found late", rating: MISSING }) { id } }`,
    { answer: comparedPairs.nodes[0]?.later.id },
  );
  await page.goto('/comparison?list=GAIN&item=LDR-2');
  await pairs.getByText('Meets → Exceeds', { exact: false }).click();
  await pairs.getByText('Found late').waitFor();
  await pairs
    .locator('.addendum')
    .getByText(/Exceeds.*Missing/)
    .waitFor();
  await page.getByText('To 1 answer something was added after the closing').waitFor();

  // What was erased of it is said, not left out.
  await world.coordinator.query(
    'mutation ($id: ID!) { eraseContent(id: $id, reason: "Named somebody") { id } }',
    { id: addAddendum.id },
  );
  await page.reload();
  await pairs.getByText('Meets → Exceeds', { exact: false }).click();
  await pairs.getByText('What it said was erased.').waitFor();
  expect(await pairs.getByText('Found late').count()).toBe(0);
  expect(troubles()).toEqual([]);
}, 60_000);
