import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { changePresence } from '../../server/cycles/change-presence.ts';
import { openCycle } from '../../server/cycles/open-cycle.ts';
import { planCycle } from '../../server/cycles/plan-cycle.ts';
import { reopenCycle } from '../../server/cycles/reopen-cycle.ts';
import { takeSnapshot } from '../../server/cycles/take-snapshot.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { beginTwoYears, yearTwoWithNewItem } from '../cycles/two-years.ts';
import { describeOnBothEngines, type OpenedDatabase } from '../support/engines.ts';
import { askComparison, expectPlainCounts } from './ask-comparison.ts';
import { type Dimension, type Recorded, readRecorded } from './plain-comparison.ts';

const firstYear = '{ cycle: "2026" }';
const secondYear = '{ cycle: "2027" }';

type Answer = {
  id: string;
  status: string;
  rating: string | null;
  narrative: string | null;
  erased: boolean;
  addenda: { note: string }[];
};
type Pair = {
  countryCode: string;
  agencyCode: string | null;
  earlierItem: string | null;
  laterItem: string | null;
  title: string;
  kind: string;
  reason: string | null;
  reworded: boolean;
  earlier: Answer | null;
  later: Answer | null;
};

const answerFields = '{ id status rating narrative erased addenda { note } }';

/** Two years, the second with a new item too, WHO no longer in Kenya but in Peru, and hands to compare with. */
async function compareYears({ database }: OpenedDatabase) {
  await emptyDatabase(database);
  const years = await beginTwoYears(database);
  const { ask, coordinator } = years;
  const compare = (
    earlier: string,
    later: string,
    by: Dimension = 'COUNTRY',
    { viewer = coordinator, filter = '{}' }: { viewer?: Viewer; filter?: string } = {},
  ) => askComparison(ask, viewer, { earlier, later, by, filter });
  const page = async (earlier: string, later: string, more: string, viewer = coordinator) =>
    (
      await ask<{ comparedPairs: { nodes: Pair[]; hasNextPage: boolean; endCursor: string | null } }>(
        viewer,
        `{ comparedPairs(earlier: ${earlier}, later: ${later}, ${more}) {
          nodes { countryCode agencyCode earlierItem laterItem title kind reason reworded
            earlier ${answerFields} later ${answerFields} }
          hasNextPage endCursor } }`,
      )
    ).comparedPairs;
  return {
    ...years,
    compare,
    page,
    async turn() {
      await years.close('2026');
      await loadCatalogue(database, yearTwoWithNewItem());
      const days = { opensOn: '2027-01-15', closesOn: '2027-11-30' };
      await planCycle(
        database,
        coordinator,
        {
          code: '2027',
          presenceFrom: '2026',
          ...days,
          settings: { separateAcceptance: false, endorsement: false },
        },
        false,
      );
      const lines = [
        { country: 'KEN', agency: 'WHO', presence: 'NONE' as const },
        { country: 'PER', agency: 'WHO', presence: 'RESIDENT' as const },
      ];
      await changePresence(database, coordinator, { code: '2027', lines, from: null }, false);
      expect(await openCycle(database, coordinator, '2027', false)).toMatchObject({ done: true });
    },
    /** Everything of a cycle that is due is said anew, as these choices say. */
    async sayAnew(cycle: string, choices: readonly (readonly [string, string | null])[]) {
      const due = await database.query<{
        country: string;
        agency: string | null;
        item: string;
        last: number;
      }>(
        {
          name: 'test-comparison-due',
          text: `select country_code as country, agency_code as agency, item_code as item, revision as last
                   from response join cell on cell.id = cell_id
                  where cycle_code = $1 and presence is distinct from 'NONE' order by 1, 2, 3`,
        },
        [cycle],
      );
      const outcomes = await recordResponses(
        database,
        due.flatMap(({ last, ...place }, index) => {
          const [status = 'IN_PROGRESS', rating = null] = choices[index % choices.length] ?? [];
          if (status === 'NOT_STARTED' && last === 0) return [];
          const input = {
            mutationId: randomUUID(),
            ...place,
            baseRevision: last,
            status: status as 'SUBMITTED',
            rating: rating as 'MEETS' | null,
            // Other words each time: a note where nothing changes would be refused.
            narrative: `${place.item} is ${rating}, revision ${last + 1}`,
            ...(status === 'RETURNED' && { note: 'Say more.' }),
          };
          return [{ author: coordinator, input }];
        }),
      );
      expect(outcomes.filter(({ kind }) => kind !== 'RECORDED')).toEqual([]);
    },
  };
}

