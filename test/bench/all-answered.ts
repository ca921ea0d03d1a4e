import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../server/database/open-database.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

/** All that answer, each in every country: with the country teams some 94,000 answers a year. */
export const answeringAgencies =
  'OHCHR DESA DGC DPPA DPO OCHA OSAPG UNODC ILO UNESCO WHO UNAIDS UNDP UNEP UNFPA UNHCR UNICEF UNITAR UN_WOMEN WFP'.split(
    ' ',
  );

/** A server process on PostgreSQL, in whose one cycle everybody has answered everything in words. */
export interface AllAnswered {
  server: ServerProcess;
  coordinator: GraphQLClient;
  stop(): Promise<void>;
}

export async function startAllAnswered(): Promise<AllAnswered> {
  const database = await createDatabase({
    template: 'bench_all_answered',
    async prepare(url) {
      const opened = await openDatabase({ url });
      await fillConcord(opened, answeringAgencies);
      await callDemonstration(opened);
      await opened.close();
    },
  });
  const server = await startServer({ databaseUrl: database.url, env: { RATE_LIMITS: 'off' } });
  const coordinator = await signInAs(server.url, 'coordinator');
  await answerEverything(database);
  return {
    server,
    coordinator,
    async stop() {
      await server.stop();
      await database.drop();
    },
  };
}

/** Past the log, since answers alone are read here; a cell's counts are as its answers. */
async function answerEverything(database: TestDatabase): Promise<void> {
  await database.query(
    `update response set status = 'SUBMITTED', rating = (array['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS'])[1 + cell_id % 4],
            revision = 1, updated_at = now(), updated_by = (select id from person where persona = 'coordinator'),
            narrative = 'We work on it: ' || repeat(md5(cell_id || item_code) || ' ', 6)`,
  );
  await database.query(
    `update cell set submitted = not_started, not_started = 0, updated_at = now() where presence is distinct from 'NONE'`,
  );
  await database.query('vacuum analyze response');
}

/** How long each of some reads took that others make one after the other, while `during` is true. In milliseconds. */
export async function readingCountries(coordinator: GraphQLClient, during: () => boolean): Promise<number[]> {
  const source = `query ($country: String!) { countryChecklist(country: $country) { responses { narrative status updatedBy { name } } } }`;
  const took: number[] = [];
  const countries = ['KEN', 'PER', 'NPL', 'BRA', 'FJI', 'MDA', 'ZAF', 'JPN'];
  while (during()) {
    const began = performance.now();
    await coordinator.query(source, { country: countries[took.length % countries.length] });
    took.push(performance.now() - began);
    await sleep(20);
  }
  return took;
}

/** The same for so many milliseconds. */
export async function readingAlone(coordinator: GraphQLClient, ms: number): Promise<number> {
  const until = performance.now() + ms;
  return median(await readingCountries(coordinator, () => performance.now() < until));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
