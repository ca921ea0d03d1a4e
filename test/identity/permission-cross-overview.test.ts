import { beforeAll, describe, expect, test } from 'vitest';
import { recorded } from '../support/builders.ts';
import { type Response, usePermissionWorld } from './permission-asking.ts';
import { saidNow, sightOf, statusOf } from './permission-oracle.ts';
import { answers, itemOf, keyOf, marksIn, openCycle, reports, type Story } from './permission-world.ts';

const prepared = usePermissionWorld();

type Listed = Response & { narrative: string };
type Told = {
  decisionAges: { ages: { count: number }[] };
  waitingDecisions: { nodes: Listed[]; totalCount: number };
  contradictions: {
    nodes: { countryCode: string; itemCode: string; answers: Listed[] }[];
    totalCount: number;
  };
  daysAnswered: { parties: { agencyCode: string | null; answered: number[] }[] };
};
const fields = 'cycleCode countryCode agencyCode itemCode narrative';
const source = `{
  decisionAges { ages { count } }
  waitingDecisions(atLeast: 0, first: 200) { nodes { ${fields} } totalCount }
  contradictions { nodes { countryCode itemCode answers { ${fields} } } totalCount }
  daysAnswered { parties { agencyCode answered } }
}`;

describe('what everybody learns from a coordinator’s first page', { timeout: 60_000 }, () => {
  // In Kenya WHO says MISSING of what UNICEF says MEETS of: once published, once in drafts.
  beforeAll(async () => {
    const { database, coordinator } = prepared().world;
    const say = (owner: string, story: Story, rating: 'MISSING' | 'EXCEEDS', baseRevision: number) =>
      recorded(database, coordinator, {
        mutationId: crypto.randomUUID(),
        country: 'KEN',
        agency: owner,
        item: itemOf({ owner, story }),
        baseRevision,
        rating,
      });
    await say('WHO', 'SUBMITTED', 'MISSING', 3);
    await say('WHO', 'DRAFTED', 'MISSING', 1);
    await say('UNICEF', 'DRAFTED', 'EXCEEDS', 1);
  });

  test('of answers those that they read, of drafts nothing, and of counts all', async () => {
    const { askWell, forEverybody, tried, world } = prepared();
    const { daysAnswered } = await askWell<Told>(world.coordinator, source);
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      const told = await askWell<Told>(viewer, source);
      const read = answers.filter(
        (one) =>
          one.cycle === openCycle && reports(one.owner, one.country) && sightOf(viewer, one) !== 'nothing',
      );
      const waiting = read.filter((one) => statusOf[one.story] === 'SUBMITTED');
      const { nodes, totalCount } = told.waitingDecisions;
      expect(nodes.map(nameOf).sort(), name).toEqual(waiting.map(keyOf).sort());
      expect(totalCount, name).toBe(waiting.length);
      expect(
        told.decisionAges.ages.reduce((sum, { count }) => sum + count, 0),
        name,
      ).toBe(waiting.length);
      expect(marksIn(JSON.stringify(nodes)), name).toEqual(
        waiting.flatMap((one) => saidNow(viewer, one)).sort(),
      );

      const apart = read.filter(
        ({ country, owner, story }) => country === 'KEN' && owner !== null && story === 'SUBMITTED',
      );
      const both = apart.length === 2;
      expect(told.contradictions.totalCount, name).toBe(both ? 1 : 0);
      const [only] = told.contradictions.nodes;
      expect(only?.answers.map(nameOf).sort() ?? [], name).toEqual(both ? apart.map(keyOf).sort() : []);
      expect(marksIn(JSON.stringify(told.contradictions)), name).toEqual(
        both ? apart.flatMap((one) => saidNow(viewer, one)).sort() : [],
      );
      expect(told.daysAnswered, name).toEqual(daysAnswered);
      tried(read.length);
    });
  });
});

function nameOf({ cycleCode, countryCode, agencyCode, itemCode }: Listed): string {
  return `${cycleCode}/${countryCode}/${agencyCode ?? 'TEAM'}/${itemCode.slice(2)}`;
}
