import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { QueryResultRow } from 'pg';
import { type Bench, measureRows, type Row } from '../bench.ts';
import { type Contender, sessionOf, startEmbedded } from '../contenders.ts';
import { recordRequest } from '../operations.ts';
import { paths } from '../paths.ts';
import { changeOf } from '../programs/shared/record.ts';
import { recordStatement } from '../programs/shared/statements.ts';
import { Budget, perSecond, timeRequests } from '../timing.ts';
import { createWriter } from '../writer.ts';

interface Writing {
  name: 'concord' | 'statement';
  /** Records so many changes one after the other. */
  run(count: number): Promise<{ elapsedMs: number; cpuMs: number | null }>;
}

const id = 'record-one-embedded';

/**
 * One writer on the embedded engine, with the demonstration's data, beside the statement of one change in that engine
 * itself: in its own process, with no socket in between.
 */
export async function embeddedWriteRows(bench: Bench): Promise<void> {
  if (!bench.wants(id)) return;
  const folder = await mkdtemp(join(paths.cache, 'embedded-'));
  const [served, bare] = [join(folder, 'served'), join(folder, 'bare')];
  try {
    const first = await startEmbedded(served, bench.buildOf('concord'));
    await first.process.stop();
    await cp(served, bare, { recursive: true });
    const engine = await PGlite.create(join(bare, 'postgres'));
    try {
      await measureBoth(bench, served, engine);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measureBoth(bench: Bench, served: string, engine: PGlite): Promise<void> {
  const rowsOf = {
    query: async <Row extends QueryResultRow>(text: string, { values = [] }: { values?: unknown[] } = {}) =>
      (await engine.query<Row>(text, values)).rows,
  };
  // Both begin with the same answers, and each knows where its own stand.
  const [writer, bareWriter] = [await createWriter(rowsOf, served), await createWriter(rowsOf, served)];
  const [author] = await rowsOf.query<{ id: string }>('select id from person limit 1');
  if (!author) throw new Error('Nobody is in the demonstration.');
  const { process, origin } = await startEmbedded(served, bench.buildOf('concord'));
  const contender: Contender = {
    name: 'concord',
    origin,
    process,
    headers: await sessionOf(origin),
    startedIn: 0,
    stop: () => process.stop(),
  };
  const budget = new Budget(bench.budgetMs);
  const both: Writing[] = [
    {
      name: 'concord',
      run: (count) =>
        timeRequests(
          contender,
          Array.from({ length: count }, () => recordRequest(writer.next())),
          { load: bench.load, concurrency: 1, expect: '"ResponseRecorded"' },
        ),
    },
    {
      name: 'statement',
      async run(count) {
        const changes = Array.from({ length: count }, () => {
          const input = bareWriter.next();
          return changeOf(author.id, bareWriter.standingOf(input), input).values;
        });
        const from = performance.now();
        for (const values of changes) await engine.query(recordStatement.text, values);
        return { elapsedMs: performance.now() - from, cpuMs: null };
      },
    },
  ];
  const row: Row<Writing> = {
    id,
    title: 'Record one response on the embedded engine, one writer',
    unit: 'a second',
    measure: async (who) => {
      const count = budget.countFor(who.name, 400);
      const { elapsedMs, cpuMs } = await who.run(count);
      budget.learn(who.name, elapsedMs, count);
      return perSecond(count, elapsedMs, cpuMs);
    },
  };
  try {
    await measureRows(
      bench,
      [row],
      both.filter(({ name }) => bench.among([name]).length > 0),
    );
  } finally {
    await contender.stop();
  }
}
