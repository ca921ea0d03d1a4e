import type { CDPSession, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { concordInBrowser } from './concord-in-browser.ts';

// What a browser receives of the page itself: the bodies of the document, its scripts and its styles, as they come over
// the line, compressed with brotli. Not counted: headers, the icon, and what the server answers to questions.

const beforeSignIn = 20_000;
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
  // What comes out of a service worker’s cache doesn’t come over the line: here everything has to.
  const watched = await world.openPage();
  const take = await noteFiles(await watched.context.newCDPSession(watched.page));
  await watched.context.addInitScript(holdBack);
  return { ...watched, take };
}

/** Runs in the page: what it loads by itself after some seconds waits until `letGo`. On a busy machine it would count as the first load. */
function holdBack(): void {
  const later = setTimeout;
  const began = performance.now();
  let held: (() => void)[] | null = [];
  const wait = (call: () => void, ms = 0) => {
    if (!held || ![4_000, 5_000, 9_000].includes(ms)) return later(call, ms);
    held.push(() => later(call, Math.max(0, ms - (performance.now() - began))));
    return 0;
  };
  const letGo = () => {
    for (const go of held ?? []) go();
    held = null;
  };
  Object.assign(globalThis, { setTimeout: wait, letGo });
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** What the page loads by itself after 9 s, for later, is no view's: on a busy machine it would count as the next one's. */
async function untilAhead(page: Page): Promise<void> {
  await page.evaluate('letGo()');
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name, startTime, duration }) => {
      return name.includes('/assets/') && startTime >= 9_000 && duration > 0;
    }),
  );
}

function sum(files: readonly Loaded[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function report(title: string, files: readonly Loaded[]): void {
  const list = files.map(({ path, bytes }) => `${path.replace('/assets/', '')} ${bytes}`);
  process.stdout.write(`${title}: ${sum(files)} bytes (${list.join(', ')})\n`);
}

test('one signs in with 20 kB; where what follows doesn’t come, the page says so and loads again', async () => {
  const { page, take } = await open();
  await page.route('**/assets/rest-*.js', (route) => route.abort());
  await page.goto('/countries/KEN');
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).waitFor();
  const files = take();
  report('sign-in', files);
  expect(sum(files)).toBeLessThanOrEqual(beforeSignIn);
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).click();
  await page.getByRole('alert').getByText('This part of the page could not be loaded').waitFor();
  await page.unroute('**/assets/rest-*.js');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('article').first().waitFor();
});

test('sign-in and a country’s checklist come in 35 kB together, from this server alone', async () => {
  const { page, take, troubles } = await open();
  // Not by way of one's own countries: what waits for oneself comes there, as a later view.
  await page.goto('/countries/KEN');
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).waitFor();
  await signIn(page, 'Focal point, UNICEF, Kenya');
  await page.getByRole('article').first().waitFor();
  const all = take();
  report('sign-in and checklist', all);
  expect(all.map(({ encoding }) => encoding)).toEqual(all.map(() => 'br'));
  expect(all.some(({ path }) => path.includes('/rest-'))).toBe(true);
  expect(sum(all)).toBeLessThanOrEqual(firstLoad);
  await untilAhead(page);
  take();
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
  await untilAhead(page);
  // What stands beside every view comes after some seconds.
  await page.getByRole('navigation', { name: 'Language' }).waitFor();
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
