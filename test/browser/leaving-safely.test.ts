import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf, textOf } from './country-page.ts';
import { untilKept } from './kept-files.ts';

const world = concordInBrowser();
const items = ['Agency focal point', 'Managers answer for results', 'Disaggregated results'] as const;
/** What a service worker hands on can’t be held back by a test. */
const unworked = { context: { serviceWorkers: 'block' } } as const;
const passphrase = 'the well behind the school';

/** Writes three answers that don't go. */
async function writeUnsent(page: Page, context: BrowserContext, words: string) {
  await itemOf(page, items[0]).waitFor();
  await context.route('**/graphql', (route) => route.abort());
  for (const title of items) await textOf(itemOf(page, title)).fill(`${words}: ${title}`);
}

/** What this browser has on the device, and whether any of it can be read. */
function kept(page: Page) {
  return page.evaluate(async () => {
    // Opening one that isn't there yet would make it, and empty.
    const there = (await indexedDB.databases()).some(({ name }) => name === 'concord');
    if (!there) return { entries: 0, copies: 0, keys: 0, tickets: 0, extractable: false, text: '' };
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open('concord');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    const all = (name: string) =>
      new Promise<unknown[]>((done, fail) => {
        const asked = database.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
    const stores = ['entries', 'copies', 'keys', 'facts'];
    const [entries = [], copies = [], keys = [], facts = []] = database.objectStoreNames.length
      ? await Promise.all(stores.map(all))
      : [];
    database.close();
    const bytes = [...entries, ...copies].map((entry) =>
      new TextDecoder().decode((entry as { content: ArrayBuffer }).content),
    );
    return {
      entries: entries.length,
      copies: copies.length,
      keys: keys.length,
      tickets: facts.filter((fact) => (fact as { name: string }).name.startsWith('ticket ')).length,
      extractable: keys.some((key) => (key as { sealing: CryptoKey }).sealing.extractable),
      text: bytes.join(),
    };
  });
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true }).click();
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Before you sign out' });

async function answersIn(country: string) {
  const { events } = await world.coordinator.query<{
    events: {
      edges: {
        node: {
          actor: { id: string; name: string };
          note: string | null;
          changes: { field: string; to: string }[];
        };
      }[];
    };
  }>(
    `query ($country: String!) { events(last: 20, filter: { countries: [$country] }) { edges { node { actor { id name } note changes { field to } } } } }`,
    { country },
  );
  return events.edges
    .map(({ node }) => node)
    .filter(({ changes }) => changes.some(({ field }) => field === 'narrative'));
}

test('who signs out with unsent changes sends them, or says that they are to go', async () => {
  const { page, context, troubles, accessibilityViolations, screenshot } = await world.open(
    'focal-point/UNICEF/KEN',
    '/countries/KEN',
    unworked,
  );
  await writeUnsent(page, context, 'Sent at last');
  await signOut(page);
  const dialog = dialogOf(page);
  await dialog.getByText('The server has not received 3 changes of yours.').waitFor();
  expect(await accessibilityViolations()).toEqual([]);
  await screenshot('leaving');
  await dialog.getByRole('button', { name: 'Send and wait for the answer' }).click();
  await dialog.getByText('No answer from the server: 3 are still here').waitFor();
  await context.unroute('**/graphql');
  await dialog.getByRole('button', { name: 'Send and wait for the answer' }).click();
  await dialog.getByText('The server has received everything.').waitFor();
  expect(await answersIn('KEN')).toHaveLength(3);
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();

  await writeUnsent(page, context, 'Given up');
  await signOut(page);
  await dialog.getByRole('button', { name: 'Discard and sign out' }).click();
  await dialog.getByText('3 changes are deleted for good').waitFor();
  await dialog.getByRole('button', { name: 'Discard and sign out' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await waitUntil(async () => (await kept(page)).keys === 0);
  expect(await kept(page)).toMatchObject({ entries: 0, copies: 0, keys: 0, tickets: 0 });
  expect(await answersIn('KEN')).toHaveLength(3);
  expect(troubles().filter((one) => !/graphql|ERR_/.test(one))).toEqual([]);
}, 60_000);

test('a file is sealed, its author goes on from it without doubling, and a colleague takes from it as their own', async () => {
  const { page, context } = await world.open('focal-point/UNICEF/NPL', '/countries/NPL', unworked);
  await writeUnsent(page, context, 'By the author');
  await signOut(page);
  const dialog = dialogOf(page);
  const type = async (first: string, second: string) => {
    await dialog.getByLabel('Passphrase, 12 characters or more').fill(first);
    await dialog.getByLabel('The same again').fill(second);
    await dialog.getByRole('button', { name: 'Save the file' }).click();
  };
  await type('short', 'short');
  await dialog.getByText('The passphrase is too short').waitFor();
  await type(passphrase, `${passphrase}!`);
  await dialog.getByText('The two are not the same').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), type(passphrase, passphrase)]);
  const file = await download.path();
  await dialog.getByRole('button', { name: 'Sign out, and delete what is here' }).click();
  await waitUntil(async () => (await kept(page)).keys === 0);

  const colleague = await world.open('focal-point/UNICEF', '/account');
  const open = async (on: Page, word: string) => {
    const part = on.locator('.work-file');
    await part.getByLabel('File', { exact: true }).setInputFiles(file);
    await part.getByLabel('Its passphrase').fill(word);
    await part.getByRole('button', { name: 'Open', exact: true }).click();
    return part;
  };
  await (await open(colleague.page, 'another passphrase'))
    .getByText('made with another passphrase')
    .waitFor();
  const part = await open(colleague.page, passphrase);
  await part.getByText(/^Changes of Focal point, UNICEF, Nepal/).waitFor();
  expect(await colleague.accessibilityViolations()).toEqual([]);
  await part.getByLabel('Take LDR-2').check();
  await colleague.screenshot('work-file', { fullPage: true });
  await part.getByRole('button', { name: 'Send 1 answer' }).click();
  await part.getByText('received by the server').waitFor();
  const [taken, ...others] = await answersIn('NPL');
  expect(others).toEqual([]);
  expect(taken?.actor.name).toBe('Focal point, UNICEF, all countries');
  expect(taken?.changes.some(({ field, to }) => field === 'fromFileOf' && to !== null)).toBe(true);
  await colleague.page.goto('/countries/NPL/history');
  await colleague.page.getByText(/from a file of Focal point, UNICEF, Nepal/).waitFor();

  const author = await world.open('focal-point/UNICEF/NPL', '/account');
  for (const _time of [1, 2]) {
    await author.page.goto('/account');
    const own = await open(author.page, passphrase);
    await own.getByText(/^Your own changes/).waitFor();
    await own.getByLabel('Take LDR-2').uncheck();
    await own.getByRole('button', { name: 'Send 2 answers' }).click();
    await waitUntil(async () => (await own.getByText('received by the server').count()) === 2, {
      within: 40_000,
    });
  }
  expect(await answersIn('NPL')).toHaveLength(3);
}, 120_000);

