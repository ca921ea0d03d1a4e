import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';

// Bytes and times by view, on a line of 64 kbit/s with 800 ms to and fro. Chromium makes the line so, but for what goes over a
// socket, and slows the processor four times. Narratives are as hard to compress as what people write.
//
// `npm run bench:page`

const line = { offline: false, latency: 800, downloadThroughput: 8_000, uploadThroughput: 8_000 };
const slowedBy = 4;

const agencies = ['UNICEF', 'UNHCR', 'UN_WOMEN', 'WHO', 'UNDP', 'ILO', 'UNESCO', 'WFP'];
const items = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6', 'PRG-2'];
const narrativeLength = 600;

let concord: RunningConcord;
let browser: Browser;
beforeAll(async () => {
  concord = await startTestConcord('postgres', { agencies });
  const writer = createWriter(await signInAs(concord.url, 'coordinator'));
  const random = chance(7);
  const texts: string[] = [];
  for (const agency of agencies) {
    for (const item of items) {
      const narrative = textOf(random, narrativeLength);
      texts.push(narrative);
      await writer.write({ country: 'KEN', agency, item, status: 'IN_PROGRESS', narrative });
    }
  }
  const all = texts.join('\n');
  expect(all.length / brotliCompressSync(all).length).toBeLessThanOrEqual(3);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await concord?.drop();
});

const persona = '.personas button';
const ownItem = '#item-LDR-2 textarea';

interface Measured {
  readonly what: string;
  readonly seconds: number;
  readonly most: number;
  readonly bytes: number;
}

test('what a slow line makes of signing in, of one’s own answers and of a second visit', async () => {
  const rows: Measured[] = [];
  const note = (row: Measured) => {
    rows.push(row);
    process.stdout.write(
      `${row.what.padEnd(52)} ${row.seconds.toFixed(1).padStart(5)} s (at most ${row.most} s) after ${row.bytes} bytes\n`,
    );
  };

  const out = await slowly();
  await out.page.goto('/countries/KEN');
  note({ what: 'sign-in usable, cold', ...(await out.shows(persona)), most: 4 });
  await out.close();

  const cold = await slowly({ signedIn: true });
  await cold.page.goto('/countries/KEN');
  note({ what: 'one’s own items answerable, cold', ...(await cold.shows(ownItem)), most: 6 });
  await cold.page.locator('.strip').getByText(/^Live/).waitFor();
  note({ what: 'the whole country there and live, cold', ...(await cold.after()), most: 12 });
  await cold.page.waitForFunction(() => localStorage.getItem('concord-copies') !== null, null, {
    timeout: 60_000,
  });
  await cold.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await cold.page.waitForFunction(() => performance.now() > 30_000);
  cold.fresh();
  await cold.page.goto('/countries/KEN');
  note({ what: 'one’s own items answerable, on a second visit', ...(await cold.shows(ownItem)), most: 2 });
  await cold.close();

  for (const { what, seconds, most } of rows) expect.soft(seconds, what).toBeLessThanOrEqual(most);
});

/** A page on a slow line, and how long and how much it took since it was asked for. */
async function slowly({ signedIn = false } = {}) {
  const watched = await openPage(browser, { baseURL: concord.url, context: { serviceWorkers: 'allow' } });
  const { page, context } = watched;
  await context.addInitScript(noteTimes, [persona, ownItem]);
  if (signedIn) await page.request.post('/auth/demo', { data: { persona: 'focal-point/UNICEF/KEN' } });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return {
    ...watched,
    fresh() {
      bytes = 0;
    },
    after: async () => ({ seconds: await secondsOf(page), bytes }),
    /** What was painted, and when by the page's own note. */
    async shows(selector: string) {
      const noted = await page.waitForFunction(
        (which) => Reflect.get(globalThis, 'shown')?.[which],
        selector,
      );
      return { seconds: Number(await noted.jsonValue()) / 1_000, bytes };
    },
  };
}

/** Runs in the page: notes when something was first painted. Asked from outside, a slowed page answers half a second later. */
function noteTimes(selectors: readonly string[]): void {
  const shown: Record<string, number> = {};
  const sought = new Set(selectors);
  Object.assign(globalThis, { shown });
  new MutationObserver(() => {
    for (const selector of sought) {
      if (!document.querySelector(selector)) continue;
      sought.delete(selector);
      requestAnimationFrame(() =>
        setTimeout(() => {
          shown[selector] = performance.now();
        }),
      );
    }
  }).observe(document, { childList: true, subtree: true });
}

async function secondsOf(page: Page): Promise<number> {
  return (await page.evaluate(() => performance.now())) / 1_000;
}

/** Numbers between 0 and 1, the same at each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Words as often as words are: few of them very often, most of them seldom. */
function textOf(random: () => number, length: number): string {
  const words: string[] = [];
  while (words.join(' ').length < length) {
    const rank = Math.floor(random() ** 2 * 3_000);
    words.push(wordOf(rank));
  }
  return `${words.join(' ')}.`;
}

function wordOf(rank: number): string {
  const random = chance(rank * 31 + 17);
  const syllables = 1 + Math.floor(random() * 3) + (rank > 100 ? 1 : 0);
  return Array.from({ length: syllables }, () => {
    const [head, heart] = ['bcdfghlmnprst'[Math.floor(random() * 13)], 'aeiou'[Math.floor(random() * 5)]];
    return `${head}${heart}`;
  }).join('');
}
