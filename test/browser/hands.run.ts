import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { actOf, actsOf, changeOf, itemOf, received, stateOf, textOf, whereaboutsOf } from './country-page.ts';

const world = concordInBrowser();

function isFocused(one: Locator): Promise<boolean> {
  return one.evaluate((element) => element === document.activeElement);
}

async function tabTo(target: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (await isFocused(target)) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`Not to be reached with Tab: ${target}`);
}

async function changesOf(country: string, item: string) {
  const { events } = await world.coordinator.query<{
    events: { edges: { node: { note: string | null; changes: { field: string; to: string | null }[] } }[] };
  }>(
    `query ($country: String!, $item: String!) {
      events(last: 50, filter: { countries: [$country], items: [$item] }) {
        edges { node { note changes { field to } } }
      }
    }`,
    { country, item },
  );
  return events.edges.map(({ node }) => node.changes.map(({ field, to }) => `${field} ${to}`).join(', '));
}

async function handIn(country: string, item: string): Promise<void> {
  const writer = createWriter(await signInAs(world.concord.url, `focal-point/UNICEF/${country}`));
  await writer.write({
    country,
    agency: 'UNICEF',
    item,
    status: 'SUBMITTED',
    rating: 'MEETS',
    narrative: 'A focal point is named.',
  });
}

test('arrow keys decide nothing, and a whole answer is given, handed in and changed by keyboard', async () => {
  const { page, troubles, screenshot } = await world.open(
    'focal-point/UNICEF/KEN',
    '/countries/KEN?item=LDR-2',
  );
  const item = itemOf(page, 'Agency focal point');
  await tabTo(item.getByLabel('Rating'));
  await page.keyboard.type('Meets');
  await tabTo(textOf(item));
  await page.keyboard.type('A focal point is named.');
  await tabTo(actOf(item, 'Submit'));
  await whereaboutsOf(item).getByText(received).waitFor();
  await screenshot('hands-1-draft');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  expect(await stateOf(item).textContent()).toContain('In progress');
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(actsOf(item, 'Submitted')));
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await textOf(item).count()).toBe(0);
  await screenshot('hands-2-submitted');

  // Opening it sends nothing; the first change goes with its state.
  const before = await changesOf('KEN', 'LDR-2');
  await tabTo(changeOf(item));
  await page.keyboard.press('Enter');
  await textOf(item).waitFor();
  await waitUntil(() => isFocused(textOf(item)));
  await screenshot('hands-3-opened');
  expect(await stateOf(item).textContent()).toContain('Submitted');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' An alternate too.');
  await page.keyboard.press('Tab');
  await whereaboutsOf(item).getByText(received).waitFor();
  expect((await changesOf('KEN', 'LDR-2')).slice(before.length)).toEqual([
    'status IN_PROGRESS, narrative A focal point is named. An alternate too.',
  ]);
  await tabTo(actOf(item, 'Submit'));
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(actsOf(item, 'Submitted')));
  await whereaboutsOf(item).getByText(received).waitFor();
  await tabTo(item.getByRole('button', { name: 'Undo the last change' }));
  await page.keyboard.press('Enter');
  await waitUntil(async () => (await stateOf(item).textContent())?.includes('In progress') ?? false);
  expect(troubles()).toEqual([]);
}, 60_000);

test('a coordinator accepts and returns by keyboard, and stands after each where it is said', async () => {
  await handIn('NPL', 'LDR-2');
  const { page, troubles, screenshot } = await world.open(
    'coordinator',
    '/countries/NPL?agency=UNICEF&item=LDR-2',
  );
  const item = itemOf(page, 'Agency focal point');
  await tabTo(actOf(item, 'Accept'));
  await screenshot('hands-4-decide');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await stateOf(item).textContent()).toContain('Submitted');
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(actsOf(item, 'Accepted')));
  await whereaboutsOf(item).getByText(received).waitFor();
  await tabTo(actOf(item, 'Open it again…'));
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(item.getByLabel('What should change?')));
  await page.keyboard.type('Which letter?');
  await screenshot('hands-5-return');
  await tabTo(item.getByRole('button', { name: 'Return it', exact: true }));
  await page.keyboard.press('Enter');
  await waitUntil(() => isFocused(actsOf(item, 'Returned')));
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(troubles()).toEqual([]);
}, 60_000);

test('after deciding on many one stands at what came of it', async () => {
  for (const item of ['LDR-2', 'LDR-4', 'ANL-3']) await handIn('FRA', item);
  const { page, troubles, screenshot } = await world.open('coordinator', '/decisions?country=FRA');
  await tabTo(page.getByLabel('choose all 3 on this page'));
  await page.keyboard.press('Space');
  await tabTo(page.getByRole('button', { name: 'Return 3 chosen with one reason' }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Please attach the evidence.');
  await tabTo(page.getByRole('button', { name: 'Return it', exact: true }));
  await page.keyboard.press('Enter');
  const outcome = page.getByRole('region', { name: 'Decide on many at once' }).getByRole('status');
  await outcome.getByText('Returned, received by the server: 3 of 3.').waitFor();
  await waitUntil(
    async () =>
      (await outcome.evaluateAll((all) => all.some((one) => one === document.activeElement))) === true,
  );
  await screenshot('hands-6-many');
  expect(troubles()).toEqual([]);
}, 60_000);

test('a return of one from the list leaves the focus at what came of it', async () => {
  await handIn('ESP', 'LDR-2');
  const { page, troubles } = await world.open('coordinator', '/decisions?country=ESP');
  const one = page.getByRole('article', { name: 'Agency focal point' });
  await tabTo(one.getByRole('button', { name: /^Return/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Which letter?');
  await tabTo(one.getByRole('button', { name: 'Return it', exact: true }));
  await page.keyboard.press('Enter');
  await one.getByText(/Returned, received by the server/).waitFor();
  await waitUntil(() => isFocused(one.getByRole('status')));
  expect(troubles()).toEqual([]);
}, 60_000);

test('a field that somebody else closes hands the focus on', async () => {
  const { page, troubles } = await world.open('focal-point/UNICEF/PER', '/countries/PER?item=LDR-2');
  const item = itemOf(page, 'Agency focal point');
  await textOf(item).click();
  await createWriter(world.coordinator).write({
    country: 'PER',
    agency: 'UNICEF',
    item: 'LDR-2',
    status: 'ACCEPTED',
    narrative: 'Decided elsewhere.',
  });
  await item.getByText('Accepted. Only the coordinator can open it again.').waitFor();
  await waitUntil(() => isFocused(item.getByRole('heading', { name: 'Agency focal point' })));
  expect(troubles()).toEqual([]);
});
