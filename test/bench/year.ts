import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { signInAs } from '../support/graphql-client.ts';
import { startContender } from './contenders.ts';
import { ensureFullSize } from './data/full-size.ts';
import { startBenchPostgres } from './postgres.ts';
import { line, show, table } from './table.ts';
import { compareConfirming, confirmUntil } from './year/confirming.ts';
import { type Measure, verdictOf } from './year/measure.ts';
import { openNextYear } from './year/opening.ts';
import { timeTodo } from './year/todo.ts';

// npm run bench:year: what the steps of a year cost where the network is as large as it can be: closing, opening, confirming, and what waits.

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, out: { type: 'string' } },
});
const rounds = Number(values.rounds);
const started = Date.now();
const say = (text: string) =>
  process.stderr.write(`${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s  ${text}\n`);
const database = 'bench_year';
/** What waits for one person: as on a good day, and as at the end of the year. */
const [FEW, MANY] = [50, 5_000];

const postgres = await startBenchPostgres();
try {
  const url = await postgres.copy(await ensureFullSize(postgres, say), database);
  const concord = await startContender('concord', url);
  try {
    const coordinator = await signInAs(concord.origin, 'coordinator');
    const measures: Measure[] = [];
    say('closing and opening …');
    measures.push(...(await openNextYear(concord, coordinator)));
    say('what waits, few …');
    await confirmUntil(concord, coordinator, FEW);
    const few = await timeTodo(concord, coordinator, rounds);
    say('confirming …');
    measures.push(await compareConfirming(concord, rounds));
    say('what waits, many …');
    await confirmUntil(concord, coordinator, MANY);
    const many = await timeTodo(concord, coordinator, rounds);
    measures.push({
      what: `What waits for one: ${MANY.toLocaleString('en')} (${show(many)} ms), in times of ${FEW} (${show(few)} ms)`,
      value: many / few,
      unit: '×',
      most: 1.2,
    });
    const text = [
      ...table(['What', 'At most', 'Measured', ''], measures.map(verdictOf)),
      '',
      line([`${rounds} rounds`, `${Math.round((Date.now() - started) / 1000)} s`]),
      '',
    ].join('\n');
    process.stdout.write(text);
    if (values.out) await writeFile(values.out, text);
  } finally {
    await concord.stop();
    await postgres.drop(database);
  }
} finally {
  await postgres.stop();
}
