import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type PreparedData, prepareData } from '../faults/prepared-data.ts';
import { readAnswers, readEvents } from '../responses/stored.ts';
import { launchBrowser, type WatchedPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { itemOf, keptHere, received, textOf, whereaboutsOf, write } from './country-page.ts';
import { openAs } from './open-as.ts';

const within = { timeout: 40_000 };

let data: PreparedData;
let browser: Browser;
let server: ServerProcess;
beforeAll(async () => {
  data = await prepareData('postgres');
  browser = await launchBrowser();
}, 120_000);
beforeEach(async () => {
  server = await startServer(data.server);
});
afterAll(async () => {
  await browser?.close();
  await data?.drop();
});

async function open(path: string): Promise<WatchedPage> {
  const watched = await openAs(browser, 'focal-point/UNICEF/KEN', path, { baseURL: server.url });
  onTestFinished(async () => {
    await watched.close();
    await server.stop();
  });
  await watched.page.getByRole('article').first().waitFor();
  // What says where a change is comes a moment after the checklist.
  await watched.page.getByRole('heading', { name: 'What happened here' }).waitFor();
  return watched;
}

async function restart(): Promise<void> {
  server = await startServer({ ...data.server, port: server.port });
}

/** Notes every wording of where an answer is, in the order in which they stood there, and returns what reads them. */
async function noteWhereabouts(item: Locator): Promise<() => Promise<string[]>> {
  const place = await whereaboutsOf(item).elementHandle();
  const words = await place?.evaluateHandle((node) => {
    const noted: string[] = [];
    new MutationObserver(() => {
      const now = (node.textContent ?? '').replace(/\d\d:\d\d/, 'HH:MM');
      if (now !== noted.at(-1)) noted.push(now);
    }).observe(node, { childList: true, characterData: true, subtree: true });
    return noted;
  });
  return async () => (await words?.jsonValue()) ?? [];
}

/** The texts that the log holds of one item, in their order. */
async function textsOf(item: string): Promise<(string | null)[]> {
  const events = await data.look(readEvents);
  return events
    .filter(({ itemCode }) => itemCode === item)
    .flatMap(({ changes }) => changes.filter(({ field }) => field === 'narrative').map(({ to }) => to));
}

test('a server that is killed and started again while somebody types takes nothing from them', async () => {
  const { page } = await open('/countries/KEN');
  const item = itemOf(page, 'Agency focal point');
  const field = textOf(item);
  const words = await noteWhereabouts(item);

  await write(item, 'A focal point is named.');
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await textsOf('LDR-2')).toEqual(['A focal point is named.']);

  // 1. It dies in the middle of a sentence.
  await field.press('End');
  await field.pressSequentially(' An alternate');
  await server.kill();
  await field.pressSequentially(' is named as well.');
  await field.blur();
  await whereaboutsOf(item).getByText(keptHere, { exact: true }).waitFor();
  await page
    .getByText(/^Not connected since \d\d:\d\d · what you see is as of then · trying again$/)
    .waitFor();
  await page.getByRole('link', { name: '1 change could not be sent, kept here, trying again' }).waitFor();

  // 2. What is done meanwhile is kept as well, and nobody is asked before leaving what is on the device.
  const rated = itemOf(page, 'Managers answer for results');
  await rated.getByLabel('Rating').selectOption('APPROACHES');
  await rated.getByLabel('Rating').blur();
  await page.getByRole('link', { name: '2 changes could not be sent, kept here, trying again' }).waitFor();
  await whereaboutsOf(rated).getByText(keptHere, { exact: true }).waitFor();
  // While one of them is tried again, the device is being told so.
  await waitUntil(() => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true }))));

  // 3. Somebody else writes meanwhile, by another server on the same data.
  const replica = await startServer(data.server);
  const other = createWriter(await signInAs(replica.url, 'focal-point/UNHCR/KEN'));
  await other.write({ country: 'KEN', agency: null, item: 'LDR-1', narrative: 'The deputy leads.' });
  await replica.stop();
  expect(await textOf(itemOf(page, 'Senior lead named')).inputValue()).toBe('');

  // 4. It comes back, and so does everything else, by itself.
  await restart();
  await whereaboutsOf(item).getByText(received).waitFor(within);
  await whereaboutsOf(rated).getByText(received).waitFor(within);
  await page.getByText(/^Live · last change \d\d:\d\d:\d\d$/).waitFor(within);
  await itemOf(page, 'Senior lead named')
    .getByText('just changed by Focal point, UNHCR, Kenya')
    .waitFor(within);
  expect(await textOf(itemOf(page, 'Senior lead named')).inputValue()).toBe('The deputy leads.');
  const whole = 'A focal point is named. An alternate is named as well.';
  expect(await field.inputValue()).toBe(whole);
  expect(await textsOf('LDR-2')).toEqual(['A focal point is named.', whole]);
  const answers = await data.look(readAnswers);
  expect(answers.get('KEN/UNICEF/LDR-4')).toMatchObject({ rating: 'APPROACHES' });
  // Never did it say “received” of something that the server did not have, nor “saving” once it knew better. The other change goes
  // first and finds out that the server is back: then this one is being sent again.
  const said = (await words()).map((one) =>
    one
      .replace('on this device, being sent…', 'saving…')
      .replace('on this device, sent when you pause', 'not saved yet: saved when you pause'),
  );
  const different = said.filter((one, index) => one !== said[index - 1]);
  const known = different.lastIndexOf(keptHere);
  expect(different.slice(known + 1)).toEqual(
    expect.toBeOneOf([['✓ received by the server HH:MM'], ['saving…', '✓ received by the server HH:MM']]),
  );
  expect(different.slice(0, known + 1)).toEqual([
    'not saved yet: saved when you pause',
    'saving…',
    '✓ received by the server HH:MM',
    'not saved yet: saved when you pause',
    'saving…',
    keptHere,
  ]);
}, 120_000);

test('a change whose answer got lost goes again, and is recorded once', async () => {
  const { page, context } = await open('/countries/KEN');
  const item = itemOf(page, 'Disaggregated results');
  let lost = false;
  await context.route('**/graphql', async (route) => {
    // Whatever else the page asks for meanwhile is answered.
    if (lost || !route.request().postData()?.includes('RecordResponses')) return route.fallback();
    lost = true;
    await route.fetch();
    await server.kill();
    await route.abort('connectionreset');
  });
  await write(item, 'Figures are broken down by language.');
  await whereaboutsOf(item).getByText(keptHere, { exact: true }).waitFor();
  await restart();
  await whereaboutsOf(item).getByText(received).waitFor(within);
  expect(await textsOf('ANL-3')).toEqual(['Figures are broken down by language.']);
}, 90_000);

test('a view opened while the server is away says so, and shows itself when it is back', async () => {
  const { page } = await open('/countries/KEN');
  await page.getByRole('link', { name: 'My countries' }).click();
  await page.getByRole('link', { name: 'Nepal' }).waitFor();
  await server.kill();
  await page.getByRole('link', { name: 'Nepal' }).click();
  await page.getByText('No answer from the server yet. Trying again.').waitFor(within);
  await restart();
  await page.getByRole('article').first().waitFor(within);
}, 90_000);
