import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { assignAnswer } from '../../server/plan/assign-answer.ts';
import { addStep } from '../../server/plan/write-steps.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { eventFields, usePermissionWorld } from './permission-asking.ts';
import { exists, isPublished, mayChange, sightOf } from './permission-oracle.ts';
import {
  type Answer,
  answers,
  countries,
  itemOf,
  keyOf,
  marksIn,
  openCycle,
  reports,
  type Story,
} from './permission-world.ts';

const prepared = usePermissionWorld();

const planned = answers.filter(({ cycle, country, owner }) => cycle === openCycle && reports(owner, country));
/** Nobody has submitted these, or they came back. */
const assigned = planned.filter(({ story }) =>
  ['UNTOUCHED', 'DRAFTED', 'RETURNED', 'WITHDRAWN'].includes(story),
);
const withSteps = planned.filter(({ story }) =>
  ['DRAFTED', 'SUBMITTED', 'RETURNED', 'WITHDRAWN'].includes(story),
);
/** How often the world wrote each of these. */
const revisions: Partial<Record<Story, number>> = { DRAFTED: 1, SUBMITTED: 3, RETURNED: 3, WITHDRAWN: 2 };
const markOf = (answer: Answer) => `⟦${keyOf(answer)} step⟧`;
/** Nepal is as Kenya but for the lead, whom Peru lacks too; and one answer of each kind will do. */
const isAsked = ({ country, story }: Answer) =>
  country !== 'NPL' && ['UNTOUCHED', 'DRAFTED', 'SUBMITTED', 'RETURNED'].includes(story);
const placeOf = (answer: Answer) => ({ country: answer.country, agency: answer.owner, item: itemOf(answer) });
/** Whether they know of what stands on an answer, begun or not. */
const knows = (viewer: Viewer, answer: Answer) =>
  sightOf(viewer, answer) === 'everything' || exists(viewer, answer);
const writes = (viewer: Viewer, answer: Answer) => mayChange(viewer, { ...answer, story: 'DRAFTED' }, 'EDIT');

