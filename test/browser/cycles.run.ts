import { expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf } from './country-page.ts';
import { step, tryIt } from './cycle-steps.ts';
import { expectAccessible } from './looks.ts';

const world = concordInBrowser();

test('a late answer says so beside it, with a device’s word that it was written in time, until the day moves', async () => {
  const lastDay = (closesOn: string) =>
    world.coordinator.query(`mutation { changeCycle(cycle: "2026", closesOn: "${closesOn}") { done } }`);
  const writer = createWriter(world.coordinator);
  const place = { country: 'KEN', agency: 'UNICEF', status: 'SUBMITTED', narrative: 'Handed in.' };
  await lastDay('2026-01-20');
  await writer.write({ ...place, item: 'LDR-2', writtenAt: '2026-01-18T10:00:00Z' });
  const { page } = await world.open('focal-point/UNICEF/KEN', '/countries/KEN?agency=UNICEF');
  const written = itemOf(page, 'Agency focal point').getByText(
    /^Late · written 18 Jan.* before the last day had ended, by the device’s clock$/,
  );
  await written.waitFor();
  const other = itemOf(page, 'Managers answer for results');
  expect(await other.getByText('Late', { exact: true }).count()).toBe(0);
  await writer.write({ ...place, item: 'LDR-4' });
  await other.getByText('Late', { exact: true }).waitFor();
  await lastDay('2099-11-30');
  await written.waitFor({ state: 'detached' });
  await other.getByText('Late', { exact: true }).waitFor({ state: 'detached' });
  await lastDay('2026-11-30');
}, 60_000);

