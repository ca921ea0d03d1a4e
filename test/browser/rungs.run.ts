import type { Page } from 'playwright-core';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { type FaultyNetwork, type NetworkFault, startFaultyNetwork } from '../support/faulty-network.ts';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { itemOf, keptHere, received, textOf, whereaboutsOf, write } from './country-page.ts';

// A page behind networks that let less through than a WebSocket: each has to end in a page that works, or in the true
// sentence. The page's clock is moved on where it waits for what never comes; `npm run bench:rungs` takes the real times.

const world = concordInBrowser();
let writer: Writer;
beforeAll(async () => {
  writer = createWriter(await signInAs(world.concord.url, 'focal-point/UNHCR/KEN'));
});

const live = /^Live( since| · last change) \d\d:\d\d/;
const liveByStream = /^Live by event stream( since| · last change) \d\d:\d\d/;
const asks = /^Not live: asks every \d+ (s|min) · last heard \d\d:\d\d$/;

interface Opened {
  page: Page;
  network: FaultyNetwork;
}

/** Opens Kenya's checklist behind a network, on a rung where one is forced, with a clock that can be moved on. */
async function openBehind(fault: NetworkFault, rung?: string): Promise<Opened> {
  const network = await startFaultyNetwork(Number(new URL(world.concord.url).port), fault);
  const { page, context } = await world.openPage({ baseURL: network.url });
  onTestFinished(() => network.stop());
  if (rung) await context.addInitScript((chosen) => localStorage.setItem('concord-rung', chosen), rung);
  await page.clock.install();
  await page.request.post('/auth/demo', { data: { persona: 'focal-point/UNICEF/KEN' } });
  await page.goto('/countries/KEN');
  await page.getByRole('article').first().waitFor();
  return { page, network };
}

/** What to do about a bad line is loaded ahead; the meter comes with it. */
async function untilLoaded({ page }: Opened): Promise<void> {
  await waitUntil(
    async () => {
      await page.clock.fastForward(5_000);
      return page.evaluate(() => localStorage.getItem('concord-use'));
    },
    { every: 100, what: 'the ladder is loaded ahead' },
  );
}

/** Waits until the page's line says so. `faster`: its clock is moved on meanwhile, for what is given up after some seconds. */
async function untilSaid({ page }: Opened, said: RegExp, { faster = false } = {}): Promise<void> {
  await waitUntil(
    async () => {
      if (faster) await page.clock.fastForward(1_000);
      return page.locator('.strip').getByText(said).isVisible();
    },
    // What is on its way must be able to arrive before it is given up.
    { every: faster ? 150 : 20, within: 40_000, what: `the page says ${said}` },
  );
}

/** As when the device finds its network again: otherwise the page would wait for its turn. */
async function backOnLine({ page, network }: Opened): Promise<void> {
  network.become('through');
  await page.evaluate(() => dispatchEvent(new Event('online')));
}

let changes = 0;
/** Somebody else writes, and the page shows it; what one writes oneself is received. */
async function exchange({ page }: Opened, { moveOn = false, press = '' } = {}): Promise<void> {
  changes += 1;
  const theirs = `They wrote ${changes}.`;
  const mine = `I wrote ${changes}.`;
  const shared = itemOf(page, 'Senior lead named');
  const own = itemOf(page, 'Agency focal point');
  await write(own, mine);
  await whereaboutsOf(own).getByText(received).waitFor();
  await writer.write({ country: 'KEN', agency: null, item: 'LDR-1', narrative: theirs });
  if (press) await page.getByRole('button', { name: press }).click();
  await waitUntil(
    async () => {
      if (moveOn) await page.clock.fastForward(5_000);
      return (await textOf(shared).inputValue()) === theirs;
    },
    { every: 50, what: 'the page shows what somebody else wrote' },
  );
}

test('a network that swallows WebSockets leaves the page live by an event stream, and it climbs back once they are let through', async () => {
  const opened = await openBehind('swallows');
  const { page, network } = opened;
  await untilSaid(opened, liveByStream, { faster: true });
  await exchange(opened);
  network.become('through');
  network.asked();
  // A clock that leaps is a device that slept: its stream counts as silent, and the wait for the climb begins anew.
  await page.clock.fastForward('04:00');
  await untilSaid(opened, asks);
  expect(network.asked()).not.toContain('upgrade');
  await page.clock.fastForward('05:05');
  await untilSaid(opened, live);
  await exchange(opened);
});

test('a network that greets on a WebSocket and then says nothing more leaves the page live by an event stream', async () => {
  const opened = await openBehind('silences');
  await untilSaid(opened, liveByStream, { faster: true });
  await exchange(opened);
});

test('a network that buffers answers leaves the page asking, and it says how often', async () => {
  const opened = await openBehind('buffers');
  await untilSaid(opened, asks, { faster: true });
  await exchange(opened, { moveOn: true });
});

test('what answers in Concord’s place, a server with another name and a cut line are each named, and nothing counts as received', async () => {
  const opened = await openBehind('through');
  const { page, network } = opened;
  await untilSaid(opened, live);
  await untilLoaded(opened);
  network.become('portal');
  await untilSaid(opened, /^Not connected since .* something else answers in Concord’s place/);
  const own = itemOf(page, 'Agency focal point');
  await write(own, 'Written in a hotel.');
  await whereaboutsOf(own).getByText(keptHere).waitFor();
  network.become('moves');
  await untilSaid(opened, /^Not connected since .* this server has another name now/, { faster: true });
  network.become('cut');
  await untilSaid(opened, /^Not connected since \d\d:\d\d · what you see is as of then · trying again$/, {
    faster: true,
  });
  await backOnLine(opened);
  await untilSaid(opened, live);
  await whereaboutsOf(own).getByText(received).waitFor();
});

test('each way can be chosen on the account’s page, stays so on this device, and is what the page then says', async () => {
  const opened = await openBehind('through');
  const { page, network } = opened;
  await page.getByRole('link', { name: 'Focal point, UNICEF, Kenya' }).click();
  const choose = page.getByLabel('How others’ changes come to this device');
  await page.getByText(/^Used on this device this month, about: \d.* MB received, \d.* MB sent\.$/).waitFor();
  await choose.selectOption('Live, by event stream');
  await untilSaid(opened, liveByStream);
  await page.goto('/countries/KEN');
  await untilSaid(opened, liveByStream);
  await exchange(opened);
  await page.evaluate(() => localStorage.setItem('concord-rung', 'asking'));
  await page.reload();
  await untilSaid(opened, asks);
  await exchange(opened, { moveOn: true });
  await page.evaluate(() => localStorage.setItem('concord-rung', 'hand'));
  await page.reload();
  await untilSaid(opened, /^Not live · not synced in this window yet$/);
  await exchange(opened, { press: 'Sync now' });
  await untilSaid(opened, /^Not live · last synced \d\d:\d\d$/);
  // What is done by hand is done once.
  network.asked();
  await page.clock.fastForward('30:00');
  expect(network.asked().filter((path) => /^(upgrade|\/graphql\/st)/.test(path))).toEqual([]);
  await page.getByRole('link', { name: 'Focal point, UNICEF, Kenya' }).click();
  await choose.selectOption('Chosen by the page');
  await untilSaid(opened, live);
});
