import type { Bench } from '../bench.ts';
import type { RequestsDone } from '../programs/load/protocol.ts';
import type { Standing } from '../programs/shared/record.ts';
import { changeOf } from '../programs/shared/record.ts';
import { recordStatement } from '../programs/shared/statements.ts';
import { createWriter } from '../writer.ts';

/** The statement of one change, run by the load itself: no server is in between, and none of its time is counted. */
export interface BareStatement {
  name: 'statement';
  run(count: number): Promise<RequestsDone & { cpuMs: null }>;
}

export async function openBareStatement(bench: Bench, database: string): Promise<BareStatement> {
  const writer = await createWriter(bench.postgres, database);
  const [author] = await bench.postgres.query<{ id: string }>(
    `select id from person where persona = 'coordinator'`,
    { database },
  );
  if (!author) throw new Error('The data has no coordinator.');
  const valuesOfNext = () => {
    const input = writer.next();
    const standing: Standing = writer.standingOf(input);
    return changeOf(author.id, standing, input).values;
  };
  return {
    name: 'statement',
    async run(count) {
      const done = await bench.load.statement({
        databaseUrl: bench.postgres.urlOf(database),
        statement: recordStatement,
        values: Array.from({ length: count }, valuesOfNext),
      });
      return { ...done, cpuMs: null };
    },
  };
}
