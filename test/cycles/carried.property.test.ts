import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { closeCycle } from '../../server/cycles/close-cycle.ts';
import { openCycle } from '../../server/cycles/open-cycle.ts';
import { planCycle } from '../../server/cycles/plan-cycle.ts';
import { verifySnapshots } from '../../server/cycles/verify-snapshots.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import { confirmedEntries } from '../../server/responses/confirming/confirmed-entries.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { never, nobodyKnows, plainEvent } from '../responses/explained.ts';
import { keyOf, type ModelOutcome, type PlainWorld } from '../responses/plain-model.ts';
import { plainOutcome } from '../responses/random-writers.ts';
import { expectSound, readAnswers, readEvents, readReceipts } from '../responses/stored.ts';
import { insertPerson, type Place } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { waitUntil } from '../support/wait.ts';
import { CarriedModel, type Confirming, type LastYear } from './carried-model.ts';
import { yearOne, yearTwo } from './two-years.ts';

/** More of them, to look for something rare: `CARRIED=200 npx vitest run test/cycles/carried.property.test.ts`. */
const RUNS = Number(process.env.CARRIED ?? 3);
const WRITERS = 6;

const common = {
  countryCodes: ['KEN', 'PER'],
  absent: { agency: 'WHO', country: 'PER' },
};
const firstYear = {
  ...common,
  cycle: '2026',
  closedCycle: '2025',
  agencyItems: ['LDR-2', 'LDR-3', 'LDR-4', 'ANL-1', 'ANL-2', 'ANL-3', 'ANL-4'],
  teamItems: ['LDR-1'],
};
const secondYear = {
  ...common,
  cycle: '2027',
  closedCycle: '2026',
  agencyItems: ['LDR-2', 'ANL-1', 'ANL-5', 'ANL-6', 'ANL-7'],
  teamItems: ['LDR-1', 'LDR-4'],
};
/** Few cells, so that writers meet. */
const placesOf = ({ agencyItems, teamItems }: Pick<PlainWorld, 'agencyItems' | 'teamItems'>): Place[] => [
  ...agencyItems.map((item) => ({ country: 'KEN', agency: 'UNICEF', item })),
  ...teamItems.map((item) => ({ country: 'KEN', agency: null, item })),
  { country: 'PER', agency: 'UNICEF', item: 'LDR-2' },
];

/** What a writer does next, as far as it is known before. */
type Step = {
  writer: number;
  author: number;
  place: number;
  confirms: boolean;
  lag: number;
  fields: Pick<RecordInput, 'status' | 'rating' | 'narrative' | 'note'>;
};
/** A year's work, and after how much of it the cycle is closed. */
type Year = { steps: Step[]; closesAfter: number };

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const published = fc.constantFrom('SUBMITTED', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'IN_PROGRESS');
const years: fc.Arbitrary<Year> = fc.record({
  steps: fc.array(
    fc.record({
      writer: fc.nat(WRITERS - 1),
      author: fc.nat(2),
      place: fc.nat(100),
      confirms: fc.boolean(),
      lag: fc.constantFrom(0, 0, 0, 1, 2),
      fields: fc.record({
        status: maybe(published),
        rating: maybe(fc.constantFrom('MEETS', 'MISSING', 'NOT_APPLICABLE', null)),
        narrative: maybe(fc.constantFrom('red', 'green', null)),
        note: fc.constant('why'),
      }),
    }),
    { minLength: 60, maxLength: 60 },
  ) as fc.Arbitrary<Step[]>,
  closesAfter: fc.integer({ min: 35, max: 60 }),
});

/** What somebody did, what they were told, and the log's head before and after it. */
type Done = {
  author: Viewer;
  act: { input: RecordInput } | { confirming: Confirming };
  outcome: ModelOutcome;
  carried: number | null;
  from: number;
  to: number;
};

let opened: OpenedDatabase;
let replicas: [Database, Database];
beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  replicas = [opened.database, await opened.openReplica()];
});
afterAll(() => opened.drop());

