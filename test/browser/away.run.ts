import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { type FaultyNetwork, startFaultyNetwork } from '../support/faulty-network.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { startVersionProxy, type VersionProxy } from '../support/version-proxy.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { cardOf, whereaboutsOf, write } from './country-page.ts';
import { untilCopied, untilKept } from './kept-files.ts';
import { browserProfile } from './profile.ts';

// Somebody works without a line through two closes of the browser: forty changes, thirty of whose answers others touch
// online meanwhile, ten in the same field. They come back through a line that loses every third request, on its way there or
// back. Nothing is lost, nothing doubled, ten conflicts are shown, and the log explains every value.
//
// `npm run away`. `test/browser/device.test.ts` has the short form.

const world = concordInBrowser();
let others: GraphQLClient;
beforeAll(async () => {
  others = await signInAs(world.concord.url, 'focal-point/UNICEF');
});

const patient = { timeout: 60_000 };
const persona = (country: string) => `focal-point/UNICEF/${country}`;
const words = (item: string) => `Written away about ${item}.`;

interface Away {
  readonly country: string;
  readonly network: FaultyNetwork;
  readonly proxy: VersionProxy;
  /** The answers that are changed, in their order. */
  readonly items: readonly string[];
  readonly page: Page;
  /** Opens the browser once more, still without a line. */
  reopen(): Promise<Page>;
  context(): BrowserContext;
}

/** Opens a country’s checklist, and takes the line away once everything is there that one works with. */
async function leave(country: string): Promise<Away> {
  const proxy = await startVersionProxy(Number(new URL(world.concord.url).port));
  const network = await startFaultyNetwork(Number(new URL(proxy.url).port));
  onTestFinished(async () => {
    await network.stop();
    await proxy.leave();
  });
  const browser = await browserProfile(network.url, 'allow');
  let context = await browser.start();
  await context.request.post('/auth/demo', { data: { persona: persona(country) } });
  const first = await open(context, country);
  await untilKept(first);
  await untilCopied(first);
  const ids = await first.getByRole('article').evaluateAll((all) => all.map(({ id }) => id));
  network.become('cut');
  await context.setOffline(true);
  return {
    country,
    network,
    proxy,
    items: ids.map((id) => id.replace('item-', '')).slice(0, 40),
    page: first,
    async reopen() {
      // As browsers do that open what was open: others forget the session, which `the same with a session that ran out` is about.
      const cookies = await context.cookies();
      await context.close();
      context = await browser.start();
      await context.addCookies(cookies);
      await context.setOffline(true);
      const page = await open(context, country);
      await page.getByText(/^From this device, as of/).waitFor(patient);
      return page;
    },
    context: () => context,
  };
}

async function open(context: BrowserContext, country: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`/countries/${country}`);
  await page.getByRole('article').nth(39).waitFor(patient);
  // What keeps changes on the device comes a moment after the checklist.
  await page.getByRole('contentinfo').waitFor(patient);
  return page;
}

async function writeAll(page: Page, items: readonly string[]): Promise<void> {
  for (const item of items) await write(cardOf(page, item), words(item));
}

/** What the page says of each answer, as soon as it says this of all. */
async function untilAllSay(page: Page, items: readonly string[], said: RegExp | string): Promise<void> {
  for (const item of items) await whereaboutsOf(cardOf(page, item)).getByText(said).waitFor(patient);
}

/** Others touch thirty of the forty: ten in the text, twenty in the rating. */
async function touch({ country, items }: Away): Promise<readonly string[]> {
  const { countryChecklist } = await others.query<{
    countryChecklist: { checklist: { sections: { items: Asked[] }[] } };
  }>(
    'query ($country: String!) { countryChecklist(country: $country) { checklist { sections { items { code answeredBy } } } } }',
    { country },
  );
  const asked = countryChecklist.checklist.sections.flatMap((section) => section.items);
  const agencyOf = new Map(
    asked.map(({ code, answeredBy }) => [code, answeredBy === 'AGENCY' ? 'UNICEF' : null]),
  );
  const touched = items.slice(0, 30);
  const changes = touched.map((item, index) => ({
    country,
    agency: agencyOf.get(item) ?? null,
    item,
    ...(index % 3 === 0 ? { narrative: `Written online about ${item}.` } : { rating: 'APPROACHES' }),
  }));
  await createWriter(others).write(...changes);
  return touched.filter((_item, index) => index % 3 === 0);
}

