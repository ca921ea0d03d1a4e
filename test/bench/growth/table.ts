import type { BenchPostgres } from '../postgres.ts';
import type { Results } from '../results.ts';
import { line, show, table } from '../table.ts';
import { hotRows } from './rows.ts';

/** Cost against size: what a hot row may cost at the largest size, in times of what it costs at the smallest. */
const MOST = 1.2;

export async function growthTable(
  postgres: BenchPostgres,
  results: Results,
  databases: ReadonlyMap<number, string>,
): Promise<string> {
  const sizes = [...databases.keys()];
  const [first = 1] = sizes;
  const last = sizes.at(-1) ?? first;
  const rows = hotRows.map(({ id, title }) => {
    const at = (size: number) => results.summaryOf(`${id} ${size}`, 'concord')?.median;
    const growth = (at(last) ?? Number.NaN) / (at(first) ?? Number.NaN);
    const scans = sizes.map((size) => results.summaryOf(`${id} ${size} scans`, 'concord')?.most ?? 0);
    return [
      title,
      ...sizes.map((size) => show(at(size))),
      `${show(growth)} ×`,
      growth <= MOST ? 'ok' : 'not ok',
      scans.join(', '),
    ];
  });
  return [
    ...(await Promise.all([...databases].map(([size, database]) => sizeOf(postgres, size, database)))),
    '',
    ...table(
      ['Milliseconds each', ...sizes.map((size) => `${size} ×`), 'Growth', `≤ ${MOST} ×`, 'Sequential scans'],
      rows,
    ),
    '',
  ].join('\n');
}

async function sizeOf(postgres: BenchPostgres, size: number, database: string): Promise<string> {
  const [row] = await postgres.query<{ events: string; bytes: string }>(
    `select to_char((select position from log_head), 'FM999,999,999') as events,
            pg_size_pretty(pg_database_size(current_database())) as bytes`,
    { database },
  );
  return line([`${size} ×`, `${row?.events} events`, row?.bytes ?? '']);
}