test('several people at once on two replicas, while a coordinator closes, get what a plain model says of two years', async () => {
  const [database] = replicas;
  await fc.assert(
    fc
      .asyncProperty(years, years, async (first, second) => {
        await loadCatalogue(database, yearOne());
        const coordinator = { role: 'COORDINATOR', agencyCode: null, countryCode: null } as const;
        const focalPoint = { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' } as const;
        const people: Viewer[] = [];
        for (const role of [coordinator, coordinator, focalPoint])
          people.push(await insertPerson(database, [role]));
        const answers = await expectYear(people, first, firstYear, null);

        await loadCatalogue(database, yearTwo());
        const [operator = never()] = people;
        const days = { opensOn: '2027-01-15', closesOn: '2027-11-30' };
        const settings = { separateAcceptance: false, endorsement: false };
        const plan = { code: '2027', presenceFrom: '2026', ...days, settings };
        await planCycle(database, operator, plan, false);
        await openCycle(database, operator, '2027', false);
        const [closing = never()] = await database.query<{ snapshot: string }>({
          name: 'test-closing',
          text: 'select id as snapshot from snapshot',
        });
        await expectYear(people, second, secondYear, { ...closing, answers });
      })
      .beforeEach(() => emptyDatabase(database)),
    // Another run of the same steps takes another order, so making them smaller would only be luck.
    { numRuns: RUNS, endOnFailure: true, ...(process.env.CARRIED ? {} : { seed: 14 }) },
  );
}, 600_000);

/** Lets everybody work through a year, and compares all of it with the model, whose answers at the closing it returns. */
async function expectYear(
  people: Viewer[],
  year: Year,
  of: Omit<PlainWorld, 'position'>,
  lastYear: LastYear | null,
): Promise<LastYear['answers']> {
  const [database] = replicas;
  const { position } = await readHead(database);
  const model = CarriedModel.of({ ...of, position }, lastYear);
  const done = await work(people, year, of, lastYear);
  const events = await readEvents(database);
  const closed = events.find(({ kind, cycleCode }) => kind === 'CYCLE_CLOSED' && cycleCode === of.cycle);
  const end = Number(closed?.place.position ?? never());
  const receipts = await readReceipts(database);
  const happened = done.flatMap((one) =>
    one.outcome.kind === 'REFUSED' ? [] : [{ ...one, outcome: one.outcome }],
  );
  const unchanged = (one: Done) =>
    Number(receipts.get(`${one.author.personId} ${idOf(one)}`) === 'UNCHANGED');
  happened.sort(
    (left, right) => left.outcome.position - right.outcome.position || unchanged(left) - unchanged(right),
  );
  const states = [{ position, model: model.copy() }];
  for (const one of happened) {
    const at = events[one.outcome.position - 1]?.at ?? never();
    expect(one.outcome).toEqual(apply(model, one, at));
    if (one.carried !== null) expect(one.carried).toBe(model.carried(placeOf(one)));
    states.push({ position: one.outcome.position, model: model.copy() });
  }
  model.close();
  states.push({ position: end, model: model.copy() });
  // What was refused took no place: it has to be right somewhere between the call's begin and its end.
  for (const one of done) {
    if (one.outcome.kind !== 'REFUSED') continue;
    const before = states.findLast((state) => state.position <= one.from);
    const possible = [
      ...(before ? [before] : []),
      ...states.filter((state) => state.position >= one.from && state.position <= one.to),
    ].map((state) => apply(state.model.copy(), one, nobodyKnows));
    expect(possible).toContainEqual(one.outcome);
  }

  for (const [key, row] of await readAnswers(database, of.cycle)) {
    expect({ key, ...row }).toEqual({ key, ...model.plain.answer(key) });
  }
  const told = events.filter(({ cycleCode, kind }) => cycleCode === of.cycle && kind.startsWith('RESPONSE_'));
  expect(told.map(plainEvent)).toEqual(model.plain.log);
  expect(told.map(({ progress }) => progress?.carried)).toEqual(model.carriedAfter);
  expect(told.every(({ place }) => place.position < end)).toBe(true);
  await expectSound(database);
  expect((await verifySnapshots(database)).flatMap(({ problem }) => problem ?? [])).toEqual([]);
  const cells = await database.query<{ key: string; carried: number }>(
    {
      name: 'test-carried',
      text: `select country_code || '/' || coalesce(agency_code, '') as key, carried from cell
              where cycle_code = $1 and presence is distinct from 'NONE'`,
    },
    [of.cycle],
  );
  for (const { key, carried } of cells)
    expect({ key, carried }).toEqual({ key, carried: model.carried(key) });
  const rows = await readAnswers(database, of.cycle);
  return new Map([...rows.keys()].map((key) => [key, model.plain.answer(key)]));
}

async function work(
  people: Viewer[],
  { steps, closesAfter }: Year,
  of: Omit<PlainWorld, 'position'>,
  lastYear: LastYear | null,
): Promise<Done[]> {
  const done: Done[] = [];
  const seen = new Map<string, number>();
  const places = placesOf(of);
  const act = async (database: Database, step: Step) => {
    const author = people[step.author] ?? never();
    const from = (await readHead(database)).position;
    let outcome: RecordOutcome | undefined;
    let what: Done['act'];
    if (lastYear && step.confirms) {
      const before = placesOf(firstYear);
      const confirming = { mutationId: randomUUID(), from: before[step.place % before.length] ?? never() };
      const { country, agency, item } = confirming.from;
      const answer = encodeNodeId('SnapshotAnswer', lastYear.snapshot, country, item, agency ?? '');
      const { mutationId } = confirming;
      const entries = await confirmedEntries(database, author, [{ mutationId, answer }]);
      [outcome] = await recordResponses(database, entries);
      what = { confirming };
    } else {
      const place = places[step.place % places.length] ?? never();
      const sent = Object.fromEntries(Object.entries(step.fields).filter(([, value]) => value !== undefined));
      const baseRevision = Math.max(0, (seen.get(keyOf(place)) ?? 0) - step.lag);
      const input = { mutationId: randomUUID(), ...place, cycle: of.cycle, baseRevision, ...sent };
      [outcome] = await recordResponses(database, [{ author, input }]);
      what = { input };
    }
    const to = (await readHead(database)).position;
    if (!outcome) throw never();
    const carried = outcome.kind === 'RECORDED' ? outcome.progress.carried : null;
    done.push({ author, act: what, outcome: plainOutcome(outcome), carried, from, to });
    if (outcome.kind === 'REFUSED') return;
    const { countryCode: country, agencyCode: agency, itemCode: item, revision } = outcome.response;
    const key = keyOf({ country, agency, item });
    seen.set(key, Math.max(seen.get(key) ?? 0, revision));
  };
  const write = async (writer: number) => {
    const database = replicas[writer % 2] ?? never();
    for (const step of steps.filter((one) => one.writer === writer)) await act(database, step);
  };
  const close = async () => {
    await waitUntil(() => done.length >= closesAfter, { every: 1 });
    await closeCycle(replicas[1], people[0] ?? never(), of.cycle, false);
  };
  await Promise.all([close(), ...Array.from({ length: WRITERS }, (_, writer) => write(writer))]);
  return done;
}

function apply(model: CarriedModel, { author, act }: Done, at: Date): ModelOutcome {
  return 'input' in act ? model.record(author, act.input, at) : model.confirm(author, act.confirming, at);
}

function idOf({ act }: Done): string {
  return 'input' in act ? act.input.mutationId : act.confirming.mutationId;
}

/** The key of what an outcome is about, as far as its cell goes. */
function placeOf({ act }: Done): string {
  return keyOf('input' in act ? act.input : act.confirming.from);
}
