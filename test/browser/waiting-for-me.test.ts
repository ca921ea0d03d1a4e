import { expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };

test('what came back is the first thing on a focal point’s page until it is taken up, and comes back when an accepted answer is opened again', async () => {
  const writer = createWriter(world.coordinator);
  await writer.write({ ...place, status: 'SUBMITTED', rating: 'MEETS', narrative: 'We asked them.' });
  await writer.write({ ...place, status: 'RETURNED', note: 'Whom did you ask?' });
  const own = await world.open('focal-point/UNICEF/KEN', '/');
  const todo = own.page.getByRole('region', { name: 'Waiting for me' });
  const reason = (text: string) => todo.getByRole('listitem').filter({ hasText: text });
  await reason('Whom did you ask?').waitFor();
  expect(await own.page.locator('main section').first().getAttribute('aria-labelledby')).toBe('todo');
  expect(await own.accessibilityViolations()).toEqual([]);

  await reason('Whom did you ask?').getByRole('link').click();
  const card = own.page.locator('#item-LDR-2');
  await card.getByRole('button', { name: 'Submit' }).click();
  await card.getByText('✓ received').waitFor();
  await own.page.goto('/');
  await todo.getByText('Nothing waits for you.').waitFor();

  await writer.write({ ...place, status: 'ACCEPTED', baseRevision: 3 });
  const theirs = await world.open('coordinator', '/countries/KEN?agency=UNICEF&item=LDR-2');
  const accepted = theirs.page.locator('#item-LDR-2');
  await accepted.getByRole('button', { name: 'Open it again…' }).click();
  await accepted.getByLabel('What should change?').fill('The year is wrong.');
  await accepted.getByRole('button', { name: 'Return it', exact: true }).click();
  // It is there without being asked for.
  await reason('The year is wrong.').waitFor();
  for (const { troubles } of [own, theirs]) expect(troubles()).toEqual([]);
});
