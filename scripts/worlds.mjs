// npm run worlds -- 100000 [--seed N]: as many worlds from that seed on. npm run worlds -- --seed SEED: that one alone, told.
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bundleWorlds } from './bundle-worlds.mjs';

const threads = 2;
/** Each world is small and soon gone; a thread that needs more has a fault. */
const resourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 512 };

if (isMainThread) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' } },
  });
  const [count] = positionals;
  if (positionals.length > 1 || (count !== undefined && !/^\d+$/.test(count))) {
    console.error('How many worlds, a whole number, or one alone: npm run worlds -- --seed SEED');
    process.exit(2);
  }
  if (count !== undefined && !/^\d+$/.test(values.seed)) {
    console.error('Several worlds begin with a whole number as their seed.');
    process.exit(2);
  }
  const file = await bundleWorlds();
  process.exitCode =
    count === undefined
      ? await tellOne(file, values.seed)
      : await runAll(file, Number(count), Number(values.seed));
} else {
  const { file, from, to, by } = workerData;
  const { runWorlds } = await import(file);
  parentPort?.postMessage(runWorlds({ from, to, by }));
}

/** @param {string} file @param {string} seed */
async function tellOne(file, seed) {
  const { parseSeed, storyOf } = await import(file);
  const story = storyOf(parseSeed(seed));
  console.log(story ?? 'nothing found');
  return story === null ? 0 : 1;
}

/** @param {string} file @param {number} count @param {number} first */
async function runAll(file, count, first) {
  const began = performance.now();
  const found = await Promise.all(
    Array.from({ length: threads }, (_, index) => {
      const part = { file, from: first + index, to: first + count, by: threads };
      const worker = new Worker(new URL(import.meta.url), { workerData: part, resourceLimits });
      return new Promise((resolve, reject) => {
        worker.on('message', resolve);
        worker.on('error', reject);
      });
    }),
  );
  const all = found.flat();
  for (const { seed, story } of all) console.log(`${story}\n  npm run worlds -- --seed ${seed}`);
  const of = (/** @type {string} */ kind) => all.filter(({ story }) => story.startsWith(`${kind}:`)).length;
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage();
  console.log(
    `${count} worlds from seed ${first}: ${of('lost')} lost, ${of('doubled')} doubled, ${of('overwritten')} silently overwritten, ` +
      `${of('untrue')} told wrongly, ${of('stuck')} stuck, ${of('threw')} broken off; ` +
      `${seconds.toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of processor time`,
  );
  return all.length === 0 ? 0 : 1;
}
