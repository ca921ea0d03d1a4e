import { brotliCompressSync } from 'node:zlib';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startRelay } from '../support/relay.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

// What a browser receives of the page itself: the bodies of the document, its scripts and its styles, as they come over
// the line, compressed with brotli. Not counted: headers, the icon, and what the server answers to questions.

const firstLoad = 35_000;
const laterFiles = 25_000;

const world = concordInBrowser();

interface Loaded {
  path: string;
  bytes: number;
  encoding: string;
}

/** Notes every file of the page that arrives from now on, and returns what takes the list so far. */
async function noteFiles(devtools: CDPSession): Promise<() => Loaded[]> {
  const coming = new Map<string, Loaded & { head: number }>();
  let arrived: Loaded[] = [];
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!['Document', 'Script', 'Stylesheet'].includes(type)) return;
    const { pathname: path } = new URL(response.url);
    const encoding = response.headers['content-encoding'] ?? 'none';
    coming.set(requestId, { path, bytes: 0, encoding, head: response.encodedDataLength });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = coming.get(requestId);
    if (file) arrived.push({ ...file, bytes: encodedDataLength - file.head });
  });
  await devtools.send('Network.enable');
  return () => {
    const taken = arrived;
    arrived = [];
    return taken;
  };
}

async function open() {
  const watched = await world.openPage();
  const take = await noteFiles(await watched.context.newCDPSession(watched.page));
  return { ...watched, take };
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

function sum(files: readonly Loaded[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function report(title: string, files: readonly Loaded[]): void {
  const list = files.map(({ path, bytes }) => `${path.replace('/assets/', '')} ${bytes}`);
  process.stdout.write(`${title}: ${sum(files)} bytes (${list.join(', ')})\n`);
}

test('sign-in and a country’s checklist come in 35 kB together, from this server alone', async () => {
  const { page, take, troubles } = await open();
  // Not by way of one's own countries: what waits for oneself comes there, as a later view.
  await page.goto('/countries/KEN');
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).waitFor();
  const signInFiles = take();
  await signIn(page, 'Focal point, UNICEF, Kenya');
  await page.getByRole('article').first().waitFor();
  const all = [...signInFiles, ...take()];
  report('sign-in', signInFiles);
  report('sign-in and checklist', all);
  expect(all.map(({ encoding }) => encoding)).toEqual(all.map(() => 'br'));
  expect(all.some(({ path }) => path.includes('checklist'))).toBe(true);
  expect(sum(all)).toBeLessThanOrEqual(firstLoad);
  await page.getByRole('link', { name: 'My countries' }).click();
  await page.getByRole('region', { name: 'Waiting for me' }).waitFor();
  const mine = take();
  report('My countries', mine);
  expect(sum(mine)).toBeLessThanOrEqual(laterFiles);
  // Nothing that the policy forbids, nothing that failed, nobody else asked.
  expect(troubles()).toEqual([]);
});

test('each later view comes in 25 kB more, and nothing comes twice', async () => {
  const { page, take, troubles } = await open();
  await page.goto('/countries');
  await signIn(page, 'Coordinator, OHCHR');
  const views: [string, Locator][] = [
    ['Overview', page.getByRole('img', { name: /^Answered so far/ })],
    ['All countries', page.getByRole('gridcell').first()],
    ['What changed', page.getByRole('heading', { name: 'What changed' })],
    ['Decisions', page.getByRole('heading', { name: 'Decisions' })],
    ['Monitor', page.getByText('Choose a country or area. What you look at here')],
  ];
  await page.getByRole('link', { name: 'Kenya' }).click();
  await page.getByRole('article').first().waitFor();
  const seen = take();
  for (const [link, shown] of views) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await shown.waitFor();
    const files = take();
    report(link, files);
    expect(files.length, link).toBeGreaterThan(0);
    expect(sum(files), link).toBeLessThanOrEqual(laterFiles);
    seen.push(...files);
  }
  const paths = seen.map(({ path }) => path);
  expect(paths).toEqual([...new Set(paths)]);
  expect(troubles()).toEqual([]);
});

/** What goes over the line in both directions, with headers, in bytes. */
const line = {
  question: 2_000,
  countryAfter50: 10_000,
  matrixAfter200: 15_000,
} as const;

/** Texts of the checklist's own words in another order: they compress as people's do, and no better. */
function narrativesOf(words: readonly string[]): (length: number) => string {
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? '';
  };
  return (length) => {
    const text: string[] = [];
    while (text.join(' ').length < length) text.push(next());
    return text.join(' ').slice(0, length);
  };
}

