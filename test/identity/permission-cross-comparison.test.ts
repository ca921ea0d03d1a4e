import { describe, expect, test } from 'vitest';
import { usePermissionWorld } from './permission-asking.ts';
import { isPublished, saidNow, sightOf, statusOf } from './permission-oracle.ts';
import { answers, closedCycle, itemOf, marksIn, openCycle, reports } from './permission-world.ts';

const prepared = usePermissionWorld();

type Pair = {
  countryCode: string;
  agencyCode: string | null;
  laterItem: string;
  reason: string | null;
};
type Told = {
  comparison: { total: { pairs: number; unchanged: number; notComparable: number } };
  comparedPairs: { nodes: Pair[]; hasNextPage: boolean };
};

describe('what everybody learns by comparing', { timeout: 60_000 }, () => {
  test('the published answers that they read on both sides, and of a draft nothing but that nothing counts there', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const sides = `earlier: { cycle: "${closedCycle}" }, later: { cycle: "${openCycle}" }`;
    const answer = '{ id status rating narrative addenda { note } }';
    const source = `{
      comparison(${sides}, by: COUNTRY) { total { pairs unchanged notComparable } rows { code } }
      comparedPairs(${sides}, first: 100) {
        nodes { countryCode agencyCode laterItem reason earlier ${answer} later ${answer} } hasNextPage }
    }`;
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      const { comparison, comparedPairs } = await askWell<Told>(viewer, source);
      const read = answers.filter(
        (one) => reports(one.owner, one.country) && sightOf(viewer, one) !== 'nothing',
      );
      const now = read.filter(({ cycle }) => cycle === openCycle);
      // Either says a rating in both years.
      const rated = ({ story }: (typeof now)[number]) => story === 'SUBMITTED' || story === 'REAPPEARED';
      expect(comparedPairs.hasNextPage).toBe(false);
      const { nodes } = comparedPairs;
      expect(
        nodes.map((pair) => `${pair.countryCode}/${pair.agencyCode}/${pair.laterItem} ${pair.reason}`).sort(),
        name,
      ).toEqual(
        now
          .map((one) => {
            const accepted = statusOf[one.story] === 'ACCEPTED';
            const reason = rated(one) ? null : accepted ? 'NOT_RATED' : 'NOT_ANSWERED';
            return `${one.country}/${one.owner}/${itemOf(one)} ${reason}`;
          })
          .sort(),
      );
      expect(marksIn(JSON.stringify(nodes)), name).toEqual(
        read
          .filter(isPublished)
          .flatMap((one) => saidNow(viewer, one))
          .sort(),
      );
      expect(comparison.total, name).toEqual({
        pairs: now.length,
        unchanged: now.filter(rated).length,
        notComparable: now.filter((one) => !rated(one)).length,
      });
      tried(read.length);
    });
  });
});
