import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, measureInTurns } from '../bench.ts';
import { type Contender, startContender, stopContenders } from '../contenders.ts';
import { closedCycle, openCycle } from '../data/catalogue.ts';
import type { Load } from '../load.ts';
import { recordAllRequest, recordRequest, requestOf } from '../operations.ts';
import type { BenchPostgres } from '../postgres.ts';
import type { LoadRequest } from '../programs/load/protocol.ts';
import { Budget, timeRequests } from '../timing.ts';
import { createWriter, type Writer } from '../writer.ts';

/** Concord on the data of one size. */
export interface Grown {
  size: number;
  database: string;
  contender: Contender;
  writer: Writer;
  /** A cursor since which many cells moved. */
  since: string;
}

/** After how long at most an idle connection of PostgreSQL has told what it counted. */
const COUNTED_AFTER_MS = 11_000;

interface HotRow {
  id: string;
  title: string;
  requestOf(grown: Grown, number: number): LoadRequest;
  /** A change right before, untimed, so that no answer is at hand. */
  changedBefore?: boolean;
  /** Rows that are compared with each other take turns in the same rounds: a machine's pace changes from one row to the next. */
  among?: string;
  /** What it may cost at the largest size, in times of what it costs at the smallest; MOST where nothing is said. */
  most?: number;
}

/** The indexes of the log are written in places all over them, fifty times in one outbox: see docs/performance.md. */
const MOST_OUTBOX = 1.35;

const country = 'KEN';
const CELLS_MOVED = 200;
const OUTBOX = 50;
const lastOf = (filter: Record<string, unknown>) => requestOf('FilteredEvents', { last: 50, filter });

/** What people do all day; their cost may not grow with the log. */
export const hotRows: HotRow[] = [
  {
    id: 'checklist',
    title: 'Country checklist, changed',
    changedBefore: true,
    requestOf: () => requestOf('Checklist', { country, cycle: openCycle }),
  },
  {
    id: 'matrix',
    title: 'Matrix, changed',
    among: 'changed matrix',
    changedBefore: true,
    requestOf: () => requestOf('Matrix', { cycle: openCycle }),
  },
  {
    id: 'matrix-moved',
    title: 'Matrix, moved since, 200 cells moved, changed',
    among: 'changed matrix',
    changedBefore: true,
    requestOf: ({ since }) => requestOf('MatrixMoved', { cycle: openCycle, since }),
  },
  {
    id: 'matrix-kept',
    title: 'Matrix, kept',
    among: 'kept matrix',
    requestOf: () => requestOf('Matrix', { cycle: openCycle }),
  },
  {
    id: 'matrix-moved-kept',
    title: 'Matrix, moved since, 200 cells moved, kept',
    among: 'kept matrix',
    requestOf: ({ since }) => requestOf('MatrixMoved', { cycle: openCycle, since }),
  },
  {
    id: 'days-answered',
    title: 'Days answered by agency, changed',
    changedBefore: true,
    requestOf: () => requestOf('DaysAnswered', { cycle: openCycle }),
  },
  {
    id: 'contradictions',
    title: 'Contradictions of all countries, changed',
    changedBefore: true,
    requestOf: () => requestOf('Contradictions', { cycle: openCycle }),
  },
  {
    id: 'cell',
    title: 'One cell, changed',
    changedBefore: true,
    requestOf: () => requestOf('Cell', { cycle: openCycle, countries: [country], agencies: ['UNICEF'] }),
  },
  {
    id: 'log',
    title: 'A page of the log, changed',
    changedBefore: true,
    requestOf: () => requestOf('LastEvents', { last: 50 }),
  },
  {
    id: 'country-log',
    title: 'A page of a country’s log, changed',
    changedBefore: true,
    requestOf: () => lastOf({ countries: [country] }),
  },
  {
    id: 'closed-log',
    title: 'A page of a country’s log in the cycle that is over',
    changedBefore: true,
    requestOf: () => lastOf({ cycle: closedCycle, countries: [country] }),
  },
  {
    id: 'agency-log',
    title: 'A page of an agency’s log, changed',
    changedBefore: true,
    requestOf: () => lastOf({ agencies: ['UNICEF'] }),
  },
  {
    id: 'closed-cycle-log',
    title: 'A page of the log of the cycle that is over',
    changedBefore: true,
    requestOf: () => lastOf({ cycle: closedCycle }),
  },
  { id: 'record', title: 'Record one response', requestOf: ({ writer }) => recordRequest(writer.next()) },
  {
    id: 'outbox',
    title: 'Record 50 responses in one outbox',
    most: MOST_OUTBOX,
    requestOf: ({ writer }) => recordAllRequest(Array.from({ length: 50 }, () => writer.next())),
  },
];

