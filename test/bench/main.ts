import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBefore } from './before.ts';
import type { Bench } from './bench.ts';
import { canRun } from './contenders.ts';
import { ensureFullSize, ensureOwnFullSizes } from './data/full-size.ts';
import { startLoad } from './load.ts';
import { readOptions, takesPart } from './options.ts';
import { paths } from './paths.ts';
import { startBenchPostgres } from './postgres.ts';
import { report } from './report.ts';
import { Results } from './results.ts';
import { catchUpRows } from './rows/catch-up.ts';
import { embeddedWriteRows } from './rows/embedded-write.ts';
import { equalMissesRows } from './rows/equal-misses.ts';
import { fanOutRows } from './rows/fan-out.ts';
import { readRows } from './rows/reads.ts';
import { signInRows } from './rows/sign-in.ts';
import { firstStartRows, startUpRows } from './rows/start-up.ts';
import { writeRows } from './rows/writes.ts';

// npm run bench: starts everybody, measures in interleaved rounds, prints ratios. docs/performance.md says how to read it.

const options = readOptions(process.argv.slice(2));
const started = Date.now();
const say = (text: string) =>
  process.stderr.write(`${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s  ${text}\n`);

const before =
  options.before === null
    ? null
    : await buildBefore(options.before, { root: paths.build.root, folder: join(paths.cache, 'builds'), say });
const postgres = await startBenchPostgres();
const load = startLoad();
try {
  const results = new Results();
  const [template = '', templateBefore = ''] = before
    ? await ensureOwnFullSizes(postgres, [paths.build, before], say)
    : [await ensureFullSize(postgres, say)];
  const bench: Bench = {
    postgres,
    templateOf: (name) => (name === 'before' ? templateBefore : template),
    buildOf: (name) => (name === 'before' && before ? before : paths.build),
    load,
    results,
    rounds: options.rounds,
    budgetMs: options.quick ? 200 : 600,
    wants: (id) => options.rows.length === 0 || options.rows.some((begin) => id.startsWith(begin)),
    among: (names) => names.filter((name) => canRun(name) && takesPart(options, name)),
    say,
  };
  for (const group of [
    readRows,
    equalMissesRows,
    writeRows,
    embeddedWriteRows,
    fanOutRows,
    catchUpRows,
    signInRows,
    startUpRows,
    firstStartRows,
  ])
    await group(bench);
  if (before === null && !canRun('postgraphile'))
    results.notes.push('postgraphile: left out, since it asks for Node 22 or later');
  const [server] = await postgres.query<{ version: string }>('select version()');
  results.notes.push(`on ${server?.version}`);
  if (options.before !== null) results.notes.push(`before: ${options.before}`);
  const text = report(results, { seconds: (Date.now() - started) / 1000, rounds: options.rounds });
  process.stdout.write(text);
  if (options.out) await writeFile(options.out, text);
} finally {
  await load.stop();
  await postgres.stop();
}