type Compared = Awaited<ReturnType<typeof compareYears>>;

const someAnswers = fc.array(
  fc.tuple(
    fc.constantFrom(
      'NOT_STARTED',
      'IN_PROGRESS',
      'SUBMITTED',
      'SUBMITTED',
      'ACCEPTED',
      'ACCEPTED',
      'RETURNED',
    ),
    fc.constantFrom(null, 'MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'),
  ),
  { minLength: 30, maxLength: 41 },
);

async function expectPlain(compared: Compared, earlier: [string, Recorded], later: [string, Recorded]) {
  const expected = await expectPlainCounts(compared.compare, earlier, later);
  const listed: Pair[] = [];
  for (let after: string | null = null; ; ) {
    const more = `first: 17${after ? `, after: "${after}"` : ''}`;
    const { nodes, hasNextPage, endCursor }: Awaited<ReturnType<Compared['page']>> = await compared.page(
      earlier[0],
      later[0],
      more,
    );
    listed.push(...nodes);
    after = endCursor;
    if (!hasNextPage) break;
  }
  expect(
    listed.map(({ countryCode, agencyCode, earlierItem, laterItem, kind, reason, reworded }) =>
      [countryCode, agencyCode, earlierItem, laterItem, kind, reason, reworded].join(' '),
    ),
  ).toEqual(
    expected.map(({ country, agency, earlierItem, laterItem, kind, reason, reworded }) =>
      [country, agency, earlierItem, laterItem, kind, reason, reworded].join(' '),
    ),
  );
  for (const { countryCode, agencyCode, earlierItem, laterItem, ...pair } of listed) {
    for (const [side, { said }, itemCode] of [
      [pair.earlier, earlier[1], earlierItem],
      [pair.later, later[1], laterItem],
    ] as const) {
      const told = said.get(`${countryCode}/${agencyCode ?? ''}/${itemCode}`);
      const published = told && !['NOT_STARTED', 'IN_PROGRESS'].includes(told.status);
      expect(side && { status: side.status, rating: side.rating }).toEqual(published ? told : null);
    }
  }
}

