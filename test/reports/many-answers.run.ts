import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AllAnswered,
  median,
  readingAlone,
  readingCountries,
  startAllAnswered,
} from '../bench/all-answered.ts';

// Part of `npm run reports`: with 90,000 answers, how long a report takes the first time and again, and how long others wait for
// a country's answers meanwhile.

const longest = { network: 15, country: 2 };
const slower = 2;

let world: AllAnswered;
beforeAll(async () => {
  world = await startAllAnswered();
}, 300_000);
afterAll(() => world?.stop());

/** Asks for a report as PDF; how many seconds it took, and how many bytes there are. */
async function take(country: string | null, language: string) {
  const query = new URLSearchParams({ cycle: '2026', language, ...(country === null ? {} : { country }) });
  const began = performance.now();
  const response = await fetch(`${world.server.url}/graphql/report.pdf?${query}`, {
    headers: { cookie: world.coordinator.cookie ?? '' },
  });
  expect(response.status).toBe(200);
  const bytes = (await response.arrayBuffer()).byteLength;
  return { seconds: (performance.now() - began) / 1_000, bytes };
}

test('a report of the network and of a country is there in time, and no reader waits for it', async () => {
  // The first has the typesetter's thread and the fonts to load.
  const first = await take('KEN', 'en');
  const alone = await readingAlone(world.coordinator, 4_000);
  const country = await take('NPL', 'ar');
  const network = await take(null, 'en');
  let under = true;
  // One after the other: of each person the server sets one at a time.
  const setting = async () => {
    for (const language of ['fr', 'es', 'ru', 'zh', 'ar']) await take(null, language);
  };
  const meanwhile = setting().finally(() => {
    under = false;
  });
  const others = median(await readingCountries(world.coordinator, () => under));
  await meanwhile;
  const again = await take(null, 'en');
  console.info(
    `a country ${first.seconds.toFixed(1)} s the first time, ${country.seconds.toFixed(1)} s later; the network ` +
      `${network.seconds.toFixed(1)} s (${(network.bytes / 1e3).toFixed(0)} kB), kept ${again.seconds.toFixed(2)} s; a country’s answers in ` +
      `${alone.toFixed(0)} ms alone and ${others.toFixed(0)} ms while five languages are set`,
  );
  expect(country.seconds).toBeLessThan(longest.country);
  expect(first.seconds).toBeLessThan(longest.network);
  expect(network.seconds).toBeLessThan(longest.network);
  expect(others).toBeLessThan(slower * alone);
});
