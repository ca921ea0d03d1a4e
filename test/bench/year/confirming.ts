import { randomUUID } from 'node:crypto';
import { type GraphQLClient, signInAs } from '../../support/graphql-client.ts';
import type { Contender } from '../contenders.ts';
import { readPlaces } from '../data/catalogue.ts';
import { median } from '../statistics.ts';
import { type Measure, timed } from './measure.ts';
import { nextCycle } from './opening.ts';

/** As many as one call takes. */
const AT_ONCE = 100;
/** Rounds that are thrown away. */
const WARM_UP = 2;

interface Carried {
  countryCode: string;
  agencyCode: string;
  itemCode: string;
  rating: string;
  /** What was recorded: one, where it may be confirmed. */
  from: { id: string; narrative: string }[];
}

const outcome = '__typename ... on ResponseRefused { message }';
const mutations = {
  confirm: `mutation ($inputs: [ConfirmResponseInput!]!) { confirmResponses(inputs: $inputs) { ${outcome} } }`,
  record: `mutation ($inputs: [RecordResponseInput!]!) { recordResponses(inputs: $inputs) { ${outcome} } }`,
};

/** What 100 confirmed at once cost, in times of the same 100 recorded: taken in turns, each of answers that nobody has begun. */
export async function compareConfirming(concord: Contender, rounds: number): Promise<Measure> {
  const { agencies } = await readPlaces();
  const took = { confirm: [] as number[], record: [] as number[] };
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const agency = agencies[round + 1] ?? '';
    const client = await signInAs(concord.origin, `focal-point/${agency}`);
    const carried = await carriedOf(client, agency, 2 * AT_ONCE);
    const halves = [carried.slice(0, AT_ONCE), carried.slice(AT_ONCE)] as const;
    const [confirmed, recorded] = round % 2 ? halves : [halves[1], halves[0]];
    const confirm = () => timed(() => send(client, mutations.confirm, confirmed.map(confirmation)));
    const record = () => timed(() => send(client, mutations.record, recorded.map(recording)));
    // Each is the first every other time.
    if (round % 2) took.confirm.push((await confirm()).ms);
    took.record.push((await record()).ms);
    if (round % 2 === 0) took.confirm.push((await confirm()).ms);
  }
  const each = { confirm: median(took.confirm.slice(WARM_UP)), record: median(took.record.slice(WARM_UP)) };
  return {
    what: `${AT_ONCE} confirmed in one call (${Math.round(each.confirm)} ms), in times of ${AT_ONCE} recorded (${Math.round(each.record)} ms)`,
    value: each.confirm / each.record,
    unit: '×',
    most: 1.5,
  };
}

/** Has focal points confirm until so many answers are submitted. */
export async function confirmUntil(
  concord: Contender,
  coordinator: GraphQLClient,
  submitted: number,
): Promise<void> {
  const { agencies } = await readPlaces();
  for (const agency of [...agencies].reverse()) {
    const missing = submitted - (await submittedSoFar(coordinator));
    if (missing <= 0) return;
    const client = await signInAs(concord.origin, `focal-point/${agency}`);
    const carried = await carriedOf(client, agency, missing);
    for (let from = 0; from < carried.length; from += AT_ONCE)
      await send(client, mutations.confirm, carried.slice(from, from + AT_ONCE).map(confirmation));
  }
  throw new Error('There are not as many answers to confirm.');
}

async function submittedSoFar(coordinator: GraphQLClient): Promise<number> {
  const { progressMatrix } = await coordinator.query<{ progressMatrix: { cells: { submitted: number }[] } }>(
    'query ($cycle: String!) { progressMatrix(cycle: $cycle) { cells { submitted } } }',
    { cycle: nextCycle },
  );
  return progressMatrix.cells.reduce((sum, cell) => sum + cell.submitted, 0);
}

/** What an agency's focal point may confirm many at once, of as many countries as it takes. */
async function carriedOf(client: GraphQLClient, agency: string, count: number): Promise<Carried[]> {
  const { countries } = await readPlaces();
  const found: Carried[] = [];
  for (const country of countries) {
    if (found.length >= count) break;
    const { countryChecklist } = await client.query<{
      countryChecklist: { carried: (Carried & { kind: string; unfinished: boolean; standing: boolean })[] };
    }>(
      `query ($cycle: String!, $country: String!) {
        countryChecklist(cycle: $cycle, country: $country) {
          carried { agencyCode itemCode kind rating unfinished standing from { id narrative } }
        }
      }`,
      { cycle: nextCycle, country },
    );
    found.push(
      ...countryChecklist.carried
        .filter((one) => one.agencyCode === agency && one.kind === 'SAME' && one.standing && !one.unfinished)
        .map((one) => ({ ...one, countryCode: country })),
    );
  }
  return found.slice(0, count);
}

function confirmation({ from: [recorded] }: Carried) {
  return { mutationId: randomUUID(), answer: recorded?.id };
}

function recording({ countryCode, agencyCode, itemCode, rating, from: [recorded] }: Carried) {
  return {
    mutationId: randomUUID(),
    cycle: nextCycle,
    country: countryCode,
    agency: agencyCode,
    item: itemCode,
    baseRevision: 0,
    status: 'SUBMITTED',
    rating,
    narrative: recorded?.narrative,
  };
}

async function send(client: GraphQLClient, mutation: string, inputs: unknown[]): Promise<void> {
  const data = await client.query<Record<string, { __typename: string }[]>>(mutation, { inputs });
  const refused = Object.values(data)
    .flat()
    .find(({ __typename }) => __typename !== 'ResponseRecorded');
  if (refused) throw new Error(`It was not recorded: ${JSON.stringify(refused)}`);
}
