import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAs } from '../browser/open-as.ts';
import { launchBrowser, type WatchedPage } from '../support/browser.ts';
import { type FaultyNetwork, type NetworkFault, startFaultyNetwork } from '../support/faulty-network.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';

// In real time: how long a page takes behind each fault until it works again or says the truth (30 s at most). Then how
// many bytes an hour takes in which nobody changes anything, on each rung (20 kB at most, heads included).
//
// `npm run bench:rungs`. HOUR_MINUTES=5 measures so many minutes of each rung that stays open, and takes the hour for as
// many times that. An hour of questions passes by the page's own clock, moved on.

const mostSeconds = 30;
const mostBytes = 20_000;
const minutes = Number(process.env.HOUR_MINUTES ?? 5);

let concord: RunningConcord;
let browser: Browser;
beforeAll(async () => {
  concord = await startTestConcord('postgres', { env: { DEMO: '1' } });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await concord?.drop();
});

interface Opened extends WatchedPage {
  network: FaultyNetwork;
  close(): Promise<void>;
}

async function open(fault: NetworkFault, path: string): Promise<Opened> {
  const network = await startFaultyNetwork(Number(new URL(concord.url).port), fault);
  const watched = await openAs(browser, 'focal-point/UNICEF/KEN', path, { baseURL: network.url });
  return {
    ...watched,
    network,
    async close() {
      await watched.close();
      await network.stop();
    },
  };
}

async function secondsUntil(page: Page, said: RegExp): Promise<number> {
  const began = performance.now();
  await waitUntil(() => page.locator('.strip').getByText(said).isVisible(), {
    within: 90_000,
    every: 50,
    what: `the page says ${said}`,
  });
  return (performance.now() - began) / 1_000;
}

/** What to do about a bad line is loaded ahead; the meter comes with it. */
async function allLoaded(page: Page): Promise<void> {
  await waitUntil(() => page.evaluate(() => localStorage.getItem('concord-use')), {
    within: 40_000,
    every: 200,
  });
}

const live = /^Live( since| · last change)/;
const liveByStream = /^Live by event stream/;
const asks = /^Not live: asks every/;
const lost = /^Not connected since/;
const faults: readonly [NetworkFault, RegExp][] = [
  ['refuses', liveByStream],
  ['hangs', liveByStream],
  ['swallows', liveByStream],
  ['silences', liveByStream],
  ['buffers', asks],
];

test('seconds until a page works, or says the truth', async () => {
  const rows: string[] = [];
  const note = (what: string, seconds: number) => {
    rows.push(`${what.padEnd(60)} ${seconds.toFixed(1).padStart(5)} s`);
    expect.soft(seconds, what).toBeLessThanOrEqual(mostSeconds);
  };
  for (const [fault, said] of faults) {
    const atStart = await open(fault, '/countries/KEN');
    note(`opened behind one that ${fault}: ${said.source}`, await secondsUntil(atStart.page, said));
    await atStart.close();
    const later = await open('through', '/countries/KEN');
    await secondsUntil(later.page, live);
    await allLoaded(later.page);
    later.network.become(fault);
    note(`in the middle, ${fault}: ${said.source}`, await secondsUntil(later.page, said));
    await later.close();
  }
  for (const [fault, said] of [
    ['portal', /something else answers in Concord’s place/],
    ['moves', /this server has another name now/],
    ['cut', lost],
  ] as const) {
    const opened = await open('through', '/countries/KEN');
    await secondsUntil(opened.page, live);
    await allLoaded(opened.page);
    opened.network.become(fault);
    note(`in the middle, ${fault}: ${said.source}`, await secondsUntil(opened.page, said));
    opened.network.become('through');
    rows.push(`  and live again ${(await secondsUntil(opened.page, live)).toFixed(1)} s after it was over`);
    await opened.close();
  }
  process.stdout.write(`${rows.join('\n')}\n`);
});

test('bytes of an hour in which nothing happens', async () => {
  const rows = await Promise.all(
    (['socket', 'stream', 'asking', 'hand'] as const).flatMap((rung) =>
      ['/countries/KEN', '/matrix'].map(async (path) => {
        const opened = await open('through', '/');
        const { page, network } = opened;
        await page.evaluate((chosen) => localStorage.setItem('concord-rung', chosen), rung);
        if (rung === 'asking') await page.clock.install();
        await page.goto(path);
        await page
          .locator('.strip')
          .getByText(/^(Live|Not live)/)
          .waitFor();
        // What is loaded ahead comes within ten seconds.
        await new Promise((done) => setTimeout(done, 15_000));
        const before = network.bytes();
        network.asked();
        if (rung === 'asking') {
          let open = 0;
          page.on('request', () => {
            open += 1;
          });
          const over = () => {
            open -= 1;
          };
          page.on('requestfinished', over).on('requestfailed', over);
          for (let second = 0; second < 3_600; second += 10) {
            await page.clock.fastForward(10_000);
            // An answer takes as long as the network does: one that the moved clock outruns would count as lost.
            await waitUntil(() => open <= 0, { within: 60_000, every: 5, what: 'every answer is there' });
          }
        } else await new Promise((done) => setTimeout(done, minutes * 60_000));
        const bytes = (network.bytes() - before) * (rung === 'asking' ? 1 : 60 / minutes);
        const asked = new Map<string, number>();
        for (const one of network.asked()) asked.set(one, (asked.get(one) ?? 0) + 1);
        await opened.close();
        return {
          rung,
          path,
          bytes: Math.round(bytes),
          asked: [...asked].map(([one, times]) => `${times} × ${one}`),
        };
      }),
    ),
  );
  for (const { rung, path, bytes, asked } of rows) {
    process.stdout.write(
      `${rung.padEnd(8)} ${path.padEnd(16)} ${bytes} bytes an hour (${asked.join(', ')})\n`,
    );
    expect.soft(bytes, `${rung} ${path}`).toBeLessThanOrEqual(mostBytes);
  }
});

test('of four tabs three have an event stream and the fourth asks, so that questions and changes have a connection', async () => {
  const first = await open('refuses', '/countries/KEN');
  const pages = [first.page];
  while (pages.length < 4) {
    const page = await first.context.newPage();
    await page.goto('/countries/KEN');
    pages.push(page);
  }
  const said = () =>
    Promise.all(
      pages.map(async (page) => {
        const line = page.locator('.strip');
        if (await line.getByText(liveByStream).isVisible()) return 'stream';
        return (await line.getByText(asks).isVisible()) ? 'asking' : '';
      }),
    );
  await waitUntil(async () => (await said()).every((one) => one !== ''), { within: 60_000, every: 200 });
  expect((await said()).sort()).toEqual(['asking', 'stream', 'stream', 'stream']);
  await first.close();
});
