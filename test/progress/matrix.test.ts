import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter } from '../support/writer.ts';

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
});
