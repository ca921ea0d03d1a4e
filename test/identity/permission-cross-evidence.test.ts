import { beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { declared, linkFor } from '../evidence/evidence-world.ts';
import { usePermissionWorld } from './permission-asking.ts';
import { exists, mayChange, sightOf } from './permission-oracle.ts';
import { type Answer, answers, itemOf, keyOf, marksIn, openCycle, reports } from './permission-world.ts';

const prepared = usePermissionWorld();

/** Nepal is as Kenya but for the lead, whom Peru lacks too. */
const shown = answers.filter(
  ({ cycle, country, owner, story }) =>
    cycle === openCycle &&
    country !== 'NPL' &&
    reports(owner, country) &&
    ['DRAFTED', 'SUBMITTED', 'ACCEPTED', 'WITHDRAWN'].includes(story),
);
const placeOf = (answer: Answer) => ({ country: answer.country, agency: answer.owner, item: itemOf(answer) });
const markOf = (answer: Answer, what: string) => `⟦${keyOf(answer)} ${what}⟧`;
const knows = (viewer: Viewer, answer: Answer) =>
  sightOf(viewer, answer) === 'everything' || exists(viewer, answer);

/** Who reads what would do harm elsewhere, in other words than the server’s table. */
function isTrusted({ tokenScope, memberships }: Viewer, { country, owner }: Answer): boolean {
  if (tokenScope?.countryCode && tokenScope.countryCode !== country) return false;
  if (tokenScope?.agencyCode && tokenScope.agencyCode !== owner) return false;
  return memberships.some(({ role, agencyCode, countryCode }) => {
    if (countryCode && countryCode !== country) return false;
    if (role === 'COORDINATOR' || role === 'COUNTRY_LEAD') return true;
    if (role !== 'FOCAL_POINT' && role !== 'CONTRIBUTOR') return false;
    return owner ? owner === agencyCode : reports(agencyCode, country);
  });
}

describe('what everybody learns of evidence', { timeout: 180_000 }, () => {
  const ids = new Map<Answer, { low: string; severe: string }>();
  beforeAll(async () => {
    const { world, tail } = prepared();
    const { database, coordinator: author } = world;
    for (const answer of shown) {
      const say = async (what: string, sensitivity: 'LOW' | 'SEVERE') => {
        const said = linkFor(placeOf(answer), { shows: markOf(answer, what), sensitivity });
        return encodeNodeId('Evidence', await declared(database, author, said));
      };
      ids.set(answer, { low: await say('low', 'LOW'), severe: await say('severe', 'SEVERE') });
    }
    await tail.catchUp();
  }, 120_000);

  test('beside an answer and by its id it is there for those who read the answer, and what is severe for those who work on it', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($country: String!, $agency: String, $item: String!) {
      answerEvidence(country: $country, agency: $agency, item: $item) { documents { shows viewerCan } more mayDeclare } }`;
    const byId =
      'query ($low: ID!, $severe: ID!) { a: node(id: $low) { ... on Evidence { shows } } b: node(id: $severe) { ... on Evidence { shows } } }';
    type Told = {
      answerEvidence: { documents: { viewerCan: string[] }[]; more: number; mayDeclare: boolean };
    };
    const [first] = shown;
    if (!first) throw new Error('no answer is asked about');
    await forEverybody(source, [placeOf(first)], async ({ name, viewer }) => {
      for (const answer of shown) {
        const where = `${name}, ${keyOf(answer)}`;
        const { answerEvidence: told } = await askWell<Told>(viewer, source, placeOf(answer));
        const reads = knows(viewer, answer);
        const trusted = isTrusted(viewer, answer);
        const expected = [
          ...(reads ? [markOf(answer, 'low')] : []),
          ...(reads && trusted ? [markOf(answer, 'severe')] : []),
        ];
        expect(marksIn(JSON.stringify(told)), where).toEqual(expected);
        expect(told.more, where).toBe(reads && !trusted ? 1 : 0);
        const may = mayChange(viewer, answer, 'EDIT');
        expect(told.mayDeclare, where).toBe(may);
        for (const { viewerCan } of told.documents) expect(viewerCan.includes('WITHDRAW'), where).toBe(may);
        expect(marksIn(JSON.stringify(await askWell(viewer, byId, ids.get(answer)))), where).toEqual(
          expected,
        );
        tried(2);
      }
    });
  });
});
