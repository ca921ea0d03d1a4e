import type { BenchPostgres } from '../postgres.ts';
import type { Results } from '../results.ts';
import { line, show, table } from '../table.ts';
import { hotRows } from './rows.ts';

/** Cost against size: what a hot row may cost at the largest size, in times of what it costs at the smallest. */
const MOST = 1.2;
/** What the matrix may cost with what moved in it, in times of the matrix alone, where neither is kept. */
const MOST_MOVED = 1.15;
/** The same where both are kept, in milliseconds of the server. */
const MOST_MOVED_KEPT_MS = 5;

export async function growthTable(
  postgres: BenchPostgres,
  results: Results,
  databases: ReadonlyMap<number, string>,
): Promise<string> {
  const sizes = [...databases.keys()];
  const [first = 1] = sizes;
  const last = sizes.at(-1) ?? first;
  const summary = (id: string, size: number) => results.summaryOf(`${id} ${size}`, 'concord');
  const rows = hotRows
    .filter(({ id }) => summary(id, first))
    .map(({ id, title, most = MOST }) => {
      const at = (size: number) => summary(id, size)?.median;
      const growth = (at(last) ?? Number.NaN) / (at(first) ?? Number.NaN);
      const scans = sizes.map((size) => results.summaryOf(`${id} ${size} scans`, 'concord')?.most ?? 0);
      return [
        title,
        ...sizes.map((size) => withSpread(summary(id, size))),
        `${show(growth)} ×`,
        `${growth <= most ? 'ok' : 'not ok'} (≤ ${most} ×)`,
        scans.join(', '),
      ];
    });
  const moved = sizes.flatMap((size) => {
    const [alone, both] = [summary('matrix', size), summary('matrix-moved', size)];
    const [keptAlone, keptBoth] = [summary('matrix-kept', size), summary('matrix-moved-kept', size)];
    return [
      ...(alone && both ? [movedLine(size, both.median / alone.median)] : []),
      ...(keptAlone && keptBoth
        ? [keptLine(size, (keptBoth.cpuMs ?? Number.NaN) - (keptAlone.cpuMs ?? Number.NaN))]
        : []),
    ];
  });
  return [
    ...(await Promise.all([...databases].map(([size, database]) => sizeOf(postgres, size, database)))),
    '',
    ...table(
      [
        'Milliseconds each (least to most)',
        ...sizes.map((size) => `${size} ×`),
        'Growth',
        'Within',
        'Sequential scans',
      ],
      rows,
    ),
    '',
    ...moved,
    '',
  ].join('\n');
}

function withSpread(summary: { median: number; least: number; most: number } | undefined): string {
  return summary ? `${show(summary.median)} (${show(summary.least)} to ${show(summary.most)})` : '';
}

function movedLine(size: number, ratio: number): string {
  const said = ratio <= MOST_MOVED ? 'ok' : 'not ok';
  return `${size} ×: with what moved, the matrix costs ${show(ratio)} × the matrix alone, ${said} (≤ ${MOST_MOVED} ×)`;
}

function keptLine(size: number, ms: number): string {
  const said = ms <= MOST_MOVED_KEPT_MS ? 'ok' : 'not ok';
  return `${size} ×: kept, it takes ${show(ms)} ms of the server more, ${said} (≤ ${MOST_MOVED_KEPT_MS} ms)`;
}

async function sizeOf(postgres: BenchPostgres, size: number, database: string): Promise<string> {
  const [row] = await postgres.query<{ events: string; bytes: string }>(
    `select to_char((select position from log_head), 'FM999,999,999') as events,
            pg_size_pretty(pg_database_size(current_database())) as bytes`,
    { database },
  );
  return line([`${size} ×`, `${row?.events} events`, row?.bytes ?? '']);
}
