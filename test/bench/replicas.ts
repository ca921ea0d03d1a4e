import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startContender, stopContenders } from './contenders.ts';
import { openCycle } from './data/catalogue.ts';
import { ensureFullSize } from './data/full-size.ts';
import { type Load, startLoad } from './load.ts';
import { recordRequest, requestOf } from './operations.ts';
import { type BenchPostgres, startBenchPostgres } from './postgres.ts';
import type { LoadRequest } from './programs/load/protocol.ts';
import { median } from './statistics.ts';
import { show, table } from './table.ts';
import { createWriter } from './writer.ts';

// npm run bench:replicas: what 1, 2 and 4 replicas on one PostgreSQL do together, as far as this machine's processors go.

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, out: { type: 'string' } },
});
const database = 'bench_replicas';
const replicaCounts = [1, 2, 4];
/** Requests of one measurement, whatever the number of replicas. */
const requestsOf = { checklist: 200, record: 800 };
const CONCURRENCY = 16;

interface Together {
  perSecond: number;
  /** Processors that the replicas had, on average. */
  processors: number;
}

const postgres = await startBenchPostgres();
const loads = replicaCounts.map(() => startLoad());
try {
  const full = await ensureFullSize(postgres, (text) => process.stderr.write(`${text}\n`));
  const rows: string[][] = [];
  for (const replicas of replicaCounts) rows.push(await measureReplicas(postgres, full, replicas));
  const head = [
    'Replicas',
    'Checklists a second',
    'processors',
    'Records a second, 16 writers',
    'processors',
  ];
  const text = `${table(head, rows).join('\n')}\n`;
  process.stdout.write(text);
  if (values.out) await writeFile(values.out, text);
} finally {
  for (const load of loads) await load.stop();
  await postgres.stop();
}

async function measureReplicas(on: BenchPostgres, template: string, replicas: number): Promise<string[]> {
  const url = await on.copy(template, database);
  const started = [];
  try {
    for (let number = 0; number < replicas; number++) started.push(await startContender('concord', url));
    const writer = await createWriter(on, database);
    const { countries } = await readCountries(on);
    const checklist = (number: number) =>
      requestOf('Checklist', { country: countries[number % countries.length], cycle: openCycle });
    const cells = [String(replicas)];
    for (const [count, requestAt] of [
      [requestsOf.checklist, checklist],
      [requestsOf.record, () => recordRequest(writer.next())],
    ] as const) {
      const rounds: Together[] = [];
      for (let round = 0; round <= Number(values.rounds); round++) {
        const share = Math.floor(count / replicas);
        rounds.push(
          await measureTogether(
            started,
            Array.from({ length: count }, (_, n) => requestAt(n)),
            share,
          ),
        );
      }
      // The first round warms up.
      const counted = rounds.slice(1);
      cells.push(
        show(median(counted.map(({ perSecond }) => perSecond))),
        show(median(counted.map(({ processors }) => processors))),
      );
    }
    return cells;
  } finally {
    await stopContenders(started);
    await on.drop(database);
  }
}

/** Each replica has a share of the requests and of the clients, all at the same time. */
async function measureTogether(
  replicas: Awaited<ReturnType<typeof startContender>>[],
  requests: LoadRequest[],
  share: number,
): Promise<Together> {
  const cpuMs = () => replicas.reduce((sum, { process }) => sum + process.cpuMs(), 0);
  const before = cpuMs();
  const from = performance.now();
  await Promise.all(
    replicas.map(({ origin, headers }, index) =>
      loadOf(index).requests({
        origin,
        headers,
        requests: requests.slice(index * share, (index + 1) * share),
        concurrency: CONCURRENCY / replicas.length,
        expect: '"data"',
      }),
    ),
  );
  const elapsedMs = performance.now() - from;
  return {
    perSecond: (share * replicas.length * 1000) / elapsedMs,
    processors: (cpuMs() - before) / elapsedMs,
  };
}

/** One process can send for two replicas as well as for one; each load takes one command at a time. */
function loadOf(index: number): Load {
  const known = loads[index] ?? startLoad();
  loads[index] = known;
  return known;
}

async function readCountries(on: BenchPostgres): Promise<{ countries: string[] }> {
  const rows = await on.query<{ code: string }>('select code from country order by code', { database });
  return { countries: rows.map(({ code }) => code) };
}