describeOnBothEngines('a comparison', (opened) => {
  test('is what a plain recount says, by every dimension and pair by pair, whatever was answered', async () => {
    const { database, engine } = opened();
    await fc.assert(
      fc.asyncProperty(someAnswers, someAnswers, someAnswers, async (before, middle, after) => {
        const compared = await compareYears(opened());
        await compared.sayAnew('2026', before);
        const first = await readRecorded(database, '2026');
        await compared.turn();
        await compared.sayAnew('2027', middle);
        const middleOfYear = await readRecorded(database, '2027');
        await takeSnapshot(database, compared.coordinator, { code: '2027', name: 'Middle' }, false);
        await compared.sayAnew('2027', after);
        const second = await readRecorded(database, '2027');
        const middleSide = '{ cycle: "2027", snapshot: "Middle" }';
        await expectPlain(compared, [firstYear, first], [secondYear, second]);
        await expectPlain(compared, [firstYear, first], [middleSide, middleOfYear]);
        await expectPlain(compared, [middleSide, middleOfYear], [secondYear, second]);
        await compared.close('2027');
        await expectPlain(compared, [firstYear, first], [secondYear, second]);
      }),
      { numRuns: engine === 'postgres' ? 2 : 1, endOnFailure: true },
    );
  }, 120_000);

  describe('of two years', () => {
    let compared: Compared;
    beforeAll(async () => {
      compared = await compareYears(opened());
      await compared.turn();
    });

    test('are ratings of what was submitted or accepted, with both answers and their words beside each other', async () => {
      const { say, page, compare } = compared;
      const fields = { status: 'SUBMITTED', rating: 'EXCEEDS', narrative: 'More of it' } as const;
      await say('KEN', 'UNICEF', 'ANL-1', fields);
      await say('KEN', 'UNICEF', 'LDR-2', { ...fields, status: 'IN_PROGRESS' });
      const { nodes } = await page(
        firstYear,
        secondYear,
        'filter: { countries: ["KEN"], items: ["ANL-1", "LDR-2"], agencies: ["UNICEF"] }',
      );
      expect(nodes).toMatchObject([
        {
          title: 'Title of LDR-2',
          reason: 'NOT_ANSWERED_LATER',
          earlier: { status: 'ACCEPTED', rating: 'MEETS', narrative: 'LDR-2 of UNICEF in KEN' },
          later: null,
        },
        {
          kind: 'GAIN',
          reason: null,
          reworded: true,
          earlier: { status: 'SUBMITTED', rating: 'MEETS', narrative: 'ANL-1 of UNICEF in KEN' },
          later: {
            status: 'SUBMITTED',
            rating: 'EXCEEDS',
            narrative: 'More of it',
            erased: false,
            addenda: [],
          },
        },
      ]);
      // Either is there by its id.
      for (const id of [nodes[1]?.earlier?.id, nodes[1]?.later?.id]) {
        expect(
          await compared.ask(compared.coordinator, `{ node(id: "${id}") { __typename } }`),
        ).toMatchObject({
          node: { __typename: expect.stringMatching(/^(SnapshotAnswer|Response)$/) },
        });
      }
      const { earlier, later, total } = await compare(firstYear, secondYear);
      expect(earlier).toMatchObject({
        cycleCode: '2026',
        snapshot: 'Closing',
        at: expect.stringMatching(/Z$/),
      });
      expect(later).toEqual({ cycleCode: '2027', snapshot: null, at: null });
      expect(total).toMatchObject({ gains: 1, losses: 0, reworded: 1 });
    });

    test('is the same for whoever reads drafts and whoever doesn’t, and for nobody without a role', async () => {
      const { person, compare, page } = compared;
      const told = async (viewer: Viewer) => [
        await compare(firstYear, secondYear, 'ITEM', { viewer }),
        await page(firstYear, secondYear, 'first: 100', viewer),
      ];
      expect(await told(await person('OBSERVER', null, null))).toEqual(await told(compared.coordinator));
      const nobody = await compare(firstYear, secondYear, 'ITEM', {
        viewer: { ...compared.coordinator, memberships: [] },
      });
      expect(nobody).toMatchObject({ total: { pairs: 0 }, rows: [] });
    });

    test('is narrowed by country, agency, section, area and item, and the list by kind and reason too', async () => {
      const { compare, page } = compared;
      const all = (await page(firstYear, secondYear, 'first: 100')).nodes;
      const asked: [string, (pair: Pair) => boolean][] = [
        ['{ countries: ["PER"] }', ({ countryCode }) => countryCode === 'PER'],
        ['{ agencies: ["WHO"] }', ({ agencyCode }) => agencyCode === 'WHO'],
        ['{ agencies: [], countryTeam: true }', ({ agencyCode }) => agencyCode === null],
        ['{ sections: ["LDR"] }', ({ title }) => title.includes('LDR')],
        ['{ areas: [1, 2] }', ({ laterItem }) => laterItem === 'ANL-1' || laterItem === 'ANL-8'],
        ['{ items: ["LDR-3", "ANL-7"] }', ({ title }) => title.includes('LDR-3') || title.includes('ANL-7')],
        ['{ countries: [] }', () => false],
      ];
      for (const [filter, matches] of asked) {
        const expected = all.filter(matches);
        expect((await page(firstYear, secondYear, `first: 100, filter: ${filter}`)).nodes, filter).toEqual(
          expected,
        );
        expect((await compare(firstYear, secondYear, 'ITEM', { filter })).total.pairs, filter).toBe(
          expected.length,
        );
      }
      for (const [more, matches] of [
        ['kinds: [GAIN]', ({ kind }: Pair) => kind === 'GAIN'],
        ['reasons: [MERGED, NEW_ITEM]', ({ reason }: Pair) => reason === 'MERGED' || reason === 'NEW_ITEM'],
      ] as const) {
        const expected = all.filter(matches);
        expect(expected.length).toBeGreaterThan(0);
        expect((await page(firstYear, secondYear, `first: 100, ${more}`)).nodes, more).toEqual(expected);
      }
    });

    test('needs two sides that are there and follow each other', async () => {
      const { compare, page, ask, coordinator } = compared;
      await expect(compare(secondYear, firstYear)).rejects.toThrow('BAD_USER_INPUT');
      await expect(compare('{ cycle: "1999" }', secondYear)).rejects.toThrow('NOT_FOUND');
      await expect(compare('{ cycle: "2026", snapshot: "Nothing" }', secondYear)).rejects.toThrow(
        'NOT_FOUND',
      );
      await expect(page(firstYear, secondYear, 'first: 101')).rejects.toThrow('BAD_USER_INPUT');
      await expect(page(firstYear, secondYear, 'after: "nonsense"')).rejects.toThrow('BAD_USER_INPUT');
      await planCycle(
        opened().database,
        coordinator,
        { code: '2028', opensOn: '2028-01-15', closesOn: '2028-11-30', presenceFrom: null },
        false,
      );
      await expect(compare(secondYear, '{ cycle: "2028" }')).rejects.toThrow('NOT_FOUND');
      expect(await ask(coordinator, '{ __typename }')).toEqual({ __typename: 'Query' });
    });
  });

  describe('with the record of a closed cycle', () => {
    let years: Compared;
    beforeAll(async () => {
      years = await compareYears(opened());
    });

    test('is that of the last closing, without what was added to it afterwards, which is marked', async () => {
      const { database } = opened();
      const { coordinator, say, close, turn, compare, page, ask } = years;
      await close('2026');
      await reopenCycle(database, coordinator, { code: '2026', reason: 'Kenya' }, false);
      await say('KEN', 'UNICEF', 'LDR-2', { rating: 'APPROACHES', baseRevision: 1 });
      await turn();
      await say('KEN', 'UNICEF', 'LDR-2', { status: 'ACCEPTED', rating: 'MEETS', narrative: 'As it is' });
      const filter = '{ countries: ["KEN"], items: ["LDR-2"], agencies: ["UNICEF"] }';
      const pairOf = async (earlier: string) =>
        (await page(earlier, secondYear, `filter: ${filter}`)).nodes[0];
      expect(await pairOf(firstYear)).toMatchObject({ kind: 'GAIN', earlier: { rating: 'APPROACHES' } });
      expect((await compare(firstYear, secondYear)).earlier.snapshot).toBe('Closing 2');
      expect(await pairOf('{ cycle: "2026", snapshot: "Closing" }')).toMatchObject({ kind: 'UNCHANGED' });
      const frozen = (await pairOf(firstYear))?.earlier?.id;
      await ask(
        coordinator,
        `mutation { addAddendum(input: { answer: "${frozen}", reason: "Found late", rating: EXCEEDS }) { id } }`,
      );
      expect(await pairOf(firstYear)).toMatchObject({
        kind: 'GAIN',
        earlier: { rating: 'APPROACHES', addenda: [{ note: 'Found late' }] },
        later: { addenda: [] },
      });
      expect((await pairOf('{ cycle: "2026", snapshot: "Closing" }'))?.earlier?.addenda).toEqual([]);
      expect((await compare(firstYear, secondYear)).total.amended).toBe(1);
      expect((await compare(firstYear, secondYear, 'ITEM', { filter })).rows).toMatchObject([
        { code: 'LDR-2', title: 'Title of LDR-2', counts: { pairs: 1, gains: 1, amended: 1 } },
      ]);
    });

    test('loses its words with the answer’s where they are erased, and says so', async () => {
      const { page, ask, coordinator } = years;
      const { countryChecklist } = await ask<{
        countryChecklist: { responses: { id: string; itemCode: string }[] };
      }>(coordinator, '{ countryChecklist(country: "KEN", cycle: "2026") { responses { id itemCode } } }');
      const answer = countryChecklist.responses.find(({ itemCode }) => itemCode === 'ANL-1');
      await ask(coordinator, `mutation { eraseContent(id: "${answer?.id}", reason: "A name") { id } }`);
      const { nodes } = await page(firstYear, secondYear, 'filter: { countries: ["KEN"], items: ["ANL-1"] }');
      expect(nodes.map(({ earlier }) => earlier)).toContainEqual(
        expect.objectContaining({ narrative: null, erased: true }),
      );
    });
  });
});
