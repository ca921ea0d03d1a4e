import { type Bench, measureRows, type Row } from '../bench.ts';
import {
  type Contender,
  type ContenderName,
  isConcord,
  startContenders,
  stopContenders,
} from '../contenders.ts';
import { recordAllRequest, recordRequest } from '../operations.ts';
import { Budget, perSecond, timeRequests } from '../timing.ts';
import { createWriter, type Writer } from '../writer.ts';
import { type BareStatement, openBareStatement } from './bare-statement.ts';

const writers: ContenderName[] = ['concord', 'before', 'entities', 'mercurius', 'yoga', 'rows'];
const OUTBOX = 50;
/** What a commit takes: nothing, or what a managed database with a standby takes. */
const commits = [0, 1, 3, 10];

/** A contender on a copy of the data of its own, with what is to be written into it. */
interface WritingServer {
  name: ContenderName;
  contender: Contender;
  writer: Writer;
}

type Writing = WritingServer | BareStatement;

const databaseOf = (name: string) => `bench_write_${name.replaceAll('-', '_')}`;

const ids = [
  'record-one',
  'record-50',
  'record-16',
  ...commits.slice(1).flatMap((ms) => [`record-one-${ms}ms`, `record-16-${ms}ms`]),
];

export async function writeRows(bench: Bench): Promise<void> {
  if (!ids.some(bench.wants)) return;
  const names = bench.among(writers);
  const statements = bench.among<'statement'>(['statement']);
  const contenders = await startContenders(
    names,
    (name) => bench.postgres.copy(bench.templateOf(name), databaseOf(name)),
    bench.buildOf,
  );
  try {
    const servers: WritingServer[] = [];
    for (const contender of contenders) {
      const writer = await createWriter(bench.postgres, databaseOf(contender.name));
      servers.push({ name: contender.name, contender, writer });
    }
    const bare: BareStatement[] = [];
    for (const name of statements) {
      await bench.postgres.copy(bench.templateOf(name), databaseOf(name));
      bare.push(await openBareStatement(bench, databaseOf(name)));
    }
    const lean: Writing[] = [
      ...servers.filter(({ name }) => isConcord(name) || name === 'mercurius'),
      ...bare,
    ];
    for (const ms of commits) {
      await bench.postgres.setCommitMs(ms);
      await measureRows<Writing>(bench, rowsAt(bench, ms), ms === 0 ? [...servers, ...bare] : lean);
    }
  } finally {
    await bench.postgres.setCommitMs(0);
    await stopContenders(contenders);
    for (const name of [...names, ...statements]) await bench.postgres.drop(databaseOf(name));
  }
}

function rowsAt(bench: Bench, commitMs: number): Row<Writing>[] {
  const budget = new Budget(bench.budgetMs);
  const suffix = commitMs === 0 ? '' : `-${commitMs}ms`;
  const where = commitMs === 0 ? '' : `, where a commit takes ${commitMs} ms`;

  const measure = async (id: string, who: Writing, concurrency: number) => {
    const key = `${id} ${who.name}`;
    const count = Math.max(concurrency, budget.countFor(key));
    const done =
      'contender' in who
        ? await timeRequests(
            who.contender,
            Array.from({ length: count }, () => recordRequest(who.writer.next())),
            { load: bench.load, concurrency, expect: '"ResponseRecorded"' },
          )
        : await who.run(count);
    budget.learn(key, done.elapsedMs, count);
    return perSecond(count, done.elapsedMs, done.cpuMs);
  };

  const measureOutboxes = async (who: Writing) => {
    if (!('contender' in who)) return null;
    const key = `record-50 ${who.name}`;
    const count = budget.countFor(key, 200);
    const outboxes = Array.from({ length: count }, () =>
      recordAllRequest(Array.from({ length: OUTBOX }, () => who.writer.next())),
    );
    const done = await timeRequests(who.contender, outboxes, {
      load: bench.load,
      concurrency: 1,
      expect: '"ResponseRecorded"',
    });
    budget.learn(key, done.elapsedMs, count);
    return { value: done.elapsedMs / count, cpuMs: done.cpuMs / count };
  };

  return [
    {
      id: `record-one${suffix}`,
      title: `Record one response, one writer${where}`,
      unit: 'a second',
      measure: (who) => measure(`record-one${suffix}`, who, 1),
    },
    {
      id: `record-16${suffix}`,
      title: `Record one response each, 16 writers at once${where} (the bare statement: one by one)`,
      unit: 'a second',
      measure: (who) => measure(`record-16${suffix}`, who, 16),
    },
    ...(commitMs === 0
      ? [
          {
            id: 'record-50',
            title: 'Record 50 responses in one outbox',
            unit: 'ms' as const,
            measure: measureOutboxes,
          },
        ]
      : []),
  ];
}
