import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAs } from '../browser/open-as.ts';
import { launchBrowser } from '../support/browser.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';

// The matrix at full size, every cell due, with the processor slowed, while a hundred answers change every second.

const slowedBy = 4;
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const changesPerSecond = 100;
const writers = 4;
const callsPerSecond = 5;
const longestTaskMs = 200;
const keyToPaintMs = 100;

const agencies = [
  ...['OHCHR', 'DESA', 'DGC', 'DPPA', 'DPO', 'OCHA', 'OSAPG', 'UNODC', 'ILO', 'UNESCO'],
  ...['WHO', 'UNAIDS', 'UNDP', 'UNEP', 'UNFPA', 'UNHCR', 'UNICEF', 'UNITAR', 'UN_WOMEN', 'WFP'],
];
const items = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6', 'PRG-2'];
const statuses = ['IN_PROGRESS', 'SUBMITTED', 'ACCEPTED'];

/** A task of the page's main thread, in milliseconds: by the clock, and of the processor's time. */
interface Task {
  clock: number;
  processor: number;
}

let concord: RunningConcord;
let browser: Browser;
beforeAll(async () => {
  concord = await startTestConcord('postgres', { agencies });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await concord?.drop();
});

test(
  'the matrix follows without a long task, and keys stay quick',
  async () => {
    const { page, close } = await openAs(browser, 'coordinator', '/matrix', {
      baseURL: concord.url,
      viewport: { width: 1440, height: 900 },
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
    const loadedFrom = Date.now();
    await page.reload();
    await page.locator('td.cell').first().waitFor();
    await page.evaluate(painted);
    const shownAfter = Date.now() - loadedFrom;
    await page.evaluate(observeKeys);
    const stopTracing = await traceTasks(devtools);
    await page.waitForFunction(() => document.querySelectorAll('tr.revealed').length === 197, null, {
      timeout: 60_000,
    });
    const revealedAfter = Date.now() - loadedFrom;
    await page.locator('td[tabindex="0"]').focus();

    const countries = await countryCodes(concord.url);
    const stop = startWriters(concord.url, countries);
    const keys = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'PageDown', 'PageUp'];
    const until = Date.now() + seconds * 1000;
    for (let press = 0; Date.now() < until; press += 1) {
      await page.keyboard.press(keys[press % keys.length] ?? 'ArrowDown');
      await sleep(300);
    }
    const written = await stop();
    const moved = await waitUntil(() => page.evaluate(() => document.querySelectorAll('td.moved').length), {
      within: 10_000,
    });
    const tasks = await stopTracing();
    const keyToPaint = await page.evaluate<number[]>('globalThis.keyToPaint');
    const sorted = [...keyToPaint].sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    const over = (ms: number) => tasks.filter((task) => task.processor > ms).length;
    const longest = Math.round(Math.max(0, ...tasks.map((task) => task.processor)));
    const byClock = Math.round(Math.max(0, ...tasks.map((task) => task.clock)));
    const busy = tasks.reduce((sum, task) => sum + task.processor, 0) / (seconds * 10);
    process.stdout.write(
      [
        `matrix of 4,137 cells, processor slowed ${slowedBy} times, ${seconds} s`,
        `first cells after ${shownAfter} ms, all in the accessibility tree after ${revealedAfter} ms`,
        `${written} changes (${Math.round(written / seconds)} a second), ${moved} cells moved, main thread busy ${Math.round(busy)} %`,
        `tasks over 50 ms: ${over(50)}, over ${longestTaskMs} ms: ${over(longestTaskMs)}, longest ${longest} ms (${byClock} ms by the clock of this machine)`,
        `key to paint: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms (${sorted.length} keys)`,
        '',
      ].join('\n'),
    );
    await close();
    expect(longest).toBeLessThanOrEqual(longestTaskMs);
    expect(at(0.5)).toBeLessThan(keyToPaintMs);
  },
  (seconds + 120) * 1000,
);

/** Runs in the page: waits until what is there was painted. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}

/**
 * Writes down the tasks of the page's main thread until it is stopped. A task is judged by the processor's time that it
 * took, slowed as it is: by the clock it would also hold what other processes of this machine took from it.
 */
async function traceTasks(devtools: CDPSession): Promise<() => Promise<Task[]>> {
  interface TraceEvent {
    name: string;
    pid: number;
    tid: number;
    dur?: number;
    tdur?: number;
    args?: { name?: string };
  }
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  return async () => {
    const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done));
    await devtools.send('Tracing.end');
    await complete;
    const mains = events.filter(
      ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
    );
    return events
      .filter(
        ({ name, pid, tid }) => /RunTask$/.test(name) && mains.some((m) => m.pid === pid && m.tid === tid),
      )
      .map(({ dur = 0, tdur = 0 }) => ({ clock: dur / 1000, processor: tdur / 1000 }));
  };
}

/** Runs in the page: notes the time from each key to the frame that shows what it did. */
function observeKeys(): void {
  const keyToPaint: number[] = [];
  Object.assign(globalThis, { keyToPaint });
  addEventListener(
    'keydown',
    (event) => {
      requestAnimationFrame(() => {
        // What is posted from a frame comes after it was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => keyToPaint.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function countryCodes(url: string): Promise<string[]> {
  const client = await signInAs(url, 'coordinator');
  const { countries } = await client.query<{ countries: { code: string }[] }>('{ countries { code } }');
  return countries.map((country) => country.code);
}

/** Several people at once, each sending a few changes some times a second; returns what stops them and counts. */
function startWriters(url: string, countries: string[]): () => Promise<number> {
  let stopped = false;
  let written = 0;
  const perCall = changesPerSecond / (writers * callsPerSecond);
  const work = async (number: number) => {
    const writer = createWriter(await signInAs(url, 'coordinator'));
    for (let call = 0, from = Date.now(); !stopped; call += 1) {
      const changes = Array.from({ length: perCall }, (_, index) => {
        // Steps without a common factor with the sizes reach every cell; each writer has items of its own.
        const step = (call * perCall + index) * 17 + number * 1009;
        return {
          country: countries[step % countries.length] ?? 'KEN',
          agency: agencies[(step * 7) % agencies.length] ?? 'UNICEF',
          item: items[number] ?? 'LDR-2',
          status: statuses[call % statuses.length] ?? 'SUBMITTED',
        };
      });
      await writer.write(...changes);
      written += changes.length;
      const due = from + ((call + 1) * 1000) / callsPerSecond;
      await sleep(Math.max(0, due - Date.now()));
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, number) => work(number)));
  return async () => {
    stopped = true;
    await all;
    return written;
  };
}