interface Asked {
  readonly code: string;
  readonly answeredBy: string;
}

/** The line is back, and loses every third request. */
async function comeBack({ network, context }: Away, as: 'drops' | 'mute' = 'drops'): Promise<void> {
  network.become(as);
  await context().setOffline(false);
}

/** Until everything was decided on: received, or waiting for a choice. */
async function untilThrough(page: Page, { items }: Away, conflicts: readonly string[]): Promise<void> {
  await untilAllSay(page, conflicts, /^kept .*, until you choose$/);
  const rest = items.filter((item) => !conflicts.includes(item));
  const isOpen = (card: Locator) =>
    whereaboutsOf(card)
      .getByText(/kept|saving|on this device|in this window/)
      .isVisible();
  await waitUntil(
    async () => (await Promise.all(rest.map((item) => isOpen(cardOf(page, item))))).every((one) => !one),
    { within: 120_000, every: 200, what: 'everything else is received' },
  );
}

interface LogEvent {
  readonly kind: string;
  readonly itemCode: string;
  readonly agencyCode: string | null;
  readonly actor: { readonly name: string };
  readonly changes: readonly { readonly field: string; readonly to: string | null }[];
}

/** None lost, none doubled, so many conflicts, and every value as the log has it. */
async function checkLog({ country, items }: Away, conflicts: readonly string[]): Promise<void> {
  const { events, countryChecklist } = await world.coordinator.query<{
    events: { edges: { node: LogEvent }[] };
    countryChecklist: {
      responses: {
        itemCode: string;
        agencyCode: string | null;
        rating: string | null;
        narrative: string | null;
      }[];
    };
  }>(
    `query ($country: String!) {
       events(last: 90, filter: { countries: [$country] }) { edges { node { kind itemCode agencyCode actor { name } changes { field to } } } }
       countryChecklist(country: $country) { responses { itemCode agencyCode rating narrative } }
     }`,
    { country },
  );
  const all = events.edges.map(({ node }) => node);
  const ofMine = (kind: string) =>
    all
      .filter((one) => one.kind === kind)
      .flatMap(({ itemCode, changes }) =>
        changes
          .filter(({ field, to }) => field === 'narrative' && to === words(itemCode))
          .map(() => itemCode),
      )
      .sort();
  const recorded = items.filter((item) => !conflicts.includes(item));
  expect(ofMine('RESPONSE_RECORDED')).toEqual([...recorded].sort());
  expect(ofMine('RESPONSE_CONFLICTED')).toEqual([...conflicts].sort());
  expect(all.filter(({ kind }) => kind === 'RESPONSE_CONFLICTED')).toHaveLength(10);
  const told = new Map<string, string | null>();
  for (const { kind, itemCode, agencyCode, changes } of all) {
    if (kind !== 'RESPONSE_RECORDED') continue;
    for (const { field, to } of changes) told.set(`${itemCode} ${agencyCode} ${field}`, to);
  }
  for (const { itemCode, agencyCode, rating, narrative } of countryChecklist.responses) {
    const at = `${itemCode} ${agencyCode}`;
    expect([at, rating, narrative]).toEqual([
      at,
      told.get(`${at} rating`) ?? null,
      told.get(`${at} narrative`) ?? null,
    ]);
  }
  const mine = await signInAs(world.concord.url, persona(country));
  const { viewer } = await mine.query<{ viewer: { conflicts: { nodes: unknown[] } } }>(
    '{ viewer { conflicts { nodes { id } } } }',
  );
  expect(viewer.conflicts.nodes).toHaveLength(10);
}

/** Fourteen changes, then thirteen after a close, then what is left after another; others write meanwhile. */
async function workAway(away: Away): Promise<{ page: Page; conflicts: readonly string[] }> {
  const portions = [away.items.slice(0, 14), away.items.slice(14, 27), away.items.slice(27)];
  let { page } = away;
  let conflicts: readonly string[] = [];
  for (const [index, portion] of portions.entries()) {
    if (index > 0) page = await away.reopen();
    await writeAll(page, portion);
    await untilAllSay(page, portion, /on this device/);
    if (index === 1) conflicts = await touch(away);
  }
  await untilAllSay(page, away.items, /on this device/);
  return { page, conflicts };
}

