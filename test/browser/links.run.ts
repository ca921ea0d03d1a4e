import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { WatchedPage } from '../support/browser.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf } from './country-page.ts';

const focal = 'focal-point/UNICEF/KEN';

const world = concordInBrowser();
beforeAll(async () => {
  const writer = createWriter(world.coordinator);
  await writer.write(
    { country: 'KEN', agency: 'UNICEF', item: 'ANL-3', status: 'SUBMITTED', narrative: 'By language.' },
    { country: 'KEN', agency: 'UNHCR', item: 'ANL-3', status: 'SUBMITTED', narrative: 'By origin.' },
  );
});

async function open(path: string, persona = focal): Promise<WatchedPage> {
  const watched = await world.open(persona, path);
  await watched.page.getByRole('heading', { level: 1 }).waitFor();
  return watched;
}

/** Waits until the address is this one. */
async function at(page: Page, address: string): Promise<void> {
  const here = () => page.url().slice(world.concord.url.length);
  await waitUntil(() => here() === address, { what: () => `${address}, not ${here()}` });
}

/** What the page shows, without what moves by itself. */
async function shown(page: Page): Promise<string> {
  for (const passing of ['Loading…', 'Counting…']) {
    await page.getByText(passing).waitFor({ state: 'detached' });
  }
  const main = (await page.getByRole('main').textContent()) ?? '';
  return main.replaceAll(/\d\d:\d\d(:\d\d)?/g, 'HH:MM');
}

test('every choice in a country goes into its address, and back undoes them one by one', async () => {
  const { page, troubles } = await open('/countries/KEN');
  await page.getByRole('combobox', { name: 'Agency' }).selectOption('UNHCR');
  await at(page, '/countries/KEN?agency=UNHCR');
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: /^Analysis/ })
    .click();
  await at(page, '/countries/KEN?agency=UNHCR&section=ANL');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('SUBMITTED');
  await at(page, '/countries/KEN?agency=UNHCR&section=ANL&status=SUBMITTED');
  expect(await page.getByRole('article').count()).toBe(1);
  await page.getByRole('link', { name: 'ANL-3', exact: true }).first().click();
  await at(page, '/countries/KEN?agency=UNHCR&section=ANL&status=SUBMITTED&item=ANL-3');
  // The item takes the focus once it is drawn; what is typed before would go there.
  await page.locator('#item-ANL-3 h3:focus').waitFor();
  // What is typed into the search is one step, not one for every key.
  await page.getByLabel('Search in items and answers').pressSequentially('origin');
  await at(page, '/countries/KEN?agency=UNHCR&section=ANL&status=SUBMITTED&q=origin');

  const addresses = [
    '/countries/KEN?agency=UNHCR&section=ANL&status=SUBMITTED',
    '/countries/KEN?agency=UNHCR&section=ANL',
    '/countries/KEN?agency=UNHCR',
    '/countries/KEN',
  ];
  for (const address of addresses) {
    await page.goBack();
    await at(page, address);
  }
  expect(await page.getByRole('combobox', { name: 'Agency' }).inputValue()).toBe('UNICEF');
  for (const address of [...addresses.reverse().slice(1)]) {
    await page.goForward();
    await at(page, address);
  }
  expect(await page.getByRole('article').count()).toBe(1);
  expect(troubles()).toEqual([]);
});

test.each([
  '/',
  '/?q=ken',
  '/countries?q=land',
  '/countries/KEN?agency=UNHCR&section=ANL',
  '/countries/KEN?status=SUBMITTED',
  '/countries/KEN?q=language',
  '/countries/KEN/history?agency=UNICEF&item=ANL-3',
  '/countries/KEN/history',
  '/changes?country=KEN&agency=UNHCR',
  '/cell/KEN/UNICEF',
  '/decisions?country=KEN',
  '/stuck?country=KEN&rule=NO_CHANGE',
  '/matrix?region=Oceania&section=ANL&status=SUBMITTED&group=none',
])('%s shows after a reload what it showed before, and the same address', async (path) => {
  const { page, context } = await open(path, path.startsWith('/?') || path === '/' ? focal : 'coordinator');
  // Parts of a page come one after the other, so what it showed is read of one that stays as it is.
  const left = await context.newPage();
  await left.goto(path);
  for (const one of [page, left]) {
    await one.getByRole('heading', { level: 1 }).waitFor();
    if (!path.startsWith('/matrix')) continue;
    await one.waitForFunction(() => document.querySelectorAll('tr.revealed').length >= 14);
  }
  const alike = async () => (await shown(page)) === (await shown(left));
  await waitUntil(alike, { what: 'both pages show the same' });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await waitUntil(alike, { what: 'the page shows what it showed' });
  await at(page, path);
});

test('a link to an item, opened signed out, asks to sign in and then shows exactly that', async () => {
  const watched = await world.openPage();
  const { page } = watched;
  const path = '/countries/KEN?agency=UNHCR&item=ANL-3';
  await page.goto(path);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: 'Observer' }).click();
  const item = itemOf(page, 'Disaggregated results');
  await item.getByText('By origin.').waitFor();
  await at(page, path);
  await waitUntil(() =>
    item.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && top < innerHeight && bottom > 0;
    }),
  );
  expect(watched.troubles()).toEqual([]);
});

test('a new view begins at its top, and its heading has the focus', async () => {
  const { page } = await open('/countries/KEN');
  await page.getByRole('article').last().scrollIntoViewIfNeeded();
  await page.getByRole('link', { name: 'What changed' }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'What changed' });
  await heading.waitFor();
  await waitUntil(() => heading.evaluate((one) => one === document.activeElement));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await page.title()).toBe('What changed · Concord');
});
