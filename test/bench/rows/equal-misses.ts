import { type Bench, measureRows, type Row } from '../bench.ts';
import { type Contender, type ContenderName, startContenders, stopContenders } from '../contenders.ts';
import { openCycle } from '../data/catalogue.ts';
import { recordRequest } from '../operations.ts';
import { readRequest } from '../read-requests.ts';
import { timeRequests } from '../timing.ts';
import { createWriter, type Writer } from '../writer.ts';

const READERS = 100;
const country = 'KEN';
const asking: ContenderName[] = ['concord', 'before', 'mercurius', 'rows'];
const databaseOf = (name: ContenderName) => `bench_misses_${name}`;

interface Asked {
  name: ContenderName;
  contender: Contender;
  writer: Writer;
}

/** A change, and then everybody who has the country open asks for it in the same moment, as their pages do. */
export async function equalMissesRows(bench: Bench): Promise<void> {
  if (!bench.wants('equal-misses')) return;
  const contenders = await startContenders(
    bench.among(asking),
    (name) => bench.postgres.copy(bench.templateOf(name), databaseOf(name)),
    bench.buildOf,
  );
  try {
    const asked: Asked[] = [];
    for (const contender of contenders) {
      const writer = await createWriter(bench.postgres, databaseOf(contender.name));
      asked.push({ name: contender.name, contender, writer });
    }
    const row: Row<Asked> = {
      id: 'equal-misses',
      title: `${READERS} readers ask at once for a country that has just changed, until the last has it`,
      unit: 'ms',
      measure: async ({ name, contender, writer }) => {
        const { origin, headers } = contender;
        const { bodies } = await bench.load.requests({
          origin,
          headers,
          requests: [recordRequest(writer.inCountry(country))],
          concurrency: 1,
          expect: 'ResponseRecorded',
          keepBodies: true,
        });
        const { data } = JSON.parse(bodies[0] ?? '{}') as { data: { recordResponse: { cursor: string } } };
        const { cursor } = data.recordResponse;
        const request = readRequest(
          name,
          'Checklist',
          { country, cycle: openCycle },
          { 'concord-after': cursor },
        );
        const { elapsedMs, cpuMs } = await timeRequests(contender, new Array(READERS).fill(request), {
          load: bench.load,
          concurrency: READERS,
          expect: cursor,
        });
        return { value: elapsedMs, cpuMs };
      },
    };
    await measureRows(bench, [row], asked);
  } finally {
    await stopContenders(contenders);
    for (const { name } of contenders) await bench.postgres.drop(databaseOf(name));
  }
}