test('forty changes over two closes of the browser arrive once, through a line that loses every third request', async () => {
  const away = await leave('NPL');
  const { page, conflicts } = await workAway(away);
  await comeBack(away);
  await untilThrough(page, away, conflicts);
  await checkLog(away, conflicts);
});

test('the same with a session that ran out meanwhile: the page asks to sign in, and goes on', async () => {
  const away = await leave('KEN');
  const { page, conflicts } = await workAway(away);
  await world.concord.sql(`
    update session set expires_at = clock_timestamp() - interval '1 second'
      from person where person.id = session.person_id and person.persona = '${persona('KEN')}'`);
  await comeBack(away);
  await page.getByText('40 changes are kept here and will be sent when you are back.').waitFor(patient);
  await waitUntil(
    async () => {
      // A sign-in that is lost on its way is done again, as anybody would.
      const choose = page.getByRole('button', { name: /^Focal point, UNICEF, Kenya/ });
      if (await choose.isVisible()) await choose.click({ timeout: 2_000 }).catch(() => {});
      return page.getByRole('article').first().isVisible();
    },
    { within: 60_000, every: 500, what: 'somebody is signed in again' },
  );
  await untilThrough(page, away, conflicts);
  await checkLog(away, conflicts);
});

test('the same with a new version of the page in between, which is put in use before anything is sent', async () => {
  const away = await leave('PER');
  const { page, conflicts } = await workAway(away);
  away.proxy.release();
  await comeBack(away, 'mute');
  const use = page.getByRole('button', { name: 'Use the new version' });
  await waitUntil(
    async () => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return use.isVisible();
    },
    { within: 60_000, every: 500, what: 'the new version is ready' },
  );
  await use.click();
  await waitUntil(
    () =>
      page
        .evaluate(() => document.documentElement.dataset.version ?? '')
        .then((version) => version.startsWith('another'))
        .catch(() => false),
    { within: 60_000, every: 200, what: 'the new version is in use' },
  );
  away.network.become('drops');
  await untilThrough(page, away, conflicts);
  await checkLog(away, conflicts);
});

test('the same with two tabs, which write in turns', async () => {
  const away = await leave('COL');
  const portions = [away.items.slice(0, 14), away.items.slice(14, 27), away.items.slice(27)];
  let { page } = away;
  let second = page;
  let conflicts: readonly string[] = [];
  for (const [index, portion] of portions.entries()) {
    if (index > 0) page = await away.reopen();
    second = await away.context().newPage();
    await second.goto(`/countries/${away.country}`);
    await second.getByRole('article').nth(39).waitFor(patient);
    await second.getByRole('contentinfo').waitFor(patient);
    for (const [at, item] of portion.entries()) await writeAll(at % 2 ? page : second, [item]);
    await untilAllSay(page, portion, /on this device/);
    await untilAllSay(second, portion, /on this device/);
    if (index === 1) conflicts = await touch(away);
  }
  await comeBack(away);
  await untilThrough(page, away, conflicts);
  await untilThrough(second, away, conflicts);
  await checkLog(away, conflicts);
});

test('the same with a device that is full at the twentieth change: the page says so, and keeps the rest in its window', async () => {
  const away = await leave('ECU');
  const [kept, left] = [away.items.slice(0, 19), away.items.slice(19)];
  await writeAll(away.page, kept.slice(0, 10));
  await untilAllSay(away.page, kept.slice(0, 10), /on this device/);
  await writeAll(await away.reopen(), kept.slice(10));
  const conflicts = await touch(away);
  const before = away.context().pages()[0] as Page;
  await untilAllSay(before, kept, /on this device/);
  const page = await away.reopen();
  await untilAllSay(page, kept, /on this device/);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await writeAll(page, left);
  await untilAllSay(page, left, 'since the device has no room left');
  await untilAllSay(page, kept, /on this device/);
  // Whoever closes the window is asked first.
  expect(await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(
    false,
  );
  await comeBack(away);
  await untilThrough(page, away, conflicts);
  await checkLog(away, conflicts);
});
