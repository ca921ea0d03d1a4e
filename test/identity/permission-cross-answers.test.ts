import { describe, expect, test } from 'vitest';
import {
  type Edges,
  eventFields,
  nameOf,
  nodeIdOf,
  type Response,
  responseFields,
  usePermissionWorld,
} from './permission-asking.ts';
import {
  changes,
  eventCount,
  exists,
  mayChange,
  saidInEvents,
  saidNow,
  statusOf,
} from './permission-oracle.ts';
import { answers, countries, cycles, keyOf, marksIn, openCycle, reports, steps } from './permission-world.ts';

const prepared = usePermissionWorld();

// Thousands of operations, on a machine that may have other things to do.
describe('what everybody reads of every answer', { timeout: 180_000 }, () => {
  test('the checklist of a country holds what they may read, with counts of everything', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($country: String!, $cycle: String) { countryChecklist(country: $country, cycle: $cycle) {
      responses { ${responseFields} viewerCan } progress { agencyCode total notStarted submitted } viewerCan { agencyCode status viewerCan } } }`;
    const places = cycles.flatMap((cycle) => countries.map((country) => ({ cycle, country })));
    await forEverybody(source, places, async ({ name, viewer }) => {
      for (const { cycle, country } of places) {
        const here = answers.filter((answer) => answer.cycle === cycle && answer.country === country);
        const { countryChecklist } = await askWell<{
          countryChecklist: {
            responses: Response[];
            progress: { agencyCode: string | null; total: number }[];
            viewerCan: { agencyCode: string | null; status: string; viewerCan: string[] }[];
          };
        }>(viewer, source, { cycle, country });
        const { responses, progress, viewerCan } = countryChecklist;
        expect(responses.map(nameOf).sort(), name).toEqual(
          here
            .filter((answer) => exists(viewer, answer))
            .map(keyOf)
            .sort(),
        );
        expect(marksIn(JSON.stringify(responses)), name).toEqual(
          here.flatMap((answer) => saidNow(viewer, answer)).sort(),
        );
        expect(progress.map(({ total }) => total)).toEqual(country === 'PER' ? [8, 8] : [8, 8, 8]);
        for (const answer of here.filter(({ owner }) => reports(owner, country))) {
          const can = changes.filter((change) => cycle === openCycle && mayChange(viewer, answer, change));
          const listed = viewerCan.find(
            ({ agencyCode, status }) => agencyCode === answer.owner && status === statusOf[answer.story],
          );
          expect(listed?.viewerCan ?? [], `${name}, ${keyOf(answer)}`).toEqual(can);
          const response = responses.find((one) => nameOf(one) === keyOf(answer));
          if (response) expect(response.viewerCan, `${name}, ${keyOf(answer)}`).toEqual(can);
          tried(3);
        }
      }
    });
  });

  test('a list of answers holds what they may read: its pages, its total and its end too', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($cycle: String, $status: ResponseStatus, $first: Int, $after: String) {
      responses(cycle: $cycle, status: $status, first: $first, after: $after) {
        nodes { ${responseFields} } totalCount hasNextPage endCursor } }`;
    type Page = {
      responses: { nodes: Response[]; totalCount: number; hasNextPage: boolean; endCursor: string | null };
    };
    const statuses = [null, 'NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'];
    const lists = cycles.flatMap((cycle) => statuses.map((status) => ({ cycle, status })));
    await forEverybody(source, lists, async ({ name, viewer }) => {
      for (const { cycle, status } of lists) {
        const mine = answers.filter(
          (answer) => answer.cycle === cycle && (status === null || statusOf[answer.story] === status),
        );
        const expected = mine.filter((answer) => exists(viewer, answer));
        const nodes: Response[] = [];
        let after: string | null = null;
        for (let more = true; more; ) {
          const page: Page['responses'] = (
            await askWell<Page>(viewer, source, { cycle, status, first: 13, after })
          ).responses;
          nodes.push(...page.nodes);
          expect(page.totalCount, name).toBe(expected.length);
          expect(page.nodes.length, name).toBe(
            Math.min(13, expected.length - nodes.length + page.nodes.length),
          );
          more = page.hasNextPage;
          after = page.endCursor;
        }
        expect(nodes.map(nameOf).sort(), `${name}, ${status}`).toEqual(expected.map(keyOf).sort());
        expect(marksIn(JSON.stringify(nodes)), name).toEqual(
          expected.flatMap((answer) => saidNow(viewer, answer)).sort(),
        );
        tried(mine.length);
      }
    });
  });

  test('an answer by its id is there or null, and so is its history', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($id: ID!) { node(id: $id) { id ... on Response { ${responseFields} viewerCan
      history(first: 100) { edges { node { ${eventFields} } } pageInfo { hasNextPage hasPreviousPage } } } } }`;
    const ids = answers.map((answer) => ({ id: nodeIdOf(answer) }));
    await forEverybody(source, ids, async ({ name, viewer }) => {
      for (const answer of answers) {
        const { node } = await askWell<{ node: (Response & { history: Edges }) | null }>(viewer, source, {
          id: nodeIdOf(answer),
        });
        expect(node !== null, `${name}, ${keyOf(answer)}`).toBe(exists(viewer, answer));
        tried(2);
        if (!node) continue;
        const { history, ...response } = node;
        expect(marksIn(JSON.stringify(response))).toEqual(saidNow(viewer, answer));
        expect(history.edges.length, `${name}, ${keyOf(answer)}`).toBe(eventCount(viewer, answer));
        expect(marksIn(JSON.stringify(history)), `${name}, ${keyOf(answer)}`).toEqual(
          saidInEvents(viewer, answer).sort(),
        );
      }
    });
  });

  test('counts by rating leave out the drafts that they may not read, and other counts leave out nothing', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($cycle: String, $rating: Rating, $section: String) {
      progressMatrix(cycle: $cycle, rating: $rating, section: $section) { cells { countryCode agencyCode total inProgress } } }`;
    type Cells = {
      progressMatrix: { cells: { countryCode: string; agencyCode: string | null; total: number }[] };
    };
    const asked = cycles.flatMap((cycle) =>
      ['MEETS', 'EXCEEDS', 'MISSING'].map((rating) => ({ cycle, rating })),
    );
    await forEverybody(source, asked, async ({ name, viewer }) => {
      for (const { cycle, rating } of asked) {
        const { cells } = (await askWell<Cells>(viewer, source, { cycle, rating })).progressMatrix;
        for (const { countryCode, agencyCode, total } of cells) {
          const rated = answers.filter(
            (answer) =>
              answer.cycle === cycle &&
              answer.country === countryCode &&
              answer.owner === agencyCode &&
              steps[answer.story].findLast((step) => step.rating)?.rating === rating &&
              exists(viewer, answer),
          );
          expect(total, `${name}, ${cycle}/${countryCode}/${agencyCode}, ${rating}`).toBe(rated.length);
          tried(1);
        }
        const whole = (await askWell<Cells>(viewer, source, { cycle, section: 'A' })).progressMatrix;
        expect(whole.cells.map(({ total }) => total).sort()).toEqual([0, 0, 0, 8, 8, 8, 8, 8]);
      }
    });
  });
});
