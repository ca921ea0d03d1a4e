import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type GraphQLClient, signInAs } from '../../support/graphql-client.ts';
import type { Contender } from '../contenders.ts';
import { openCycle, readPlaces } from '../data/catalogue.ts';
import { type Measure, timed } from './measure.ts';

/** The cycle that is opened after the full-size data's. */
export const nextCycle = '2027';
const WRITERS = 16;
const READERS = 2;
/** How long the same people write and read before anything opens, to compare with. */
const BEFORE_MS = 4_000;

interface Step {
  done: boolean;
  answersDue: number;
  answersCarried: number;
  obstacles: { message: string }[];
}

const step = 'done answersDue answersCarried obstacles { message }';
const steps = {
  close: `mutation ($cycle: String!) { closeCycle(cycle: $cycle) { ${step} } }`,
  plan: `mutation ($cycle: String!, $from: String!) {
    planCycle(cycle: $cycle, opensOn: "2027-01-15", closesOn: "2027-12-15", presenceFrom: $from) { ${step} }
  }`,
  open: `mutation ($cycle: String!, $dryRun: Boolean!) { openCycle(cycle: $cycle, dryRun: $dryRun) { ${step} } }`,
};

const reads = {
  checklist: `query ($cycle: String!, $country: String!) {
    countryChecklist(cycle: $cycle, country: $country) { responses { itemCode status narrative } }
  }`,
  matrix: `query ($cycle: String!) {
    progressMatrix(cycle: $cycle) { cells { countryCode agencyCode submitted } }
  }`,
};

/**
 * Closes the full cycle, plans the next and opens it, while others write addenda to what was closed and read the matrix and
 * their countries. In between no answers can be recorded, so that addenda are what people write then.
 */
export async function openNextYear(concord: Contender, coordinator: GraphQLClient): Promise<Measure[]> {
  const closing = await timed(() => take(coordinator, steps.close, { cycle: openCycle }));
  await take(coordinator, steps.plan, { cycle: nextCycle, from: openCycle });
  const dryRun = await timed(() => ask(coordinator, steps.open, { cycle: nextCycle, dryRun: true }));

  const others = await othersAtWork(concord, coordinator);
  await sleep(BEFORE_MS);
  const quiet = others.waits();
  const opening = await timed(() => take(coordinator, steps.open, { cycle: nextCycle, dryRun: false }));
  const meanwhile = others.waits();
  await others.stop();

  const { answersDue, answersCarried } = opening.result;
  return [
    { what: 'Closing, with its snapshot', value: closing.ms / 1000, unit: 's', most: null },
    { what: 'Opening, as a dry run', value: dryRun.ms / 1000, unit: 's', most: 1 },
    { what: 'Answers that became due', value: answersDue, unit: '', most: null },
    { what: 'Answers that were carried', value: answersCarried, unit: '', most: null },
    { what: 'Opening', value: opening.ms / 1000, unit: 's', most: 20 },
    {
      what: `The longest that one of ${WRITERS} writers waited meanwhile, of ${meanwhile.writes.length} writes`,
      value: Math.max(...meanwhile.writes),
      unit: 'ms',
      most: 1000,
    },
    { what: 'The same before', value: Math.max(...quiet.writes), unit: 'ms', most: null },
    {
      what: `The longest that a reader waited meanwhile, of ${meanwhile.reads.length} reads`,
      value: Math.max(...meanwhile.reads),
      unit: 'ms',
      most: null,
    },
    { what: 'The same before', value: Math.max(...quiet.reads), unit: 'ms', most: null },
  ];
}

async function ask(client: GraphQLClient, query: string, variables: Record<string, unknown>): Promise<Step> {
  const data = await client.query<Record<string, Step>>(query, variables);
  const [result] = Object.values(data);
  if (!result) throw new Error('A step gave nothing.');
  return result;
}

async function take(client: GraphQLClient, query: string, variables: Record<string, unknown>): Promise<Step> {
  const result = await ask(client, query, variables);
  if (!result.done) throw new Error(result.obstacles.map(({ message }) => message).join(' '));
  return result;
}

/** People who write and read without a pause; `waits` gives how long each took since it was asked last. */
async function othersAtWork(concord: Contender, coordinator: GraphQLClient) {
  const { countries } = await readPlaces();
  const answers = await closedAnswers(coordinator, countries.slice(0, WRITERS));
  let waits = { writes: [] as number[], reads: [] as number[] };
  let stopped = false;
  const write = async (own: string[]) => {
    for (let number = 0; !stopped; number++) {
      const input = {
        answer: own[number % own.length],
        reason: `Added ${randomUUID()}`,
        narrative: `Now ${number}.`,
      };
      const { ms } = await timed(() =>
        coordinator.query('mutation ($input: AddAddendumInput!) { addAddendum(input: $input) { id } }', {
          input,
        }),
      );
      waits.writes.push(ms);
    }
  };
  const read = async (client: GraphQLClient, country: string) => {
    for (let number = 0; !stopped; number++) {
      const asked =
        number % 2
          ? client.query(reads.matrix, { cycle: openCycle })
          : client.query(reads.checklist, { cycle: openCycle, country });
      const { ms } = await timed(() => asked);
      waits.reads.push(ms);
    }
  };
  const observer = await signInAs(concord.origin, 'observer');
  const work = [
    ...answers.map(write),
    ...countries.slice(0, READERS).map((country) => read(observer, country)),
  ];
  return {
    waits() {
      const taken = waits;
      waits = { writes: [], reads: [] };
      return taken;
    },
    async stop() {
      stopped = true;
      await Promise.all(work);
    },
  };
}

/** Of each country the ids of what was recorded there when the cycle closed. */
async function closedAnswers(coordinator: GraphQLClient, countries: string[]): Promise<string[][]> {
  const { snapshots } = await coordinator.query<{ snapshots: { name: string }[] }>(
    'query ($cycle: String!) { snapshots(cycle: $cycle) { name } }',
    { cycle: openCycle },
  );
  const name = snapshots.at(-1)?.name;
  return Promise.all(
    countries.map(async (country) => {
      const { snapshotAnswers } = await coordinator.query<{ snapshotAnswers: { id: string }[] }>(
        `query ($country: String!, $cycle: String!, $name: String!) {
          snapshotAnswers(country: $country, cycle: $cycle, name: $name) { id }
        }`,
        { country, cycle: openCycle, name },
      );
      return snapshotAnswers.map(({ id }) => id);
    }),
  );
}
