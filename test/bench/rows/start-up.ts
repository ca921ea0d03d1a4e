import { type Bench, measureRows, type Row } from '../bench.ts';
import { type ContenderName, startContender } from '../contenders.ts';

const database = 'bench_start_up';
const names: ContenderName[] = ['concord', 'entities', 'mercurius', 'yoga', 'postgraphile', 'rows'];

/** From the start of the process on the full-size data until it answers. */
export async function startUpRows(bench: Bench): Promise<void> {
  if (!bench.wants('start-up')) return;
  const url = await bench.postgres.copy(bench.template, database);
  const row: Row<{ name: ContenderName }> = {
    id: 'start-up',
    title: 'Start-up on the full-size data',
    unit: 'ms',
    measure: async ({ name }) => {
      const contender = await startContender(name, url);
      await contender.stop();
      return { value: contender.startedIn, cpuMs: null };
    },
  };
  try {
    await measureRows(
      bench,
      [row],
      bench.among(names).map((name) => ({ name })),
    );
  } finally {
    await bench.postgres.drop(database);
  }
}
