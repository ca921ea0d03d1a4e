import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { accountOf, giveRole } from './give-roles.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();
const focal = 'focal-point/UNICEF/KEN';
const colleague = 'focal-point/UNICEF/PER';
const colleagueName = 'Focal point, UNICEF, Peru';

/** Goes on with Tab, or back, until the focus is there. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Not to be reached with Tab: ${target}`);
}

async function press(page: Page, target: Locator, key?: 'Shift+Tab'): Promise<void> {
  await target.waitFor();
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

test('an answer is assigned, waits for its assignee, gets a next step that is done, and the action plan shows it', async () => {
  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-2',
    rating: 'MISSING',
    narrative: 'Nobody yet.',
  });
  // Somebody who works in Kenya too.
  const theirs = await world.open(colleague, '/');
  const { person } = await accountOf(world.coordinator, colleagueName);
  await giveRole(world.coordinator, person.id, { role: 'CONTRIBUTOR', agency: 'UNICEF', country: 'KEN' });
  await theirs.page.reload();

  const mine = await world.open(focal, '/countries/KEN?agency=UNICEF&q=LDR-2');
  const card = mine.page.locator('#item-LDR-2');
  await press(mine.page, card.getByRole('button', { name: 'Assign, next steps: LDR-2' }));
  const who = card.getByLabel('Who is to write it');
  await who.getByRole('option', { name: colleagueName }).waitFor({ state: 'attached' });
  await tabTo(mine.page, who);
  await who.selectOption({ label: colleagueName });
  await card.getByLabel('By when').first().fill('2031-03-01');
  await press(mine.page, card.getByRole('button', { name: 'Assign', exact: true }));
  await card.getByText(`${colleagueName}, by `).waitFor();
  await expectAccessible(mine, 'the plan of an answer');
  await mine.screenshot('plan-card');

  const todo = theirs.page.getByRole('region', { name: 'Waiting for me' });
  const entry = todo.getByRole('listitem').filter({ hasText: 'Assigned to you by' });
  await entry.getByText(/^by .*2031$/).waitFor();
  await press(theirs.page, entry.getByRole('link'));
  const same = theirs.page.locator('#item-LDR-2');
  await press(theirs.page, same.getByRole('button', { name: 'Assign, next steps: LDR-2' }));
  const what = same.getByLabel('What is to be done');
  await what.waitFor();
  await tabTo(theirs.page, what);
  await theirs.page.keyboard.type('Ask the ministry');
  await same.getByLabel('By when').last().fill('2026-01-05');
  await press(theirs.page, same.getByRole('button', { name: 'Add the step' }));
  // It comes to the other by itself.
  await card.getByText('Ask the ministry').waitFor();

  const plan = await world.open(focal, '/plan?country=KEN&agency=UNICEF&state=OVERDUE', {
    viewport: { width: 390, height: 844 },
  });
  await plan.page.getByText('Ask the ministry').waitFor();
  await plan.page.getByText('1 step is open, 1 overdue').waitFor();
  await expectAccessible(plan, 'the action plan');
  await plan.screenshot('plan-page');
  await press(theirs.page, same.getByRole('button', { name: 'Done: Ask the ministry' }), 'Shift+Tab');
  await plan.page.getByText('No step is listed here.').waitFor();
  await plan.page.getByLabel('How far').selectOption('Done');
  await plan.page.getByText(/^done, /).waitFor();
  expect(new URL(plan.page.url()).searchParams.get('state')).toBe('DONE');

  await press(mine.page, card.getByRole('button', { name: 'Take it back' }), 'Shift+Tab');
  await theirs.page.goto('/');
  await todo.waitFor();
  expect(await entry.count()).toBe(0);
  for (const { troubles } of [mine, theirs, plan]) expect(troubles()).toEqual([]);
}, 90_000);
