import { expect, test } from 'vitest';
import { askedText } from '../support/asked-text.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();

test('the page asks for nothing older than what it has shown', async () => {
  const { page } = await world.open('observer', '/countries/KEN?agency=UNICEF&item=ANL-3');
  await page.getByText(/^Live/).waitFor();
  await createWriter(world.coordinator).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'ANL-3',
    status: 'SUBMITTED',
    narrative: 'Seen by everybody.',
  });
  await page.getByText('Seen by everybody.').first().waitFor();
  const { data } = await world.coordinator.request('{ progressMatrix { cursor } }');
  const { progressMatrix } = data as { progressMatrix: { cursor: string } };

  const asked = page.waitForRequest((request) =>
    askedText(request.postData()).includes('query ProgressMatrix'),
  );
  await page.getByRole('link', { name: 'All countries' }).first().click();
  expect((await asked).headers()['concord-after']).toBe(progressMatrix.cursor);
});