async function checklistWords(): Promise<string[]> {
  const { checklist } = await world.coordinator.query<{
    checklist: { sections: { items: { guidance: string; meetsWhen: string }[] }[] };
  }>('{ checklist { sections { items { guidance meetsWhen } } } }');
  const items = checklist.sections.flatMap((section) => section.items);
  return items.flatMap(({ guidance, meetsWhen }) => `${guidance} ${meetsWhen}`.split(/\s+/));
}

const reference = '{ countries { code } checklist { sections { items { code answeredBy } } } }';

test('a visit again and a reopening after others’ changes cost little more than what changed', async () => {
  const relay = await startRelay(Number(new URL(world.concord.url).port));
  onTestFinished(() => relay.stop());
  const { page } = await world.open('coordinator', '/countries/KEN', {
    baseURL: `http://127.0.0.1:${relay.port}`,
  });
  const visit = async (path: string, shown: Locator) => {
    await page.goto('about:blank');
    relay.bytes();
    await page.goto(path);
    await shown.waitFor();
    await page.getByText(/^Live/).waitFor();
    return relay.bytes();
  };
  const article = page.getByRole('article').first();
  const cell = page.getByRole('gridcell').first();
  const untilCopied = (copies: number) =>
    expect.poll(() => copiesOn(page), { timeout: 20_000 }).toBeGreaterThanOrEqual(copies);
  // Who is signed in, and Kenya.
  await untilCopied(2);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const again = await visit('/countries/KEN', article);
  // Nothing of it is the page's own: that comes from the device, and whether it is the newest is one question.
  expect(await page.evaluate(transferred)).toBe(0);
  relay.bytes();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const question = relay.bytes();

  const { countries, checklist } = await world.coordinator.query<{
    countries: { code: string }[];
    checklist: { sections: { items: { code: string; answeredBy: string }[] }[] };
  }>(reference);
  const items = checklist.sections.flatMap((section) => section.items);
  const own = items.filter(({ answeredBy }) => answeredBy === 'AGENCY').map(({ code }) => code);
  const text = narrativesOf(await checklistWords());
  const texts = Array.from({ length: 50 }, () => text(300));
  expect(texts.join('').length / brotliCompressSync(texts.join('')).length).toBeLessThanOrEqual(3);
  const { write } = createWriter(world.coordinator);
  await page.goto('about:blank');
  const places = ['UNICEF', 'UNHCR', 'UN_WOMEN'].flatMap((agency) =>
    own.map((item) => ({ country: 'KEN', agency, item })),
  );
  await write(...texts.map((narrative, index) => ({ ...(places[index] as Place), narrative })));
  const country = await visit('/countries/KEN', article);

  await visit('/matrix', cell);
  await untilCopied(3);
  await page.goto('about:blank');
  for (const item of own.slice(0, 2)) {
    const cells = countries.slice(0, 100).map(({ code }) => ({ country: code, agency: null, item }));
    await write(...cells.map((place) => ({ ...place, agency: 'UNICEF', status: 'IN_PROGRESS' })));
  }
  const matrix = await visit('/matrix', cell);
  process.stdout.write(
    `over the line, both ways, with headers: a visit again ${again} bytes, whether there is a newer page ${question}, ` +
      `a country after 50 changes ${country}, the matrix after 200 ${matrix}\n`,
  );
  expect(question).toBeLessThanOrEqual(line.question);
  expect(country - again).toBeLessThanOrEqual(line.countryAfter50);
  expect(matrix).toBeLessThanOrEqual(line.matrixAfter200);
});

type Place = { country: string; agency: string; item: string };

/** Runs in the page: what came over the line of its own files. */
function transferred(): number {
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ];
  return (entries as PerformanceResourceTiming[])
    .filter(({ name }) => name === location.href || name.includes('/assets/'))
    .reduce((sum, { transferSize }) => sum + transferSize, 0);
}

function copiesOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const opening = indexedDB.open('concord', 1);
        // Not the page's own opening: it makes the stores.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => done(0);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('copies').objectStore('copies').count();
          counting.onsuccess = () => {
            opening.result.close();
            done(counting.result);
          };
        };
      }),
  );
}