const untold = 'the server could not be reached: it does not know yet';
/** A page with all that it needs to go on without a line, which is then cut; and whether the server still has its session. */
async function cutOff(persona: string) {
  const { page, context } = await world.open(persona, '/countries/KEN', {
    context: { serviceWorkers: 'allow' },
  });
  await itemOf(page, items[0]).waitFor();
  await untilKept(page);
  await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .some(({ name, startTime }) => startTime > 9_000 && name.includes('/assets/')),
  );
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'concord_session');
  const [sessionId = ''] = cookie?.value.split('.') ?? [];
  await context.setOffline(true);
  const lives = async () =>
    (await world.concord.sql('select from session where id = $1 and ended_at is null', [sessionId])).length >
    0;
  return { page, context, lives };
}

test('who signs out without a line is shown nothing more, is told so, and is signed out as soon as there is one', async () => {
  const { page, context, lives } = await cutOff('focal-point/UNICEF/KEN');
  await signOut(page);
  await page.getByRole('alert').getByText(untold, { exact: false }).waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  expect(await lives()).toBe(true);
  await context.setOffline(false);
  await page.getByText(untold, { exact: false }).waitFor({ state: 'detached' });
  expect(await lives()).toBe(false);
  expect(await context.cookies()).toEqual([]);
});

test('a page that was closed over a sign-out without a line opens for nobody, without a line and with one', async () => {
  const { page, context, lives } = await cutOff('contributor/UNICEF/KEN');
  await signOut(page);
  await page.getByText(untold, { exact: false }).waitFor();
  await page.close();
  const next = await context.newPage();
  await next.goto('/countries/KEN');
  await next.getByText('No answer from the server yet').waitFor();
  expect(await next.getByRole('article').count()).toBe(0);
  await context.setOffline(false);
  await next.reload();
  await next.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).waitFor();
  expect(await lives()).toBe(false);
  // And it can be anybody’s again.
  await next.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).click();
  await itemOf(next, items[0]).waitFor();
  await next.reload();
  await itemOf(next, items[0]).waitFor();
});

test('a device whose session ran out keeps everything; one that was signed out from elsewhere forgets it', async () => {
  const persona = 'focal-point/UNICEF/PER';
  const { page, context } = await world.open(persona, '/countries/PER', unworked);
  await writeUnsent(page, context, 'Kept');
  await waitUntil(async () => (await kept(page)).tickets === 1);
  expect((await kept(page)).text).not.toMatch(/Focal point|narrative|UNICEF/);
  await world.concord.sql(`
    update session set expires_at = clock_timestamp() - interval '1 second'
      from person where person.id = session.person_id and person.persona = '${persona}'`);
  await context.unroute('**/graphql');
  const comeBack = () =>
    Promise.all([page.waitForResponse('**/auth/revoked', { timeout: 20_000 }), page.reload()]);
  await comeBack();
  expect(await kept(page)).toMatchObject({ keys: 1, tickets: 1, extractable: false });
  const elsewhere = await signInAs(world.concord.url, persona);
  await elsewhere.query('mutation { endAllSessions }');
  await comeBack();
  await page.getByText('This device was signed out from elsewhere').waitFor();
  expect(await kept(page)).toMatchObject({ entries: 0, copies: 0, keys: 0, tickets: 0 });
}, 60_000);
