import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startRenamingProxy } from '../support/renaming-proxy.ts';
import { waitUntil } from '../support/wait.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { actOf, holdBack, itemOf, received, textOf, whereaboutsOf } from './country-page.ts';

const world = concordInBrowser();
const patient = { timeout: 40_000 };

async function answerTo(country: string, item: string) {
  const { countryChecklist } = await world.coordinator.query<{
    countryChecklist: { responses: { itemCode: string; status: string; narrative: string | null }[] };
  }>(
    `query ($country: String!) { countryChecklist(country: $country) { responses { itemCode status narrative } } }`,
    { country },
  );
  return countryChecklist.responses.find(({ itemCode }) => itemCode === item);
}

/**
 * Ends the tab once its page has nothing else to do. Chromium gives a page half a second to hear that it ends. A
 * machine with other work is still handing it keys then; what such a page had kept goes out on the next visit.
 */
async function endTab(page: Page) {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.close({ runBeforeUnload: false });
}

test('a status chosen just before the tab is ended is recorded', async () => {
  const { page } = await world.open('focal-point/UNICEF/KEN', '/countries/KEN');
  const item = itemOf(page, 'Agency focal point');
  await actOf(item, 'Mark as in progress').click();
  await endTab(page);
  await waitUntil(async () => (await answerTo('KEN', 'LDR-2'))?.status === 'IN_PROGRESS');
});

test('a text that is being typed when the tab is ended is recorded', async () => {
  const { page } = await world.open('focal-point/UNICEF/NPL', '/countries/NPL');
  await textOf(itemOf(page, 'Agency focal point')).pressSequentially('Half a sentence');
  await endTab(page);
  await waitUntil(async () => (await answerTo('NPL', 'LDR-2'))?.narrative === 'Half a sentence');
});

test('what is typed while another change is on its way is recorded when the tab is ended', async () => {
  const { page } = await world.open('focal-point/UNICEF/PER', '/countries/PER');
  await itemOf(page, 'Agency focal point').waitFor();
  await page.evaluate(() => {
    // The answers stay away for good, so what comes after would wait for its turn.
    const { fetch: real } = window;
    window.fetch = async (...asked) => {
      await real(...asked);
      return new Promise<Response>(() => {});
    };
  });
  await actOf(itemOf(page, 'Agency focal point'), 'Mark as in progress').click();
  await textOf(itemOf(page, 'Managers answer for results')).pressSequentially('Meanwhile');
  await textOf(itemOf(page, 'Disaggregated results')).pressSequentially('And here');
  await endTab(page);
  await waitUntil(async () => (await answerTo('PER', 'LDR-4'))?.narrative === 'Meanwhile');
  await waitUntil(async () => (await answerTo('PER', 'ANL-3'))?.narrative === 'And here');
  expect((await answerTo('PER', 'LDR-2'))?.status).toBe('IN_PROGRESS');
});

test('a page that is only hidden sends what is typed, and says so when it is looked at again', async () => {
  const { page, troubles } = await world.open('focal-point/UNICEF/CHL', '/countries/CHL');
  const item = itemOf(page, 'Agency focal point');
  await textOf(item).pressSequentially('Before the phone rang');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await whereaboutsOf(item).getByText(received).waitFor();
  expect((await answerTo('CHL', 'LDR-2'))?.narrative).toBe('Before the phone rang');
  expect(troubles()).toEqual([]);
});

test('loading the page again costs nothing where all that is unsent is on the device', async () => {
  const { page, context } = await world.open('focal-point/UNICEF/FRA', '/countries/FRA');
  await itemOf(page, 'Agency focal point').waitFor();
  await holdBack(context);
  await textOf(itemOf(page, 'Agency focal point')).fill('Not sent yet');
  await textOf(itemOf(page, 'Agency focal point')).blur();
  await whereaboutsOf(itemOf(page, 'Agency focal point')).getByText('on this device').waitFor();
  await context.route('**/assets/**', (route) => route.abort());
  await page.getByRole('link', { name: 'All countries', exact: true }).click();
  await page.getByRole('button', { name: 'Load the page again', exact: true }).waitFor();
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('/countries/FRA');
  // The former page may have had its answer by then: that it was received is said by the page that heard of it.
  await waitUntil(async () => (await answerTo('FRA', 'LDR-2'))?.narrative === 'Not sent yet');
  await itemOf(page, 'Agency focal point').waitFor();
  expect(await textOf(itemOf(page, 'Agency focal point')).inputValue()).toBe('Not sent yet');
});

test('a server that turns the page away is not called a dead line', async () => {
  const { page, context } = await world.open('focal-point/UNICEF/ITA', '/countries/ITA');
  const item = itemOf(page, 'Agency focal point');
  await item.waitFor();
  await context.route('**/graphql', (route) =>
    route.fulfill({
      status: 421,
      contentType: 'application/json',
      body: JSON.stringify({ code: 'MISDIRECTED_REQUEST', message: 'This server has another name.' }),
    }),
  );
  await actOf(item, 'Mark as in progress').click();
  await whereaboutsOf(item)
    .getByText('the server does not take it from this page (HTTP 421. This server has another name.)')
    .waitFor();
  await page.getByRole('link', { name: 'My countries' }).click();
  await page
    .getByText(/^The server takes no questions from this page as it comes: HTTP 421/)
    .first()
    .waitFor();
});

test('a socket that is turned away is not called a dead line either, and says why until it is let in', async () => {
  const proxy = await startRenamingProxy(Number(new URL(world.concord.url).port));
  onTestFinished(() => proxy.stop());
  const { page, screenshot } = await world.open('focal-point/UNICEF/PER', '/countries/PER', {
    baseURL: proxy.url,
  });
  await itemOf(page, 'Agency focal point').waitFor();
  const state = page.getByRole('banner').getByRole('status');
  const height = () => page.getByRole('banner').evaluate((element) => element.getBoundingClientRect().height);
  proxy.rename(true);
  await state.getByText(/^Not connected since .* The server takes no questions .*HTTP 403/).waitFor(patient);
  await screenshot('turned-away');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot('turned-away-phone');
  expect(await height()).toBeLessThanOrEqual(64);
  await page.setViewportSize({ width: 1280, height: 800 });
  proxy.rename(false);
  // As when the device finds its network again: otherwise it would wait for its turn, up to half a minute by then.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByRole('banner').getByText(/^Live/).waitFor(patient);
  expect(await state.textContent()).toBe('');
}, 90_000);
