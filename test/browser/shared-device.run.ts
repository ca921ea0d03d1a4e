import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startVersionProxy } from '../support/version-proxy.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { cardOf, received, textOf, whereaboutsOf, write } from './country-page.ts';
import { untilCopied, untilKept } from './kept-files.ts';

const world = concordInBrowser();
const passphrase = 'the well behind the school';
const patient = { timeout: 20_000 };

/** What lies in the page’s database of keys and of answers, as far as anybody can read it there. */
function stored(page: Page) {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open('concord');
      opening.onsuccess = () => done(opening.result);
    });
    const all = (name: string) =>
      new Promise<Record<string, unknown>[]>((done) => {
        const reading = database.transaction(name).objectStore(name).getAll();
        reading.onsuccess = () => done(reading.result);
      });
    const [keys, entries] = [await all('keys'), await all('entries')];
    database.close();
    const bytes = (value: unknown) => new TextDecoder('latin1').decode(value as ArrayBuffer);
    return {
      keys: keys.map((one) => Object.keys(one).sort()),
      entries: entries.length,
      text: entries.map((one) => bytes(one.content)).join(),
    };
  });
}

/** What comes five seconds after the page is there at once. */
const later = (page: Page) => page.clock.fastForward(5_000);

const dialogOf = (page: Page, name: RegExp) => page.getByRole('dialog', { name });
const asks = /^This device asks for your passphrase/;

async function give(page: Page, word: string): Promise<void> {
  const dialog = dialogOf(page, asks);
  await dialog.getByLabel('Your passphrase for this device').fill(word);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
}

test('on a shared device what is kept opens by a passphrase alone, at a start without a line too, and the next person chooses their own', async () => {
  const proxy = await startVersionProxy(Number(new URL(world.concord.url).port));
  const { page, context, accessibilityViolations, screenshot } = await world.openPage({
    baseURL: proxy.url,
    context: { serviceWorkers: 'allow' },
  });
  onTestFinished(() => proxy.leave());
  await page.clock.install();
  await context.request.post('/auth/demo', { data: { persona: 'focal-point/UNICEF/KEN' } });

  // 1. Chosen in one's account, and asked for at once.
  await page.goto('/account');
  const shared = page.locator('.shared-device');
  const choose = async (first: string, second: string) => {
    await shared.getByLabel('Passphrase, 12 characters or more').fill(first);
    await shared.getByLabel('The same again').fill(second);
    await shared.getByRole('button', { name: 'Use this passphrase' }).click();
  };
  await shared.getByText('While the page is open it protects from nobody').waitFor();
  await later(page);
  await page.getByRole('contentinfo').waitFor();
  await choose('short', 'short');
  await shared.getByText('The passphrase is too short').waitFor();
  await choose(passphrase, `${passphrase}!`);
  await shared.getByText('The two are not the same').waitFor();
  await Promise.all([page.waitForEvent('load'), choose(passphrase, passphrase)]);
  await later(page);
  await dialogOf(page, asks).waitFor();
  expect((await stored(page)).keys).toEqual([['locked', 'made', 'person', 'rounds', 'salt']]);
  expect(await accessibilityViolations()).toEqual([]);
  await give(page, 'another passphrase');
  await dialogOf(page, asks).getByText('It was another passphrase').waitFor(patient);
  await give(page, passphrase);
  await dialogOf(page, asks).waitFor({ state: 'detached', ...patient });
  await page.goto('/countries/KEN');
  await cardOf(page, 'LDR-2').waitFor();
  await later(page);
  await give(page, passphrase);
  await dialogOf(page, asks).waitFor({ state: 'detached', ...patient });
  // Nothing could be kept before, and so this is of the checklist.
  await page.evaluate(() => localStorage.removeItem('concord-copies'));
  await untilKept(page);
  await untilCopied(page);

  // 2. Without a line it opens what was kept, and what was written is unreadable until then.
  await proxy.leave();
  await write(cardOf(page, 'LDR-2'), 'Written at a shared device.');
  await whereaboutsOf(cardOf(page, 'LDR-2'))
    .getByText(/on this device/)
    .waitFor();
  await page.goto('/countries/KEN');
  await later(page);
  const dialog = dialogOf(page, asks);
  await dialog.getByText('1 answer waits here to be sent.').waitFor(patient);
  await screenshot('passphrase');
  expect(await page.getByRole('article').count()).toBe(0);
  expect((await stored(page)).text).not.toMatch(/Written|LDR|KEN/);
  await page.keyboard.press('Escape');
  await dialog.waitFor();
  await give(page, passphrase);
  await expect
    .poll(() => textOf(cardOf(page, 'LDR-2')).inputValue(), patient)
    .toBe('Written at a shared device.');
  await whereaboutsOf(cardOf(page, 'LDR-2'))
    .getByText(/on this device/)
    .waitFor();
  await proxy.comeBack();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await whereaboutsOf(cardOf(page, 'LDR-2')).getByText(received).waitFor(patient);

  // 3. Nothing is left of who signed out; who comes next is asked to choose, and may go on without.
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect.poll(async () => (await stored(page)).keys, patient).toEqual([]);
  await context.request.post('/auth/demo', { data: { persona: 'focal-point/UNHCR/KEN' } });
  await page.goto('/countries/KEN');
  await cardOf(page, 'LDR-1').waitFor();
  await later(page);
  const chooses = dialogOf(page, /^This device is shared: choose a passphrase/);
  await chooses.waitFor(patient);
  await chooses.getByRole('button', { name: 'Go on without' }).click();
  await write(cardOf(page, 'LDR-1'), 'Sent from the window.');
  await whereaboutsOf(cardOf(page, 'LDR-1')).getByText(received).waitFor(patient);
  expect((await stored(page)).keys).toEqual([]);
}, 90_000);
