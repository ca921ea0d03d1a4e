import { ensureEqualAnswers } from '../answers.ts';
import { type Bench, copyShared, measureRows, type Row } from '../bench.ts';
import {
  type Contender,
  type ContenderName,
  isConcord,
  startContenders,
  stopContenders,
} from '../contenders.ts';
import { openCycle } from '../data/catalogue.ts';
import type { OperationName } from '../operations.ts';
import { readRequest } from '../read-requests.ts';
import { Budget, perSecond, timeRequests } from '../timing.ts';
import { createWriter } from '../writer.ts';
import { changedRows, type Writing } from './changed-reads.ts';
import { measureWire } from './wire.ts';

const database = 'bench_read';
const readers: ContenderName[] = [
  'concord',
  'before',
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

/** All contenders read one database, and see the same writes in it; `before` has its own, and writes into it. */
export async function readRows(bench: Bench): Promise<void> {
  if (![...ids, ...changedIds].some(bench.wants)) return;
  const names = bench.among(readers);
  const data = await copyShared(bench, database, names);
  const contenders = await startContenders(names, data.urlOf, bench.buildOf);
  try {
    const sizes = await compare(bench, contenders);
    const cursors = new Map<ContenderName, string>();
    for (const one of contenders)
      cursors.set(one.name, await latestCursor(bench, concordFor(one, contenders)));
    await measureRows(bench, unchangedRows(bench, cursors), contenders);
    if (changedIds.some(bench.wants)) {
      const writings = new Map<Contender, Writing>();
      for (const contender of contenders.filter(({ name }) => isConcord(name))) {
        const writer = await createWriter(bench.postgres, data.databaseOf(contender.name));
        writings.set(contender, { contender, writer });
      }
      const writingFor = (reader: Contender) => {
        const writing = writings.get(concordFor(reader, contenders));
        if (!writing) throw new Error(`Nobody writes for ${reader.name}.`);
        return writing;
      };
      const changing = contenders.filter(({ name }) => name !== 'stored');
      await measureRows(bench, changedRows(bench, writingFor), changing);
      // After all these changes a contender with a cache has to be as right as one without. `before` saw other changes.
      await compare(
        bench,
        changing.filter(({ name }) => name !== 'before'),
      );
    }
    await measureWire(bench, contenders, reads.slice(0, 2));
    for (const { name, process } of contenders) {
      const sample = { value: (await process.residentBytes()) / 1024 / 1024, cpuMs: null };
      bench.results.add(resident, name, sample);
    }
    bench.results.notes.push(...sizes);
  } finally {
    await stopContenders(contenders);
    await data.drop();
  }
}

async function compare(bench: Bench, contenders: Contender[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { operation, variables } of reads) {
    // Which events came last hangs on who was quicker when the data was made, so it is not the same in two databases.
    const compared =
      operation === 'LastEvents' ? contenders.filter(({ name }) => name !== 'before') : contenders;
    const { hash, bytes } = await ensureEqualAnswers(bench.load, compared, operation, variables);
    lines.push(`${operation}: ${compared.length} equal answers of ${bytes} characters, ${hash}`);
  }
  return lines;
}

/** The end of the log, which every read of what has not changed presents, as the page's reads do. */
async function latestCursor(bench: Bench, concord: Contender): Promise<string> {
  const { bodies } = await bench.load.requests({
    origin: concord.origin,
    headers: concord.headers,
    requests: [readRequest(concord.name, 'Checklist', { country, cycle: openCycle })],
    concurrency: 1,
    expect: '"cursor"',
    keepBodies: true,
  });
  const { data } = JSON.parse(bodies[0] ?? '{}') as { data: { countryChecklist: { cursor: string } } };
  return data.countryChecklist.cursor;
}

/** The Concord on the database that somebody reads: `before` has one of its own. */
function concordFor(reader: Contender, contenders: readonly Contender[]): Contender {
  const wanted = reader.name === 'before' ? 'before' : 'concord';
  const found = contenders.find(({ name }) => name === wanted);
  if (!found) throw new Error('Concord takes part in every row.');
  return found;
}

function unchangedRows(bench: Bench, cursors: ReadonlyMap<ContenderName, string>): Row<Contender>[] {
  const budget = new Budget(bench.budgetMs);
  return reads.flatMap(({ operation, variables }) => {
    const [id, title] = titles[operation] ?? ['', ''];
    const measure = async (contender: Contender) => {
      const key = `${id} ${contender.name}`;
      const count = budget.countFor(key);
      const cursor = cursors.get(contender.name) ?? '';
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
