import type { BrowserContext, Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { askedText } from '../support/asked-text.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { actOf, cardOf, received, textOf, whereaboutsOf, write } from './country-page.ts';
import { browserProfile } from './profile.ts';

const world = concordInBrowser();
const patient = { timeout: 30_000 };

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(path);
  await page.getByRole('article').first().waitFor();
  await page.getByRole('heading', { name: 'What happened here' }).waitFor();
  return page;
}

async function signIn(context: BrowserContext, persona: string): Promise<void> {
  const answer = await context.request.post('/auth/demo', { data: { persona } });
  expect(answer.ok()).toBe(true);
}

/** Nothing that somebody writes leaves this browser, until it is let go. */
async function cut(context: BrowserContext): Promise<() => Promise<void>> {
  const handler = (route: Route) =>
    askedText(route.request().postData()).includes('recordResponses')
      ? route.abort('internetdisconnected')
      : route.continue();
  await context.route('**/graphql', handler);
  return () => context.unroute('**/graphql', handler);
}

/** Everything that lies in the page's database, as text. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open('concord');
      opening.onsuccess = () => done(opening.result);
    });
    const all = (name: string) =>
      new Promise<{ content?: ArrayBuffer }[]>((done) => {
        const reading = database.transaction(name).objectStore(name).getAll();
        reading.onsuccess = () => done(reading.result);
      });
    const records = await all('entries');
    const keys = (await all('keys')) as { sealing: CryptoKey; naming: CryptoKey }[];
    database.close();
    const texts = records.map((one) => JSON.stringify(one) + new TextDecoder('latin1').decode(one.content));
    return `${records.length} ${keys.map((one) => `${one.sealing.extractable} ${one.naming.extractable}`)} ${texts}`;
  });
}

async function textsIn(country: string): Promise<Map<string, string | null>> {
  const { countryChecklist } = await world.coordinator.query<{
    countryChecklist: {
      responses: {
        itemCode: string;
        agencyCode: string | null;
        narrative: string | null;
        revision: number;
      }[];
    };
  }>(
    'query ($country: String!) { countryChecklist(country: $country) { responses { itemCode agencyCode narrative revision } } }',
    { country },
  );
  return new Map(
    countryChecklist.responses.map(({ itemCode, agencyCode, narrative, revision }) => [
      `${agencyCode ?? 'team'} ${itemCode}`,
      `${narrative} (${revision})`,
    ]),
  );
}

test('what is written while nothing goes is on the device, unreadable there, outlives the browser, and is sent once', async () => {
  const { start } = await browserProfile(world.concord.url);
  let context = await start();
  await signIn(context, 'focal-point/UNICEF/KEN');
  await cut(context);
  let page = await open(context, '/countries/KEN');
  await write(cardOf(page, 'LDR-2'), 'Written without a line.');
  await whereaboutsOf(cardOf(page, 'LDR-2')).getByText('on this device').waitFor();
  await textOf(cardOf(page, 'LDR-4')).pressSequentially('Half a sent');
  await whereaboutsOf(cardOf(page, 'LDR-4')).getByText('on this device').waitFor();
  const inside = await stored(page);
  expect(inside).toMatch(/^2 false false /);
  expect(inside).not.toMatch(/Written|Half|KEN|UNICEF|LDR/);

  await context.close();
  context = await start();
  await signIn(context, 'focal-point/UNICEF/KEN');
  const letGo = await cut(context);
  page = await open(context, '/countries/KEN');
  await whereaboutsOf(cardOf(page, 'LDR-2')).getByText('on this device').waitFor(patient);
  expect(await textOf(cardOf(page, 'LDR-2')).inputValue()).toBe('Written without a line.');
  expect(await textOf(cardOf(page, 'LDR-4')).inputValue()).toBe('Half a sent');
  const other = createWriter(world.coordinator);
  await other.write({ country: 'KEN', agency: 'UNICEF', item: 'LDR-4', narrative: 'By somebody else.' });

  await letGo();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await whereaboutsOf(cardOf(page, 'LDR-2')).getByText(received).waitFor(patient);
  await whereaboutsOf(cardOf(page, 'LDR-4'))
    .getByText('kept on this device, until you choose')
    .waitFor(patient);
  const there = await textsIn('KEN');
  expect(there.get('UNICEF LDR-2')).toBe('Written without a line. (1)');
  expect(there.get('UNICEF LDR-4')).toBe('By somebody else. (1)');
  await page.reload();
  await whereaboutsOf(cardOf(page, 'LDR-4'))
    .getByText('kept on this device, until you choose')
    .waitFor(patient);
  expect(await stored(page)).toMatch(/^1 /);
}, 90_000);

test('a device without room says so, loses nothing, and goes on in the window', async () => {
  const { start } = await browserProfile(world.concord.url);
  const context = await start();
  await signIn(context, 'focal-point/UNICEF/NPL');
  const letGo = await cut(context);
  const page = await open(context, '/countries/NPL');
  await write(cardOf(page, 'LDR-2'), 'While there was room.');
  await whereaboutsOf(cardOf(page, 'LDR-2')).getByText('on this device').waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await write(cardOf(page, 'LDR-4'), 'x'.repeat(4_000));
  await whereaboutsOf(cardOf(page, 'LDR-4')).getByText('since the device has no room left').waitFor(patient);
  expect(await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(
    false,
  );
  await letGo();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  for (const item of ['LDR-2', 'LDR-4']) {
    await whereaboutsOf(cardOf(page, item)).getByText(received).waitFor(patient);
  }
}, 60_000);

test('a browser is asked to keep what is on the device once something that somebody wrote is, and once only', async () => {
  const watched = await world.openPage();
  await watched.context.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      localStorage.setItem('asked', `${localStorage.getItem('asked') ?? ''}x`);
      return false;
    };
  });
  const { page } = watched;
  const asked = () => page.evaluate(() => localStorage.getItem('asked'));
  await page.request.post('/auth/demo', { data: { persona: 'focal-point/UNHCR/PER' } });
  await page.goto('/countries/PER');
  const act = (item: string) => actOf(cardOf(page, item), 'Mark as in progress').click();
  // The copies come with what keeps changes: the page has had its chance to ask.
  await page.waitForFunction(() => localStorage.getItem('concord-copies') !== null);
  expect(await asked()).toBeNull();
  await act('LDR-2');
  await expect.poll(asked).toBe('x');
  await page.reload();
  await act('LDR-4');
  await whereaboutsOf(cardOf(page, 'LDR-4')).getByText(received).waitFor();
  expect(await asked()).toBe('x');
});
