import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { openCycle, type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';

type Whole = { cells: Cell[]; cursor: string };
type Cell = {
  countryCode: string;
  agencyCode: string | null;
  submitted: number;
  notStarted: number;
  total: number;
};

describe('the matrix', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord();
    coordinator = await signInAs(concord.url, 'coordinator');
    const { write } = createWriter(coordinator);
    await write({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS' });
    await write({ country: 'KEN', agency: 'UNICEF', item: 'ANL-3', status: 'SUBMITTED', rating: 'MISSING' });
  }, 120_000);
  afterAll(() => concord?.drop());

  const cells = async (filter = '') => {
    const { progressMatrix } = await coordinator.query<{ progressMatrix: { cells: Cell[] } }>(
      `{ progressMatrix${filter} { cells { countryCode agencyCode submitted notStarted total } } }`,
    );
    return progressMatrix.cells;
  };
  const kenyaUnicef = (all: Cell[]) =>
    all.find(({ countryCode, agencyCode }) => countryCode === 'KEN' && agencyCode === 'UNICEF');

  it('has a cell for every agency that reports in a country, and one for every country team', async () => {
    const all = await cells();
    expect(all).toHaveLength(197 * 3 + 197);
    expect(kenyaUnicef(all)).toMatchObject({ submitted: 2, notStarted: 21, total: 23 });
  });

  it('counts only a section, or only a rating, where that is asked, with every cell still there', async () => {
    const section = await cells('(section: "LDR")');
    expect(section).toHaveLength(197 * 4);
    expect(kenyaUnicef(section)).toMatchObject({ submitted: 1, notStarted: 1, total: 2 });
    expect(kenyaUnicef(await cells('(rating: MEETS)'))).toMatchObject({
      submitted: 1,
      notStarted: 0,
      total: 1,
    });
    expect(kenyaUnicef(await cells('(section: "NONE")'))).toMatchObject({ total: 0 });
  });

  it('shows only the cells of the countries and agencies that are asked for', async () => {
    expect(await cells('(countries: ["KEN"])')).toHaveLength(4);
    expect(await cells('(countries: [])')).toEqual([]);
    expect(await cells('(agencies: ["UNICEF"])')).toHaveLength(197);
    expect(await cells('(agencies: ["UNICEF"], countryTeam: true, countries: ["KEN", "PER"])')).toHaveLength(
      4,
    );
  });

  it('pages through the answers that wait for a decision, the longest waiting first', async () => {
    type Page = {
      nodes: { itemCode: string }[];
      totalCount: number;
      hasNextPage: boolean;
      endCursor: string;
    };
    const page = async (after = '') => {
      const { responses } = await coordinator.query<{ responses: Page }>(
        `{ responses(status: SUBMITTED, first: 1${after}) { nodes { itemCode } totalCount hasNextPage endCursor } }`,
      );
      return responses;
    };
    const first = await page();
    expect(first).toMatchObject({ nodes: [{ itemCode: 'LDR-2' }], totalCount: 2, hasNextPage: true });
    const second = await page(`, after: "${first.endCursor}"`);
    expect(second).toMatchObject({ nodes: [{ itemCode: 'ANL-3' }], totalCount: 2, hasNextPage: false });
  });

  describe('since a place in the log', () => {
    const read = async (args: string) => {
      const { progressMatrix } = await coordinator.query<{ progressMatrix: Whole }>(
        `{ progressMatrix${args} { cursor cells { countryCode agencyCode notStarted submitted total updatedAt } } }`,
      );
      return progressMatrix;
    };
    const presence = (how: string) =>
      coordinator.query(
        `mutation ($how: Presence!) { changePresence(cycle: "${openCycle}",
           lines: [{ country: "PER", agency: "WHO", presence: $how }]) { done } }`,
        { how },
      );
    const nameOf = ({ countryCode, agencyCode }: Cell) => `${countryCode}/${agencyCode ?? ''}`;
    /** What a copy becomes that takes what a read since it brought. */
    const patched = (copy: Whole, { cells: changed }: Whole, whole: boolean) => {
      const known = new Map(copy.cells.map((cell) => [nameOf(cell), cell]));
      for (const cell of changed) known.set(nameOf(cell), cell);
      return [...known.values()].filter(({ total }) => !whole || total > 0).sort(byName);
    };
    const byName = (a: Cell, b: Cell) => (nameOf(a) < nameOf(b) ? -1 : 1);
    const filters: [string, boolean][] = [
      ['', true],
      ['countries: ["PER"]', true],
      ['agencies: ["UNICEF"]', true],
      ['section: "LDR"', false],
    ];
    const asked = (...args: string[]) => `(${[`cycle: "${openCycle}"`, ...args].filter(Boolean).join(', ')})`;

    it('brings what makes a copy equal to a read afresh, and nothing that did not change', async () => {
      const { write } = createWriter(coordinator);
      await presence('RESIDENT');
      const copies = await Promise.all(filters.map(([filter]) => read(asked(filter))));
      const agree = async (counts: number[]) => {
        for (const [index, [filter, whole]] of filters.entries()) {
          const copy = copies[index] as Whole;
          const since = await read(asked(filter, `after: "${copy.cursor}"`));
          expect(since.cells, filter).toHaveLength(counts[index] ?? 0);
          const afresh = await read(asked(filter));
          expect(patched(copy, since, whole), filter).toEqual(afresh.cells.sort(byName));
          expect(since.cursor).toBe(afresh.cursor);
        }
      };
      await agree([0, 0, 0, 0]);
      await write({ country: 'KEN', agency: 'UNICEF', item: 'LDR-4', status: 'SUBMITTED', rating: 'MEETS' });
      await write({ country: 'PER', agency: 'WHO', item: 'ANL-3', status: 'SUBMITTED', rating: 'MEETS' });
      await agree([2, 1, 1, 2]);
      // Section counts of a cell that is gone stay with nothing in them.
      await presence('NONE');
      const [whole, peru] = copies as [Whole, Whole];
      for (const [copy, filter] of [
        [whole, ''],
        [peru, 'countries: ["PER"]'],
      ] as const) {
        const since = await read(asked(filter, `after: "${copy.cursor}"`));
        expect(since.cells).toContainEqual(
          expect.objectContaining({ countryCode: 'PER', agencyCode: 'WHO', total: 0 }),
        );
        expect(patched(copy, since, true)).toEqual((await read(asked(filter))).cells.sort(byName));
      }
      // From before the cycle opened, everything came since.
      const all = await read(asked('after: "0.000000000000"'));
      expect(all.cells.filter(({ total }) => total > 0)).toEqual((await read(asked())).cells);
    });

    it('refuses a place that the log does not know, and ratings, which change with what one may read', async () => {
      const { codes: unknown } = await coordinator.request(
        '{ progressMatrix(after: "9.abcdefabcdef") { cursor } }',
      );
      expect(unknown).toEqual(['CURSOR_INVALID']);
      const { codes: rated } = await coordinator.request(
        '{ progressMatrix(rating: MEETS, after: "0.000000000000") { cursor } }',
      );
      expect(rated).toEqual(['BAD_USER_INPUT']);
    });
  });
});
