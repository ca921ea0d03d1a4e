import 'reflect-metadata';
import { beforeEach, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { beginTwoYears, type TwoYears } from '../cycles/two-years.ts';
import { insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

type Node = {
  countryCode: string;
  response: { status: string; revision: number } | null;
  carried: { itemCode: string; standing: boolean } | null;
  viewerCan: { agencyCode: string | null; status: string; viewerCan: string[] }[];
};
type Across = {
  answersAcross: { nodes: Node[]; totalCount: number; hasNextPage: boolean; endCursor: string | null };
};

const nodeFields = `countryCode response { status revision narrative }
  carried { agencyCode itemCode kind rating unfinished standing from { id cycleCode itemCode status narrative erased amended } }
  viewerCan { agencyCode status viewerCan }`;
const across = (args: string) =>
  `{ answersAcross(${args}) { nodes { ${nodeFields} } totalCount hasNextPage endCursor cycle { code } } }`;

describeOnBothEngines('one item across countries', (opened) => {
  let years: TwoYears;
  let focal: Viewer;
  beforeEach(async () => {
    const { database } = opened();
    await emptyDatabase(database);
    years = await beginTwoYears(database);
    focal = await years.person('FOCAL_POINT', 'UNICEF', null);
    await years.turn();
  });

  test('says of each country what its checklist says, with what is carried, and nothing of what somebody doesn’t write', async () => {
    const { ask, say, carriedFor, coordinator, database } = years;
    await say('PER', 'UNICEF', 'LDR-2', { status: 'IN_PROGRESS', narrative: 'Begun.' });
    const items = ['LDR-2', 'ANL-7'];
    for (const item of items) {
      const { answersAcross } = await ask<Across>(focal, across(`item: "${item}", agency: "UNICEF"`));
      expect(answersAcross.nodes.map(({ countryCode }) => countryCode)).toEqual(
        [...answersAcross.nodes.map(({ countryCode }) => countryCode)].sort(),
      );
      expect(answersAcross.totalCount).toBe(answersAcross.nodes.length);
      for (const { countryCode, response, carried, viewerCan } of answersAcross.nodes) {
        const checklist = await ask<{
          countryChecklist: {
            responses: { agencyCode: string; itemCode: string }[];
            viewerCan: Node['viewerCan'];
          };
        }>(
          focal,
          `{ countryChecklist(country: "${countryCode}") { responses { agencyCode itemCode status revision narrative }
             viewerCan { agencyCode status viewerCan } } }`,
        );
        const own = checklist.countryChecklist.responses.find(
          ({ agencyCode, itemCode }) => agencyCode === 'UNICEF' && itemCode === item,
        );
        const { agencyCode: _of, itemCode: _item, ...said } = own ?? { agencyCode: null, itemCode: null };
        expect(response).toEqual(own ? said : null);
        expect(viewerCan).toEqual(
          checklist.countryChecklist.viewerCan.filter(({ agencyCode }) => agencyCode === 'UNICEF'),
        );
        const stands = (await carriedFor(focal, countryCode)).carried.find(
          ({ agencyCode, itemCode }) => agencyCode === 'UNICEF' && itemCode === item,
        );
        expect(carried, `${item} ${countryCode}`).toEqual(stands ?? null);
      }
    }
    const { answersAcross } = await ask<Across>(focal, across('item: "LDR-2", agency: "UNICEF"'));
    const begun = answersAcross.nodes.find(({ countryCode }) => countryCode === 'PER');
    expect(begun).toMatchObject({
      response: { status: 'IN_PROGRESS', revision: 1 },
      carried: { standing: false },
    });
    // Another agency's answers are not theirs to write, and somebody without a role writes none.
    const nobody = await insertPerson(database, []);
    for (const [viewer, agency] of [
      [focal, 'WHO'],
      [nobody, 'UNICEF'],
    ] as const) {
      const none = await ask<Across>(viewer, across(`item: "LDR-2", agency: "${agency}"`));
      expect(none.answersAcross).toMatchObject({ nodes: [], totalCount: 0, endCursor: null });
    }
    // In a closed cycle one reads what one wrote, and nothing is to be done any more.
    const closed = await ask<Across>(coordinator, across('item: "LDR-2", agency: "UNICEF", cycle: "2026"'));
    expect(closed.answersAcross.nodes.find(({ countryCode }) => countryCode === 'KEN')).toMatchObject({
      response: { status: 'ACCEPTED' },
      viewerCan: [],
    });
  });

  test('comes by country in pages, and says what is asked for wrongly', async () => {
    const { ask } = years;
    const page = async (after: string | null) =>
      (
        await ask<Across>(
          focal,
          across(`item: "LDR-2", agency: "UNICEF", first: 1, after: ${after ? `"${after}"` : 'null'}`),
        )
      ).answersAcross;
    const seen: string[] = [];
    let next: string | null = null;
    for (let more = true; more; ) {
      const { nodes, hasNextPage, endCursor, totalCount } = await page(next);
      seen.push(...nodes.map(({ countryCode }) => countryCode));
      expect(totalCount).toBeGreaterThanOrEqual(seen.length);
      more = hasNextPage;
      next = endCursor;
    }
    const { answersAcross } = await ask<Across>(focal, across('item: "LDR-2", agency: "UNICEF"'));
    expect(seen).toEqual(answersAcross.nodes.map(({ countryCode }) => countryCode));
    expect(seen.length).toBeGreaterThan(1);
    for (const [args, code] of [
      ['item: "LDR-2"', 'BAD_USER_INPUT'],
      ['item: "LDR-1", agency: "UNICEF"', 'BAD_USER_INPUT'],
      ['item: "LDR-9", agency: "UNICEF"', 'NOT_FOUND'],
      ['item: "LDR-2", agency: "UNICEF", cycle: "1999"', 'NOT_FOUND'],
      ['item: "LDR-2", agency: "UNICEF", first: 201', 'BAD_USER_INPUT'],
      ['item: "LDR-2", agency: "UNICEF", after: "Kenya"', 'BAD_USER_INPUT'],
    ] as const) {
      await expect(ask(focal, across(args)), args).rejects.toThrow(code);
    }
  });
});
