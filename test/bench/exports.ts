import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../server/database/open-database.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { answeringAgencies } from './answering-agencies.ts';

// `npm run bench:exports`: 90,000 answers with their words as one file of each format, on PostgreSQL. Printed are how long it
// takes, by how much the server's memory grows, and how long others wait for a country's answers alone and meanwhile.

const longestSeconds = 20;
const mostMegabytes = 100;
const slower = 2;

let database: TestDatabase;
let server: ServerProcess;
let coordinator: GraphQLClient;
beforeAll(async () => {
  database = await createDatabase({
    template: 'bench_exports_of_all',
    async prepare(url) {
      const opened = await openDatabase({ url });
      await fillConcord(opened, answeringAgencies);
      await callDemonstration(opened);
      await opened.close();
    },
  });
  server = await startServer({ databaseUrl: database.url, env: { RATE_LIMITS: 'off' } });
  coordinator = await signInAs(server.url, 'coordinator');
  await answerEverything();
}, 300_000);
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** As if everybody had answered: past the log, since the file shows answers alone. */
async function answerEverything(): Promise<void> {
  await database.query(
    `update response set status = 'SUBMITTED', rating = 'MEETS', revision = 1, updated_at = now(),
            updated_by = (select id from person where persona = 'coordinator'),
            narrative = 'We work on it: ' || repeat(md5(cell_id || item_code) || ' ', 6)`,
  );
  await database.query('vacuum analyze response');
}

const megabytes = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

/** How long each of some reads took that others make one after the other, while `during` is true. */
async function readingCountries(during: () => boolean): Promise<number[]> {
  const source = `query ($country: String!) { countryChecklist(country: $country) { responses { narrative status updatedBy { name } } } }`;
  const took: number[] = [];
  const countries = ['KEN', 'PER', 'NPL', 'BRA', 'FJI', 'MDA', 'ZAF', 'JPN'];
  while (during()) {
    const began = performance.now();
    await coordinator.query(source, { country: countries[took.length % countries.length] });
    took.push(performance.now() - began);
    await sleep(20);
  }
  return took;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function takeFile(format: string): Promise<{ rows: number; bytes: number }> {
  const response = await fetch(`${server.url}/graphql/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: coordinator.cookie ?? '' },
    body: JSON.stringify({ table: 'ANSWERS', format, filter: {} }),
  });
  expect(response.status).toBe(200);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  return { rows: Number(response.headers.get('concord-rows')), bytes };
}

test.each(['CSV', 'XLSX', 'JSONL'])('90,000 answers as %s', async (format) => {
  let measuring = true;
  setTimeout(() => {
    measuring = false;
  }, 4_000);
  const alone = median(await readingCountries(() => measuring));
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
  const meanwhile = median(await readingCountries(() => under));
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
