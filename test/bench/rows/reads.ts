import { ensureEqualAnswers } from '../answers.ts';
import { type Bench, measureRows, type Row } from '../bench.ts';
import { type Contender, type ContenderName, startContenders, stopContenders } from '../contenders.ts';
import { openCycle } from '../data/catalogue.ts';
import type { OperationName } from '../operations.ts';
import { readRequest } from '../read-requests.ts';
import { Budget, perSecond, timeRequests } from '../timing.ts';
import { createWriter } from '../writer.ts';
import { changedRows } from './changed-reads.ts';
import { measureWire } from './wire.ts';

const database = 'bench_read';
const readers: ContenderName[] = [
  'concord',
  'entities',
  'mercurius',
  'yoga',
  'postgraphile',
  'rows',
  'stored',
];
/** Requests at the same time: enough to keep one server busy, and its database beside it. */
const CONCURRENCY = 8;

const country = 'KEN';
export const reads: { operation: OperationName; variables: Record<string, unknown> }[] = [
  { operation: 'Checklist', variables: { country, cycle: openCycle } },
  { operation: 'Matrix', variables: { cycle: openCycle } },
  { operation: 'Cell', variables: { cycle: openCycle, countries: [country], agencies: ['UNICEF'] } },
  { operation: 'LastEvents', variables: { last: 50 } },
];

const titles: Partial<Record<OperationName, [id: string, title: string]>> = {
  Checklist: ['checklist-unchanged', 'Country checklist, 480 answers, unchanged since the last read'],
  Matrix: ['matrix-unchanged', 'Matrix, 4,137 cells, unchanged since the last read'],
  Cell: ['cell', 'One cell'],
  LastEvents: ['log-page', 'A page of the log, the last 50 events'],
};

const resident = { id: 'resident', title: 'Resident memory after the reads', unit: 'MB' } as const;

const ids = ['checklist-unchanged', 'matrix-unchanged', 'cell', 'log-page'];
const changedIds = ['checklist-changed', 'matrix-changed'];

/** All contenders read one database, and see the same writes in it. */
export async function readRows(bench: Bench): Promise<void> {
  if (![...ids, ...changedIds].some(bench.wants)) return;
  const url = await bench.postgres.copy(bench.template, database);
  const contenders = await startContenders(bench.among(readers), async () => url);
  try {
    const sizes = await compare(bench, contenders);
    await measureRows(bench, unchangedRows(bench, await latestCursor(bench, contenders)), contenders);
    if (changedIds.some(bench.wants)) {
      const writing = contenders.find(({ name }) => name === 'concord');
      if (!writing) throw new Error('Concord takes part in every row.');
      const writer = await createWriter(bench.postgres, database);
      const changing = contenders.filter(({ name }) => name !== 'stored');
      await measureRows(bench, changedRows(bench, writing, writer), changing);
      // Whoever kept something has to be as right after all these changes as who kept nothing.
      await compare(bench, changing);
    }
    await measureWire(bench, contenders, reads.slice(0, 2));
    for (const { name, process } of contenders) {
      const sample = { value: (await process.residentBytes()) / 1024 / 1024, cpuMs: null };
      bench.results.add(resident, name, sample);
    }
    bench.results.notes.push(...sizes);
  } finally {
    await stopContenders(contenders);
    await bench.postgres.drop(database);
  }
}

async function compare(bench: Bench, contenders: Contender[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { operation, variables } of reads) {
    const { hash, bytes } = await ensureEqualAnswers(bench.load, contenders, operation, variables);
    lines.push(`${operation}: ${contenders.length} equal answers of ${bytes} characters, ${hash}`);
  }
  return lines;
}

/** The end of the log, which every read of what has not changed presents, as the page's reads do. */
async function latestCursor(bench: Bench, contenders: Contender[]): Promise<string> {
  const concord = contenders.find(({ name }) => name === 'concord');
  if (!concord) throw new Error('Concord takes part in every row.');
  const { bodies } = await bench.load.requests({
    origin: concord.origin,
    headers: concord.headers,
    requests: [readRequest('concord', 'Checklist', { country, cycle: openCycle })],
    concurrency: 1,
    expect: '"cursor"',
    keepBodies: true,
  });
  const { data } = JSON.parse(bodies[0] ?? '{}') as { data: { countryChecklist: { cursor: string } } };
  return data.countryChecklist.cursor;
}

function unchangedRows(bench: Bench, cursor: string): Row<Contender>[] {
  const budget = new Budget(bench.budgetMs);
  return reads.flatMap(({ operation, variables }) => {
    const [id, title] = titles[operation] ?? ['', ''];
    const measure = async (contender: Contender) => {
      const key = `${id} ${contender.name}`;
      const count = budget.countFor(key);
      const request = readRequest(contender.name, operation, variables, { 'concord-after': cursor });
      const done = await timeRequests(contender, new Array(count).fill(request), {
        load: bench.load,
        concurrency: CONCURRENCY,
        expect: '"data"',
      });
      budget.learn(key, done.elapsedMs, count);
      return perSecond(count, done.elapsedMs, done.cpuMs);
    };
    return [{ id, title, unit: 'a second' as const, measure }];
  });
}
