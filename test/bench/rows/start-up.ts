import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bench, copyShared, measureRows, type Row } from '../bench.ts';
import { type ContenderName, startContender, startEmbedded } from '../contenders.ts';
import { paths } from '../paths.ts';
import type { MeasuredProcess } from '../process.ts';

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

const idle = { id: 'resident-idle', title: 'Resident memory, idle after the start', unit: 'MB' } as const;
const idleEmbedded = {
  id: 'resident-idle-embedded',
  title: 'Resident memory, idle after a start on the embedded engine',
  unit: 'MB',
} as const;

/** After its garbage was collected. */
async function residentOf(process: MeasuredProcess) {
  await process.memory();
  return { value: (await process.residentBytes()) / 1024 / 1024, cpuMs: null };
}

/** From the start of the process on the full-size data until it answers, and what it then takes. */
export async function startUpRows(bench: Bench): Promise<void> {
  if (!bench.wants('start-up') && !bench.wants(idle.id)) return;
  const names = bench.among(starting);
  const data = await copyShared(bench, database, names);
  const row: Row<{ name: ContenderName }> = {
    id: 'start-up',
    title: 'Start-up on the full-size data',
    unit: 'ms',
    measure: async ({ name }) => {
      const contender = await startContender(name, await data.urlOf(name), bench.buildOf(name));
      const cpuMs = contender.process.cpuMs();
      if (name !== 'postgraphile') bench.results.add(idle, name, await residentOf(contender.process));
      await contender.stop();
      return { value: contender.startedIn, cpuMs };
    },
  };
  try {
    await measureRows(
      { ...bench, wants: () => true },
      [row],
      names.map((name) => ({ name })),
    );
  } finally {
    await data.drop();
  }
}

const firstStarting: ContenderName[] = ['concord', 'before'];

/** The first start without any setting: the embedded engine in an empty folder, and the demonstration that is made in it. */
export async function firstStartRows(bench: Bench): Promise<void> {
  if (!bench.wants('first-start') && !bench.wants(idleEmbedded.id)) return;
  const row: Row<{ name: ContenderName }> = {
    id: 'first-start',
    title: 'First start, with the demonstration, on the embedded engine',
    unit: 'ms',
    measure: async ({ name }) => {
      const folder = await mkdtemp(join(paths.cache, 'first-start-'));
      try {
        const from = performance.now();
        const { process: first } = await startEmbedded(folder, bench.buildOf(name));
        const value = performance.now() - from;
        const cpuMs = first.cpuMs();
        await first.stop();
        const { process: second } = await startEmbedded(folder, bench.buildOf(name));
        bench.results.add(idleEmbedded, name, await residentOf(second));
        await second.stop();
        return { value, cpuMs };
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
  const who = bench.among(firstStarting).map((name) => ({ name }));
  await measureRows({ ...bench, wants: () => true }, [row], who);
}
