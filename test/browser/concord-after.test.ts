import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';
import { openAs } from './open-as.ts';

let concord: RunningConcord;
let browser: Browser;
beforeAll(async () => {
  concord = await startTestConcord();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await concord?.drop();
});

test('the page asks for nothing older than what it has shown', async () => {
  const coordinator = await signInAs(concord.url, 'coordinator');
  const watched = await openAs(browser, 'observer', '/countries/KEN?agency=UNICEF&item=ANL-3', {
    baseURL: concord.url,
  });
  onTestFinished(() => watched.close());
  const { page } = watched;
  await page.getByText(/^Live/).waitFor();
  await createWriter(coordinator).write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'ANL-3',
    status: 'SUBMITTED',
    narrative: 'Seen by everybody.',
  });
  await page.getByText('Seen by everybody.').first().waitFor();
  const { data } = await coordinator.request('{ progressMatrix { cursor } }');
  const { progressMatrix } = data as { progressMatrix: { cursor: string } };

  const asked = page.waitForRequest(
    (request) => request.postData()?.includes('query ProgressMatrix') ?? false,
  );
  await page.getByRole('link', { name: 'All countries' }).first().click();
  expect((await asked).headers()['concord-after']).toBe(progressMatrix.cursor);
});
