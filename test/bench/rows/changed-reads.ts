import type { Bench, Row } from '../bench.ts';
import type { Contender } from '../contenders.ts';
import { openCycle, readPlaces } from '../data/catalogue.ts';
import { type OperationName, recordAllRequest } from '../operations.ts';
import { readRequest } from '../read-requests.ts';
import { Budget, perSecond, timeRequests } from '../timing.ts';
import type { Writer } from '../writer.ts';

/** Countries that one outbox changes, each of which is then read once. */
const COUNTRIES = 16;
/** Reads of changed countries at the same time. */
const CONCURRENCY = 4;

interface Recorded {
  data: { recordResponses: { cursor: string }[] };
}

/**
 * Before every read something is written that the answer holds, so that nobody can have it ready. The writes are not timed.
 * They all go to Concord, whoever is measured, and every read carries their cursor, as the page's reads do: an answer from
 * before it would be wrong.
 */
export function changedRows(bench: Bench, writing: Contender, writer: Writer): Row<Contender>[] {
  const budget = new Budget(bench.budgetMs);

  const write = async (countries: string[]): Promise<string> => {
    const inputs = countries.map((country) => writer.inCountry(country));
    const { bodies } = await bench.load.requests({
      origin: writing.origin,
      headers: writing.headers,
      requests: [recordAllRequest(inputs)],
      concurrency: 1,
      expect: 'ResponseRecorded',
      keepBodies: true,
    });
    const { data } = JSON.parse(bodies[0] ?? '{}') as Recorded;
    return data.recordResponses.at(-1)?.cursor ?? '';
  };

  const measureBatches = async (
    id: string,
    contender: Contender,
    countriesOf: (batch: number) => Promise<string[]>,
    readsOf: (countries: string[]) => { operation: OperationName; variables: Record<string, unknown> }[],
  ) => {
    const key = `${id} ${contender.name}`;
    const wanted = budget.countFor(key);
    let [reads, elapsedMs, cpuMs] = [0, 0, 0];
    for (let batch = 0; reads < wanted; batch++) {
      const countries = await countriesOf(batch);
      const cursor = await write(countries);
      const requests = readsOf(countries).map(({ operation, variables }) =>
        readRequest(contender.name, operation, variables, { 'concord-after': cursor }),
      );
      const done = await timeRequests(contender, requests, {
        load: bench.load,
        concurrency: CONCURRENCY,
        // Concord's answers name the place in the log that they are of, and so do everybody's.
        expect: cursor,
      });
      reads += requests.length;
      elapsedMs += done.elapsedMs;
      cpuMs += done.cpuMs;
    }
    budget.learn(key, elapsedMs, reads);
    return perSecond(reads, elapsedMs, cpuMs);
  };

  return [
    {
      id: 'checklist-changed',
      title: 'Country checklist, 480 answers, changed since the last read',
      unit: 'a second',
      measure: (contender) =>
        measureBatches(
          'checklist-changed',
          contender,
          async (batch) => {
            const { countries } = await readPlaces();
            const start = (batch * COUNTRIES) % (countries.length - COUNTRIES);
            return countries.slice(start, start + COUNTRIES);
          },
          (countries) =>
            countries.map((country) => ({
              operation: 'Checklist',
              variables: { country, cycle: openCycle },
            })),
        ),
    },
    {
      id: 'matrix-changed',
      title: 'Matrix, 4,137 cells, changed since the last read',
      unit: 'a second',
      measure: (contender) =>
        measureBatches(
          'matrix-changed',
          contender,
          async () => ['KEN'],
          () => [{ operation: 'Matrix', variables: { cycle: openCycle } }],
        ),
    },
  ];
}