test('a cycle is planned, gets its agencies, opens, is written in, closes and opens again with a reason', async () => {
  const watched = await world.open('coordinator', '/cycles');
  const { page } = watched;
  await page.getByRole('link', { name: 'Cycle 2026' }).waitFor();
  await page.getByText(/^open, last day/).waitFor();
  const plan = step(page, 'Plan a cycle');
  expect(await plan.getByLabel('Code').inputValue()).toBe('2027');
  await plan.getByLabel('Who reports').selectOption('');
  expect(await plan.getByLabel('Nobody accepts what they wrote themselves').isChecked()).toBe(true);
  await tryIt(plan);
  await plan.getByText(/answers? will be due when it opens/).waitFor();
  await expectAccessible(watched, 'planning');
  await plan.getByRole('button', { name: 'Plan cycle 2027' }).click();
  await plan.getByText('Cycle 2027 is planned.', { exact: false }).waitFor();

  // Everybody as last year, and then two cells of a spreadsheet, of which one line means nothing.
  await page.getByRole('link', { name: 'Cycle 2027' }).click();
  await page.getByRole('heading', { name: 'Cycle 2027', level: 1 }).waitFor();
  const asked = step(page, 'What it asks of decisions');
  await asked.getByLabel(/endorsed by the Resident Coordinator/).check();
  await tryIt(asked);
  await asked.getByRole('button', { name: 'Change what it asks' }).click();
  await asked.getByText('Changed what cycle 2027 asks of decisions.').waitFor();
  await waitUntil(() => asked.getByLabel(/endorsed by the Resident Coordinator/).isChecked());
  const who = step(page, 'Who reports where');
  await who.getByText(/^0 reports/).waitFor();
  await tryIt(who);
  await who.getByText(/answers will be due when it opens/).waitFor();
  await who.getByRole('button', { name: 'Copy from 2026' }).click();
  await who.getByText('Everybody reports in cycle 2027 as in 2026.').waitFor();
  await who.getByText('Paste from a spreadsheet').click();
  const pasted = ';UNICEF;WHO\nKenya;–;N\nNarnia;R;R';
  await who.getByRole('textbox', { name: /^A table/ }).fill(pasted);
  await who.getByRole('button', { name: 'Take it into the table' }).click();
  await who.getByText('Line 3: “Narnia” is no country or area here.').waitFor();
  await who.getByLabel('Find a country or area').fill('kenya');
  const cell = who.getByRole('gridcell', { name: 'Kenya, UNICEF: Not present, changed, not sent' });
  await cell.waitFor();
  // By keyboard: one cell further, and back to what it was.
  await cell.focus();
  await page.keyboard.press('r');
  await who.getByRole('gridcell', { name: 'Kenya, UNICEF: Resident' }).waitFor();
  await page.keyboard.press('-');
  await who.getByRole('button', { name: /^See what \d+ changes? would do/ }).click();
  await who.getByText(/answers? will not be due when it opens/).waitFor();
  await who.getByRole('button', { name: /^Make \d+ change/ }).click();
  await who.getByText(/cells? (was|were) changed in cycle 2027/).waitFor();

  // What is in the way is said before anything is done.
  const open = step(page, 'Open');
  const inTheWay = open.getByText('In the way: Cycle 2026 is open', { exact: false });
  const outdated = open.getByText('see again what it would do', { exact: false });
  // One's own step before may come as news after the question, which is then to be asked again.
  await waitUntil(async () => {
    await tryIt(open);
    await inTheWay.or(outdated).first().waitFor();
    return inTheWay.isVisible();
  });
  expect(await open.getByRole('button', { name: 'Open cycle 2027' }).count()).toBe(0);
  // Somebody else closes the other one: the page hears of it and says that its figures are old.
  await world.coordinator.query('mutation { closeCycle(cycle: "2026") { done } }');
  await outdated.waitFor();
  await tryIt(open);
  await open.getByRole('button', { name: 'Open cycle 2027' }).click();
  await page.getByText(/^open, last day/).waitFor();
  await page.getByText(/^Cycle 2027 is open: [\d,]+ answers are due\.$/).waitFor();
  await page.getByText(/^0 of [\d,]+ answered/).waitFor();

  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: 'WHO',
    item: 'LDR-2',
    status: 'SUBMITTED',
    narrative: 'The first of the year.',
  });
  await page.getByText(/^1 of [\d,]+ answered/).waitFor();

  const later = step(page, 'Countries with a later last day');
  await later.getByLabel('Country or area').selectOption({ label: 'Kenya' });
  await later.getByLabel('Its last day').fill('2028-01-15');
  await tryIt(later);
  await later.getByRole('button', { name: 'Give the later day' }).click();
  await later.getByText('Kenya: until 15 January 2028').waitFor();

  const close = step(page, 'Close');
  await tryIt(close);
  await close.getByText(/neither submitted nor accepted/).waitFor();
  await close.getByRole('button', { name: 'Close cycle 2027' }).click();
  const kept = step(page, 'Snapshots');
  await kept.getByText('Closing', { exact: true }).waitFor();
  await kept.getByText(/^taken .* by Coordinator, OHCHR/).waitFor();
  await kept.getByRole('button', { name: 'Hold Closing to the log' }).click();
  await kept.getByText('Verifies: it is what the log says.').waitFor();

  const again = step(page, 'Open again');
  await again.getByRole('textbox').fill('Kenya had no network in November.');
  await tryIt(again);
  await again.getByRole('button', { name: 'Open cycle 2027 again' }).click();
  await step(page, 'Close').waitFor();
  await kept.getByText('Closing', { exact: true }).waitFor();
  // Of one country: axe takes half a minute for all of them.
  await who.getByLabel('Find a country or area').fill('kenya');
  await who.getByRole('gridcell', { name: 'Kenya, WHO: Non-resident' }).click();
  await who.getByText('1 change is in this window only.').waitFor();
  await expectAccessible(watched, 'an open cycle');
  expect(watched.troubles()).toEqual([]);
}, 120_000);

test('only who moves cycles is offered them, and what was typed outlasts the view and a line that is lost', async () => {
  const focal = await world.open('focal-point/UNICEF/KEN', '/');
  await focal.page.getByRole('link', { name: 'All countries' }).waitFor();
  expect(await focal.page.getByRole('link', { name: 'Cycles' }).count()).toBe(0);

  const { page, context } = await world.open('coordinator', '/cycles/1999');
  await page.getByText('There is no cycle 1999', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'All cycles' }).click();
  const plan = step(page, 'Plan a cycle');
  await plan.getByLabel('Code').fill('2031');
  await page.getByRole('link', { name: 'Decisions' }).click();
  await page.getByRole('heading', { name: 'Decisions' }).waitFor();
  await page.goBack();
  await plan.waitFor();
  expect(await plan.getByLabel('Code').inputValue()).toBe('2031');
  await context.setOffline(true);
  await tryIt(plan);
  await plan.getByText('nothing was changed. What you typed is still here', { exact: false }).waitFor();
  await context.setOffline(false);
  await tryIt(plan);
  await plan.getByRole('button', { name: 'Plan cycle 2031' }).waitFor();
}, 60_000);
