import { type Bench, copyShared, measureRows, type Row } from '../bench.ts';
import { type ContenderName, startContender } from '../contenders.ts';

const database = 'bench_start_up';
const starting: ContenderName[] = [
  'concord',
  'before',
  'entities',
  'mercurius',
  'yoga',
  'postgraphile',
  'rows',
];

/** From the start of the process on the full-size data until it answers. */
export async function startUpRows(bench: Bench): Promise<void> {
  if (!bench.wants('start-up')) return;
  const names = bench.among(starting);
  const data = await copyShared(bench, database, names);
  const row: Row<{ name: ContenderName }> = {
    id: 'start-up',
    title: 'Start-up on the full-size data',
    unit: 'ms',
    measure: async ({ name }) => {
      const contender = await startContender(name, await data.urlOf(name), bench.buildOf(name));
      const cpuMs = await contender.process.cpuMs();
      await contender.stop();
      return { value: contender.startedIn, cpuMs };
    },
  };
  try {
    await measureRows(
      bench,
      [row],
      names.map((name) => ({ name })),
    );
  } finally {
    await data.drop();
  }
}
