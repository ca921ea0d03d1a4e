import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AllAnswered,
  median,
  readingAlone,
  readingCountries,
  startAllAnswered,
} from './all-answered.ts';

// `npm run bench:exports`: 90,000 answers with their words as one file of each format, on PostgreSQL. Printed are how long it
// takes, by how much the server's memory grows, and how long others wait for a country's answers alone and meanwhile.

const longestSeconds = 20;
const mostMegabytes = 100;
const slower = 2;

let world: AllAnswered;
beforeAll(async () => {
  world = await startAllAnswered();
}, 300_000);
afterAll(() => world?.stop());

const megabytes = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${world.server.pid}/status`, 'utf8'))?.[1]) / 1024;

async function takeFile(format: string): Promise<{ rows: number; bytes: number }> {
  const response = await fetch(`${world.server.url}/graphql/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: world.coordinator.cookie ?? '' },
    body: JSON.stringify({ table: 'ANSWERS', format, filter: {} }),
  });
  expect(response.status).toBe(200);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  return { rows: Number(response.headers.get('concord-rows')), bytes };
}

test.each(['CSV', 'XLSX', 'JSONL'])('90,000 answers as %s', async (format) => {
  const alone = await readingAlone(world.coordinator, 4_000);
  const before = megabytes();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 20);
  const began = performance.now();
  const { rows, bytes } = await takeFile(format);
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  let under = true;
  const second = takeFile(format).finally(() => {
    under = false;
  });
  const meanwhile = median(await readingCountries(world.coordinator, () => under));
  await second;
  console.info(
    `${format}: ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s; memory ${before.toFixed(0)} → ` +
      `${most.toFixed(0)} MB; a country’s answers in ${alone.toFixed(0)} ms alone and ${meanwhile.toFixed(0)} ms meanwhile`,
  );
  expect(rows).toBeGreaterThan(85_000);
  expect(seconds).toBeLessThan(longestSeconds);
  expect(most - before).toBeLessThan(mostMegabytes);
  expect(meanwhile).toBeLessThan(slower * alone);
});
