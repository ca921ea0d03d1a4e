import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startFaultyNetwork } from '../support/faulty-network.ts';
import { type Relay, startRelay } from '../support/relay.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { actOf, cardOf, received, whereaboutsOf } from './country-page.ts';

// What goes over the line both ways, heads included, counted by a relay before the server. Files of the page come out of the
// service worker from the second visit on, and nothing of them goes over the line: what is left are questions and the socket. A
// question costs some 1,250 bytes before it says anything, 700 of them the browser’s own head.
//
// What is asked of the page is printed beside what it takes. Where it takes more, what fails a test is only that it becomes worse.

const world = concordInBrowser();

/** Numbers of changes and what they say: a short text that is written once compresses little. */
const saying = (number: number) =>
  `${(number * 7919).toString(36)} courts heard ${number * 13} cases of ${(number * 104729).toString(36)}, of which ${number} ended.`;

async function relayed(): Promise<{ relay: Relay; baseURL: string }> {
  const relay = await startRelay(Number(new URL(world.concord.url).port));
  onTestFinished(() => relay.stop());
  return { relay, baseURL: `http://127.0.0.1:${relay.port}` };
}

/** Until nothing has gone over the line for a second. */
async function quiet(relay: Relay): Promise<number> {
  let before = -1;
  await waitUntil(
    () => {
      const same = relay.bytes() === before;
      before = relay.bytes();
      return same;
    },
    { within: 60_000, every: 1_000, what: 'the line is quiet' },
  );
  return relay.bytes();
}

const isLive = (page: Page) =>
  page
    .locator('.strip')
    .getByText(/^Live( since| · last change)/)
    .waitFor();

/** Until all that comes later is there, and the files and what one looks at are on the device. */
async function settled(page: Page, relay: Relay): Promise<void> {
  await isLive(page);
  await page.waitForFunction(() => localStorage.getItem('concord-copies') !== null);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => performance.now() > 12_000);
  await quiet(relay);
}

/** What an address costs until it is live, and with all that comes later, on a device that was there before. */
async function bytesOf(page: Page, relay: Relay, path: string): Promise<{ live: number; all: number }> {
  const before = relay.bytes();
  await page.goto(path);
  await isLive(page);
  const live = relay.bytes() - before;
  await page.waitForFunction(() => performance.now() > 12_000);
  return { live, all: (await quiet(relay)) - before };
}

function print(what: string, bytes: number, asked: number): void {
  process.stdout.write(`${what}: ${bytes} bytes (at most ${asked} are asked for)\n`);
}

test('a saved status, a second visit and fifty changes by others cost little', async () => {
  const { relay, baseURL } = await relayed();
  const { page } = await world.open('focal-point/UNICEF/KEN', '/countries/KEN', {
    baseURL,
    context: { serviceWorkers: 'allow' },
  });
  await settled(page, relay);

  const before = relay.bytes();
  await actOf(cardOf(page, 'LDR-2'), 'Mark as in progress').click();
  await whereaboutsOf(cardOf(page, 'LDR-2')).getByText(received).waitFor();
  const status = (await quiet(relay)) - before;
  print('one saved status', status, 1_500);
  expect(status).toBeLessThanOrEqual(2_800);

  await page.goto('about:blank');
  await quiet(relay);
  const again = await bytesOf(page, relay, '/countries/KEN');
  print('a second visit, until live', again.live, 2_000);
  print('a second visit, with all that comes later', again.all, 2_000);
  expect(again.all).toBeLessThanOrEqual(17_000);

  await page.goto('about:blank');
  const writer = createWriter(world.coordinator);
  const items = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6', 'PRG-2'];
  for (let number = 0; number < 50; number += 1) {
    const [agency, item] = [number % 2 ? 'UNHCR' : 'UN_WOMEN', items[number % items.length] ?? ''];
    await writer.write({ country: 'KEN', agency, item, status: 'IN_PROGRESS', narrative: saying(number) });
  }
  const reopened = await bytesOf(page, relay, '/countries/KEN');
  print(
    'a country after 50 changes by others to drafts that one does not read, until live',
    reopened.live,
    10_000,
  );
});

test('the matrix after two hundred changes costs little', async () => {
  const { relay, baseURL } = await relayed();
  const { page } = await world.open('coordinator', '/matrix', {
    baseURL,
    context: { serviceWorkers: 'allow' },
  });
  await settled(page, relay);
  await page.goto('about:blank');
  const { countries } = await world.coordinator.query<{ countries: { code: string }[] }>(
    '{ countries { code } }',
  );
  const writer = createWriter(world.coordinator);
  const changes = Array.from({ length: 200 }, (_, number) => ({
    country: countries[(number * 17) % countries.length]?.code ?? 'KEN',
    agency: number % 2 ? 'UNHCR' : 'UN_WOMEN',
    item: number < 100 ? 'LDR-2' : 'LDR-4',
    status: 'IN_PROGRESS',
  }));
  for (let from = 0; from < 200; from += 50) await writer.write(...changes.slice(from, from + 50));
  const reopened = await bytesOf(page, relay, '/matrix');
  print('the matrix after 200 changes, until live', reopened.live, 15_000);
});

test('an hour of asking in which nothing happens costs at most 20 kB', async () => {
  const network = await startFaultyNetwork(Number(new URL(world.concord.url).port));
  onTestFinished(() => network.stop());
  const { page } = await world.open('focal-point/UNICEF/KEN', '/', { baseURL: network.url });
  await page.evaluate(() => localStorage.setItem('concord-rung', 'asking'));
  await page.clock.install();
  await page.goto('/countries/KEN');
  await page
    .locator('.strip')
    .getByText(/^Not live: asks every/)
    .waitFor();
  let open = 0;
  page.on('request', () => {
    open += 1;
  });
  const closed = () => {
    open -= 1;
  };
  page.on('requestfinished', closed).on('requestfailed', closed);
  // An answer takes as long as the network does, and not as long as the clock is moved on meanwhile.
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 10) {
      await page.clock.fastForward(10_000);
      await waitUntil(() => open <= 0, { within: 20_000, every: 5, what: 'every answer is there' });
    }
  };
  await pass(60);
  const before = network.bytes();
  network.asked();
  await pass(3_600);
  print(`an hour of asking (${network.asked().length} questions)`, network.bytes() - before, 20_000);
  expect(network.bytes() - before).toBeLessThanOrEqual(20_000);
});