describe('what everybody learns and does of what is planned', { timeout: 180_000 }, () => {
  const steps = new Map<string, string>();
  beforeAll(async () => {
    const { world, tail } = prepared();
    const { database, coordinator: author } = world;
    for (const answer of withSteps) {
      const place = placeOf(answer);
      const baseRevision = revisions[answer.story] ?? 0;
      const rating = { mutationId: randomUUID(), ...place, baseRevision, rating: 'MISSING' as const };
      await recordResponses(database, [{ author, input: rating }]);
      const asked = { mutationId: randomUUID(), ...place, text: markOf(answer), dueOn: '2026-01-01' };
      const { subjectId } = await addStep(database, author, asked);
      steps.set(encodeNodeId('NextStep', subjectId), markOf(answer));
    }
    for (const answer of assigned) {
      const to = encodeNodeId('Person', author.personId);
      await assignAnswer(database, author, {
        mutationId: randomUUID(),
        ...placeOf(answer),
        to,
        dueOn: '2026-02-01',
      });
    }
    await tail.catchUp();
  }, 120_000);

  const marksFor = (viewer: Viewer, among: (answer: Answer) => boolean = () => true) =>
    withSteps
      .filter((answer) => among(answer) && knows(viewer, answer))
      .map(markOf)
      .sort();
  const marksOf = (told: unknown) => marksIn(JSON.stringify(told));

  test('the plan of a country, of an agency and beside an answer says what stands on answers that they read', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($countries: [String!], $agencies: [String!]) { steps(first: 200, countries: $countries, agencies: $agencies) {
      open nodes { step { text } } } }`;
    const ofCountry = `query ($country: String!) { countryPlan(country: $country) { places {
      agencyCode itemCode openSteps assignment { dueOn } } } }`;
    const beside = `query ($country: String!, $agency: String, $item: String!) {
      answerPlan(country: $country, agency: $agency, item: $item) {
        assignment { dueOn } steps { step { text viewerCan } } viewerCan } }`;
    type Beside = {
      answerPlan: {
        assignment: object | null;
        steps: { step: { text: string; viewerCan: string[] } }[];
        viewerCan: string[];
      };
    };
    type Places = {
      countryPlan: {
        places: {
          agencyCode: string | null;
          itemCode: string;
          openSteps: number;
          assignment: object | null;
        }[];
      };
    };
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      const told = await askWell<{ steps: { open: number } }>(viewer, source);
      expect(marksOf(told), name).toEqual(marksFor(viewer));
      expect(told.steps.open, name).toBe(marksFor(viewer).length);
      const agencies = await askWell(viewer, source, { agencies: ['WHO'] });
      expect(marksOf(agencies), name).toEqual(marksFor(viewer, ({ owner }) => owner === 'WHO'));
      for (const country of countries) {
        const { places } = (await askWell<Places>(viewer, ofCountry, { country })).countryPlan;
        const named = places.map(
          ({ agencyCode, itemCode, openSteps, assignment }) =>
            `${agencyCode} ${itemCode} ${openSteps} ${assignment !== null}`,
        );
        const expected = planned
          .filter((one) => one.country === country && knows(viewer, one))
          .map((one) => [one, withSteps.includes(one) ? 1 : 0, assigned.includes(one)] as const)
          .filter(([, open, given]) => open > 0 || given)
          .map(([one, open, given]) => `${one.owner} ${itemOf(one)} ${open} ${given}`);
        expect(named.sort(), `${name}, ${country}`).toEqual(expected.sort());
      }
      tried(planned.length);
      for (const answer of planned.filter(isAsked)) {
        const { answerPlan } = await askWell<Beside>(viewer, beside, placeOf(answer));
        const where = `${name}, ${keyOf(answer)}`;
        expect(answerPlan.assignment !== null, where).toBe(
          assigned.includes(answer) && knows(viewer, answer),
        );
        expect(marksOf(answerPlan), where).toEqual(marksFor(viewer, (one) => one === answer));
        const may = writes(viewer, answer);
        const open = !['SUBMITTED', 'ACCEPTED', 'REAPPEARED'].includes(answer.story);
        expect(answerPlan.viewerCan, where).toEqual([
          ...(may && open ? ['ASSIGN'] : []),
          ...(may && withSteps.includes(answer) ? ['ADD_STEP'] : []),
        ]);
        for (const { step } of answerPlan.steps) {
          expect(step.viewerCan.includes('CHANGE'), where).toBe(may);
        }
        tried(1);
      }
    });
  });

  test('the log, and a step or an event by its id, tell of them to those alone', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($country: [String!]) { events(last: 500, filter: { countries: $country,
      kinds: [STEP_ADDED, RESPONSE_ASSIGNED] }) { edges { node { ${eventFields} } } } }`;
    const byId = 'query ($id: ID!) { node(id: $id) { ... on NextStep { text } } }';
    type Told = { events: { edges: { node: { kind: string } }[] } };
    // Who hears of what was said on a draft is who reads drafts; the story of each ends where it stands.
    const hears = (viewer: Viewer, answer: Answer) =>
      sightOf(viewer, answer) === 'everything' || (isPublished(answer) && knows(viewer, answer));
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      for (const country of countries) {
        const told = await askWell<Told>(viewer, source, { country: [country] });
        const heard = (among: Answer[]) =>
          among.filter((one) => one.country === country && hears(viewer, one));
        expect(marksOf(told), name).toEqual(heard(withSteps).map(markOf).sort());
        const given = told.events.edges.filter(({ node }) => node.kind === 'RESPONSE_ASSIGNED');
        expect(given.length, name).toBe(heard(assigned).length);
      }
      tried(planned.length);
      for (const [id, mark] of steps) {
        expect(marksOf(await askWell(viewer, byId, { id })), name).toEqual(
          marksFor(viewer).filter((one) => one === mark),
        );
        tried(1);
      }
    });
  });

  test('what is assigned waits for nobody but whom it is assigned to, as far as their token reaches', async () => {
    const { askWell, world, tried } = prepared();
    const source =
      '{ viewer { todo(first: 200) { nodes { kind assigned { countryCode agencyCode itemCode } } } } }';
    type Todo = {
      viewer: {
        todo: {
          nodes: { kind: string; assigned: Record<'countryCode' | 'agencyCode' | 'itemCode', string> }[];
        };
      };
    };
    for (const { name, viewer } of world.askers) {
      if (!viewer) continue;
      const { nodes } = (await askWell<Todo>(viewer, source)).viewer.todo;
      const waiting = nodes.flatMap(({ kind, assigned: one }) =>
        kind === 'ASSIGNED' ? [`${one.countryCode} ${one.agencyCode} ${one.itemCode}`] : [],
      );
      const owner = { ...viewer, readOnly: false };
      const theirs = viewer.personId === world.coordinator.personId ? assigned : [];
      const expected = theirs
        .filter((answer) => writes(owner, answer))
        .map((answer) => `${answer.country} ${answer.owner} ${itemOf(answer)}`);
      expect(waiting.sort(), name).toEqual(expected.sort());
      tried(assigned.length);
    }
  });

  test('it is planned by who may write the answer, and refused before anything else is looked at', async () => {
    const { ask, logEnd, forEverybody, tried } = prepared();
    const assign = 'mutation ($input: AssignAnswerInput!) { assignAnswer(input: $input) { replayed } }';
    const add = 'mutation ($input: AddStepInput!) { addStep(input: $input) { replayed } }';
    const change = 'mutation ($input: ChangeStepInput!) { changeStep(input: $input) { replayed } }';
    const erase = 'mutation ($id: ID!, $m: UUID!) { eraseStep(id: $id, mutationId: $m) { replayed } }';
    const offer = `query ($country: String!, $agency: String, $item: String!) {
      assignable(country: $country, agency: $agency, item: $item, search: "nobody is called so") { id } }`;
    // Nobody has this id, which is found out last: nothing is written.
    const nobody = encodeNodeId('Person', '00000000-0000-4000-8000-00000000dead');
    const codeOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.[0]?.extensions.code ?? null;
    const before = await logEnd();
    await forEverybody(
      assign,
      [{ input: { mutationId: randomUUID(), country: 'KEN', item: 'T-DRAFTED' } }],
      async ({ name, viewer }) => {
        for (const answer of planned.filter(isAsked)) {
          const where = `${name}, ${keyOf(answer)}`;
          const input = () => ({ mutationId: randomUUID(), ...placeOf(answer) });
          const expected = writes(viewer, answer) ? 'BAD_USER_INPUT' : 'FORBIDDEN';
          expect(codeOf(await ask(viewer, assign, { input: { ...input(), to: nobody } })), where).toBe(
            expected,
          );
          const asked = { ...input(), text: 'Tried', dueOn: '2026-01-01', owner: nobody };
          expect(codeOf(await ask(viewer, add, { input: asked })), where).toBe(expected);
          const offered = codeOf(await ask(viewer, offer, placeOf(answer)));
          expect(offered === null, where).toBe(writes(viewer, answer));
          tried(3);
        }
        for (const answer of withSteps.filter(isAsked)) {
          const id = [...steps].find(([, mark]) => mark === markOf(answer))?.[0];
          const where = `${name}, ${keyOf(answer)}`;
          const input = { id, mutationId: randomUUID(), baseRevision: 100, done: true };
          const refused = knows(viewer, answer) ? 'FORBIDDEN' : 'NOT_FOUND';
          const expected = viewer.readOnly
            ? 'FORBIDDEN'
            : writes(viewer, answer)
              ? 'BAD_USER_INPUT'
              : refused;
          expect(codeOf(await ask(viewer, change, { input })), where).toBe(expected);
          // The coordinator's own would go; everybody else erases only with a reason, and only as a coordinator.
          if (viewer.personId !== prepared().world.coordinator.personId) {
            expect(codeOf(await ask(viewer, erase, { id, m: randomUUID() })), where).toBe(refused);
          }
          tried(2);
        }
      },
    );
    expect(await logEnd()).toBe(before);
  });
});
