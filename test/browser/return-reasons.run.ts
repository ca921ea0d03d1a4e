import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askedText } from '../support/asked-text.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const country = 'KEN';
const returned = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6'];

test('one read and one subscription carry the reasons of all returned items, the country team’s too, live', async () => {
  const coordinator = createWriter(world.coordinator);
  const handIn = (item: string, agency: string | null = 'UNICEF') =>
    coordinator.write({ country, agency, item, status: 'SUBMITTED', narrative: `About ${item}.` });
  const giveBack = (item: string, note: string, agency: string | null = 'UNICEF') =>
    coordinator.write({ country, agency, item, status: 'RETURNED', note });
  for (const item of returned) {
    await handIn(item);
    await giveBack(item, `Why ${item}?`);
  }
  await coordinator.write({ country, agency: null, item: 'LDR-1', status: 'SUBMITTED', narrative: 'Ours.' });
  await giveBack('LDR-1', 'Why the team?', null);
  // It was returned twice: the last note counts.
  await handIn('LDR-2');
  await giveBack('LDR-2', 'Why LDR-2 again?');
  await handIn('PRG-2');

  const { page, troubles } = await world.openPage();
  const reads: string[] = [];
  const streams: string[] = [];
  // The list of what happened here says them as well.
  const reason = (text: string) => page.locator('.returned').getByText(text, { exact: true });
  const note = (text: string | Buffer | null, into: string[]) => {
    if (text) into.push(askedText(text));
  };
  page.on('request', (request) => note(request.postData(), reads));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => note(payload, streams)));
  await page.goto(`/countries/${country}`);
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).click();
  for (const item of returned.slice(1)) await reason(`Why ${item}?`).waitFor();
  await reason('Why LDR-2 again?').waitFor();
  await reason('Why the team?').waitFor();
  expect(await reason('Why LDR-2?').count()).toBe(0);

  // What comes back while one looks is told by the same stream.
  await giveBack('PRG-2', 'Why so late?');
  await reason('Why so late?').waitFor();
  const sent = {
    reads: reads.filter((text) => /query Returns\b/.test(text)).length,
    streams: streams.filter((text) => /subscription ReturnStream\b/.test(text)).length,
  };
  expect(sent).toEqual({ reads: 1, streams: 1 });
  expect(troubles()).toEqual([]);
});

test('both sides see the reason and what changed since, while it is worked on and after it was submitted again', async () => {
  const address = { country: 'NPL', agency: 'UNICEF', item: 'LDR-2' };
  const focal = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/NPL'));
  await focal.write({
    ...address,
    status: 'SUBMITTED',
    rating: 'MEETS',
    narrative: 'We plan a survey soon.',
  });
  const own = await world.open('focal-point/UNICEF/NPL', '/countries/NPL?item=LDR-2');
  const theirs = await world.open('coordinator', '/countries/NPL?agency=UNICEF&item=LDR-2');
  const cardOf = (page: Page) => page.locator('#item-LDR-2');
  const decisions = await world.open('coordinator', '/decisions?country=NPL&agency=UNICEF');
  const sides = [cardOf(own.page), cardOf(theirs.page), decisions.page.getByRole('article')];
  // Decisions lists what waits when it is read: an answer that was returned before is none.
  for (const side of sides) await side.waitFor();

  // The coordinator returns it with a reason; everybody sees that at once.
  await cardOf(theirs.page)
    .getByRole('button', { name: /^Return/ })
    .click();
  await cardOf(theirs.page).getByLabel('What should change?').fill('By when?');
  await cardOf(theirs.page).getByRole('button', { name: 'Return it', exact: true }).click();
  for (const side of sides) await side.locator('.returned').getByText('By when?').waitFor();

  // The focal point works on it: the reason stays, and the field that is written in doesn't move.
  const field = cardOf(own.page).getByRole('textbox', { name: 'Explanation for LDR-2' });
  await field.click();
  const before = await field.boundingBox();
  await field.fill('We plan a survey in March.');
  await cardOf(own.page).getByText('✓ received').waitFor();
  expect((await field.boundingBox())?.y).toBe(before?.y);
  expect(await cardOf(own.page).locator('.returned').getByText('By when?').isVisible()).toBe(true);
  await cardOf(own.page).getByLabel('Rating').selectOption('APPROACHES');
  await cardOf(own.page).getByRole('button', { name: 'Submit' }).click();

  for (const side of sides) {
    const returned = side.locator('.returned');
    await returned.getByText('rating: Meets → Approaches').waitFor();
    expect(await returned.getByText('By when?').isVisible()).toBe(true);
    await expect.poll(() => returned.locator('del').allTextContents()).toEqual(['removed: soon']);
    expect(await returned.locator('ins').allTextContents()).toEqual(['added: in March']);
  }
  await own.screenshot('returned-focal-point', { fullPage: false });
  await decisions.screenshot('returned-decisions', { fullPage: false });

  // A page that is opened afresh shows the same; once accepted, the history has it.
  await own.page.reload();
  await cardOf(own.page).getByText('rating: Meets → Approaches').waitFor();
  await cardOf(theirs.page).getByRole('button', { name: 'Accept' }).click();
  for (const side of sides) await side.locator('.returned').waitFor({ state: 'detached' });
  await own.page.goto('/countries/NPL/history?agency=UNICEF&item=LDR-2');
  await own.page.getByText('By when?').waitFor();
  for (const { troubles } of [own, theirs, decisions]) expect(troubles()).toEqual([]);
});

test('what one wrote waits for a second person once the focal point asks for one, and the other’s page says so at once', async () => {
  const own = await world.open('focal-point/UNICEF/MDG', '/countries/MDG?agency=UNICEF&item=LDR-2');
  const second = await world.open('focal-point/UNICEF', '/');
  const setting = own.page.getByRole('region', { name: 'Second pair of eyes' });
  await setting.getByRole('button', { name: 'Ask for a second person' }).click();
  await setting.getByText('✓ Asked for.').waitFor();
  await setting.getByText(/^UNICEF in Madagascar asks for a second pair of eyes/).waitFor();
  const card = own.page.locator('#item-LDR-2');
  await card.getByLabel('Rating').selectOption('MEETS');
  await card.getByRole('textbox', { name: 'Explanation for LDR-2' }).fill('We asked them.');
  await card.getByRole('button', { name: 'Submit' }).click();
  await card.getByText(/^Not submitted: you wrote it, and UNICEF asks for a second person/).waitFor();
  await card.getByText('Waits for a second person: somebody else of UNICEF submits it.').waitFor();
  await card.getByText('✓ received').waitFor();
  expect(await own.accessibilityViolations()).toEqual([]);
  await own.screenshot('second-person', { fullPage: false });

  const todo = second.page.getByRole('region', { name: 'Waiting for me' });
  const entry = todo.getByRole('listitem').filter({ hasText: 'To submit as a second person' });
  await entry.getByRole('link').click();
  const theirs = second.page.locator('#item-LDR-2');
  await theirs.getByRole('button', { name: 'Submit' }).click();
  await theirs.getByText('✓ received').waitFor();
  await card.getByText('Submitted', { exact: true }).first().waitFor();
  expect(await card.getByText(/second person/).count()).toBe(0);
  await setting.getByRole('button', { name: 'Ask for no second person any more' }).click();
  await setting.getByText('✓ Not asked for any more.').waitFor();
  for (const { troubles } of [own, second]) expect(troubles()).toEqual([]);
}, 60_000);