/**
 * Measures each row on all sizes in turn, and counts the sequential scans that it caused. The grown databases themselves
 * are written to: a copy of the largest would take as much room again, and a few thousand events more change nothing.
 */
export async function growthRows(
  bench: Omit<Bench, 'templateOf' | 'buildOf' | 'among'>,
  databases: ReadonlyMap<number, string>,
): Promise<void> {
  const grown: Grown[] = [];
  try {
    for (const [size, database] of databases) {
      const contender = await startContender('concord', bench.postgres.urlOf(database));
      const writer = await createWriter(bench.postgres, database);
      const since = await moveCells(bench.load, contender, writer);
      grown.push({ size, database, contender, writer, since });
    }
    for (const rows of inTurns(hotRows.filter(({ id }) => bench.wants(id))))
      await measureHotRows(bench, rows, grown);
  } finally {
    await stopContenders(grown.map(({ contender }) => contender));
  }
}

/** Changes an answer in each of many cells, and returns the place in the log before. */
async function moveCells(load: Load, { origin, headers }: Contender, writer: Writer): Promise<string> {
  const ask = async (request: LoadRequest, expect: string) => {
    const sent = { origin, headers, requests: [request], concurrency: 1, expect, keepBodies: true };
    return JSON.parse((await load.requests(sent)).bodies[0] ?? '{}');
  };
  const { data } = await ask(requestOf('LastEvents', { last: 1 }), '"cursor"');
  const since: string = data.events.edges[0].node.cursor;
  for (let moved = 0; moved < CELLS_MOVED; moved += OUTBOX) {
    await ask(recordAllRequest(Array.from({ length: OUTBOX }, () => writer.next())), 'ResponseRecorded');
  }
  return since;
}

/** Rows that take turns, together; every other alone. */
function inTurns(rows: readonly HotRow[]): HotRow[][] {
  const groups = new Map<string, HotRow[]>();
  for (const row of rows) {
    const group = row.among ?? row.id;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups.values()];
}

/** One row at one size. */
interface Turn {
  hot: HotRow;
  one: Grown;
}

async function measureHotRows(
  bench: Omit<Bench, 'templateOf' | 'buildOf' | 'among'>,
  rows: readonly HotRow[],
  grown: Grown[],
): Promise<void> {
  const budget = new Budget(bench.budgetMs);
  const before = await Promise.all(grown.map(({ database }) => scansOf(bench.postgres, database)));
  const measure = async ({ hot, one }: Turn) => {
    const key = `${hot.id} ${one.size}`;
    const count = budget.countFor(key, 2_000);
    let [elapsedMs, cpuMs] = [0, 0];
    const timed = { load: bench.load, concurrency: 1, expect: '"data"' };
    if (hot.changedBefore) {
      for (let number = 0; number < count; number++) {
        await timeRequests(one.contender, [recordRequest(one.writer.inCountry(country))], timed);
        const done = await timeRequests(one.contender, [hot.requestOf(one, number)], timed);
        elapsedMs += done.elapsedMs;
        cpuMs += done.cpuMs;
      }
    } else {
      const requests = Array.from({ length: count }, (_, number) => hot.requestOf(one, number));
      ({ elapsedMs, cpuMs } = await timeRequests(one.contender, requests, timed));
    }
    budget.learn(key, elapsedMs, count);
    return { value: elapsedMs / count, cpuMs: cpuMs / count };
  };
  bench.say(rows.map(({ title }) => title).join('; '));
  const turns = grown.flatMap((one) => rows.map((hot): Turn => ({ hot, one })));
  await measureInTurns(bench.rounds, turns, measure, ({ hot, one }, sample) => {
    // One result a size: the row's id has it, since Concord is the only contender.
    bench.results.add({ id: `${hot.id} ${one.size}`, title: hot.title, unit: 'ms' }, 'concord', sample);
  });
  await sleep(COUNTED_AFTER_MS);
  for (const [index, { size, database }] of grown.entries()) {
    const scans = (await scansOf(bench.postgres, database)) - (before[index] ?? 0);
    const sample = { value: Math.max(0, scans), cpuMs: null };
    for (const { id, title } of rows) {
      bench.results.add({ id: `${id} ${size} scans`, title, unit: 'ms' }, 'concord', sample);
    }
  }
}

/** Sequential scans over the log and the answers so far, as PostgreSQL counts them: what plans did, not what they would. */
async function scansOf(postgres: BenchPostgres, database: string): Promise<number> {
  const [row] = await postgres.query<{ scans: number }>(
    `select sum(seq_scan)::integer as scans from pg_stat_user_tables where relname in ('event', 'response')`,
    { database },
  );
  return row?.scans ?? 0;
}
