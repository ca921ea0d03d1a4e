import { writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureFullSize } from './data/full-size.ts';
import { ensureGrown } from './data/grown.ts';
import { growthRows } from './growth/rows.ts';
import { growthTable } from './growth/table.ts';
import { startLoad } from './load.ts';
import { startBenchPostgres } from './postgres.ts';
import { Results } from './results.ts';

// npm run bench:growth: the hot rows of Concord alone at 1, 10 and 100 times the log, as cost against size.

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1,10,100' },
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '' },
    out: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const wanted = values.rows.split(',');
const started = Date.now();
const say = (text: string) =>
  process.stderr.write(`${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s  ${text}\n`);

// A quarter of the machine's memory, as PostgreSQL's documentation recommends: the largest log does not fit into less.
const postgres = await startBenchPostgres(`${Math.floor(totalmem() / 4 / 2 ** 20)}MB`);
const load = startLoad();
try {
  const full = await ensureFullSize(postgres, say);
  const databases = new Map<number, string>();
  for (const size of sizes) databases.set(size, await ensureGrown(postgres, full, size, say));
  const results = new Results();
  const wants = (id: string) => wanted.some((beginning) => id.startsWith(beginning));
  await growthRows(
    { postgres, load, results, rounds: Number(values.rounds), budgetMs: 600, wants, say },
    databases,
  );
  const text = await growthTable(postgres, results, databases);
  process.stdout.write(text);
  if (values.out) await writeFile(values.out, text);
} finally {
  await load.stop();
  await postgres.stop();
}
