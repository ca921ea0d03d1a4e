import { expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();

test('an answer that is taken back is told to others as that, not as changes that never happened', async () => {
  const writer = createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/KEN'));
  const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
  const { page } = await world.open('focal-point/WHO/KEN', '/changes?country=KEN');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await writer.write({ ...place, status: 'SUBMITTED', rating: 'MEETS', narrative: 'Named in March.' });
  await writer.write({ ...place, status: 'IN_PROGRESS', rating: 'EXCEEDS' });
  await page.goto('/changes?country=KEN');
  const events = page.getByRole('main').getByRole('listitem');
  await events.first().getByText('taken back to a draft').waitFor();
  expect(await events.first().textContent()).toMatch(/LDR-2\s*taken back to a draft$/);
  expect(await events.first().getByRole('deletion').count()).toBe(0);
  expect(await events.nth(1).textContent()).toContain('Submitted');
});

test('the description of the API says what a status that becomes null means', async () => {
  const { __type } = await world.coordinator.query<{
    __type: { fields: { name: string; description: string }[] };
  }>('{ __type(name: "FieldChange") { fields { name description } } }');
  const to = __type.fields.find(({ name }) => name === 'to');
  expect(to?.description).toContain('taken back to a draft');
});
