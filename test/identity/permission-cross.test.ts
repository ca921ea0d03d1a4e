import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type ExecutionResult, type GraphQLSchema, graphql, parse, subscribe } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { EventResolver } from '../../server/events/event.resolver.ts';
import { LogTail } from '../../server/events/log-tail.ts';
import { Streams } from '../../server/events/streams.ts';
import { WakeUps } from '../../server/events/wake-ups.ts';
import { buildConcordSchema } from '../../server/graphql/build-schema.ts';
import type { Context } from '../../server/graphql/context.ts';
import { NodeResolver } from '../../server/graphql/node.resolver.ts';
import type { Viewer } from '../../server/identity/viewer.ts';
import { ProgressResolver } from '../../server/progress/progress.resolver.ts';
import { EraseResolver } from '../../server/responses/erase.resolver.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import {
  changes,
  eventCount,
  exists,
  mayChange,
  saidInEvents,
  saidNow,
  sightOf,
  statusOf,
} from './permission-oracle.ts';
import {
  type Answer,
  type Asker,
  answers,
  countries,
  createPermissionWorld,
  cycles,
  itemOf,
  keyOf,
  marksIn,
  openCycle,
  type PermissionWorld,
  reports,
  steps,
} from './permission-world.ts';

/*
 * Every role × every way of reading and writing × own and other agency, the country team × own and other country, with and
 * without a lead, with and without its agency × open and closed cycle × every state of an answer. Each combination is one
 * answer that somebody is told of, or not, by one operation.
 */

const eventFields = `id cursor kind at actor { id } revision baseRevision writtenAt note erased
  countryCode agencyCode itemCode cycleCode changes { field from to } progress { total }`;
const responseFields = `id cycleCode countryCode agencyCode itemCode status rating narrative revision updatedBy { id }`;
type Response = {
  cycleCode: string;
  countryCode: string;
  agencyCode: string | null;
  itemCode: string;
  status: string;
  viewerCan: string[];
};
type Edges = {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
};

let opened: OpenedDatabase;
let world: PermissionWorld;
let tail: LogTail;
let schema: GraphQLSchema;
let streams: Streams;
let combinations = 0;

beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  const { database } = opened;
  world = await createPermissionWorld(database);
  const log = pino({ level: 'silent' });
  tail = new LogTail(database, log);
  await tail.start();
  streams = new Streams(database, tail);
  const wakeUps = new WakeUps(database, tail, null, log);
  const checklists = new ChecklistReader();
  schema = buildConcordSchema([
    new NodeResolver(database, checklists),
    new ProgressResolver(database, checklists),
    new EventResolver(database, tail),
    new ResponseResolver(database, tail, wakeUps),
    new EraseResolver(database, wakeUps),
  ]);
}, 120_000);
afterAll(async () => {
  console.log(`${combinations} combinations of somebody, an operation and an answer were tried.`);
  await tail?.stop();
  await opened?.drop();
});

const contextOf = (viewer: Viewer | null): Context => ({ viewer, sessionId: null, address: 'here', streams });

async function ask<Data>(
  viewer: Viewer | null,
  source: string,
  variableValues: Record<string, unknown> = {},
) {
  const result = await graphql({ schema, source, variableValues, contextValue: contextOf(viewer) });
  return result as ExecutionResult<Data>;
}

async function askWell<Data>(viewer: Viewer | null, source: string, variables?: Record<string, unknown>) {
  const { data, errors } = await ask<Data>(viewer, source, variables);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

/** Runs a check for everybody; whoever is not signed in gets nothing but UNAUTHENTICATED, whatever they ask. */
async function forEverybody(
  source: string,
  variables: Record<string, unknown>[],
  check: (asker: Asker & { viewer: Viewer }) => Promise<void>,
): Promise<void> {
  for (const { name, viewer } of world.askers) {
    if (viewer) await check({ name, viewer });
    else {
      for (const each of variables) {
        const { data, errors } = await ask(null, source, each);
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
        expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
        combinations++;
      }
    }
  }
}

const nodeIdOf = (answer: Answer) =>
  encodeNodeId('Response', answer.cycle, answer.country, itemOf(answer), answer.owner ?? '');
const nameOf = ({ cycleCode, countryCode, agencyCode, itemCode }: Response) =>
  `${cycleCode}/${countryCode}/${agencyCode ?? 'TEAM'}/${itemCode.slice(2)}`;

describe('every role, every operation, every answer', () => {
  test('the checklist of a country holds what they may read, with counts of everything', async () => {
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
          combinations += 3;
        }
      }
    });
  });

  test('a list of answers holds what they may read: its pages, its total and its end too', async () => {
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
        combinations += mine.length;
      }
    });
  });

  test('an answer by its id is there or null, and so is its history', async () => {
    const source = `query ($id: ID!) { node(id: $id) { id ... on Response { ${responseFields} viewerCan
      history(first: 100) { edges { node { ${eventFields} } } pageInfo { hasNextPage hasPreviousPage } } } } }`;
    const ids = answers.map((answer) => ({ id: nodeIdOf(answer) }));
    await forEverybody(source, ids, async ({ name, viewer }) => {
      for (const answer of answers) {
        const { node } = await askWell<{ node: (Response & { history: Edges }) | null }>(viewer, source, {
          id: nodeIdOf(answer),
        });
        expect(node !== null, `${name}, ${keyOf(answer)}`).toBe(exists(viewer, answer));
        combinations += 2;
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

  const peopleOf = ({ name }: Asker) =>
    ['coordinator', 'co-chair', 'lead of KEN', 'coordinator’s reading token'].includes(name) ? 1 : 0;
  const expectedEvents = (asker: Asker) => ({
    // Two openings and a closing are everybody's.
    count: answers.reduce((sum, answer) => sum + eventCount(asker.viewer, answer), 3 + peopleOf(asker)),
    marks: [
      ...answers.flatMap((answer) => saidInEvents(asker.viewer, answer)),
      ...(peopleOf(asker) ? ['⟦people⟧'] : []),
    ].sort(),
  });

  test('the log holds what they may see, on pages of any size and from either end', async () => {
    const source = `query ($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
      events(first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { ${eventFields} } } pageInfo { hasNextPage hasPreviousPage } } }`;
    await forEverybody(source, [{ first: 1 }, { last: 1 }], async (asker) => {
      const { count, marks } = expectedEvents(asker);
      const { events } = await askWell<{ events: Edges }>(asker.viewer, source, { first: 500 });
      expect(events.edges.length, asker.name).toBe(count);
      expect(marksIn(JSON.stringify(events)), asker.name).toEqual(marks);
      const inOrder = events.edges.map(({ cursor }) => cursor);
      const forwards: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page: Edges = (await askWell<{ events: Edges }>(asker.viewer, source, { first: 37, after }))
          .events;
        expect(page.pageInfo.hasPreviousPage, asker.name).toBe(forwards.length > 0);
        forwards.push(...page.edges.map(({ cursor }) => cursor));
        more = page.pageInfo.hasNextPage;
        after = forwards.at(-1);
      }
      expect(forwards, asker.name).toEqual(inOrder);
      const backwards: string[] = [];
      for (let before: string | undefined, more = true; more; ) {
        const page: Edges = (await askWell<{ events: Edges }>(asker.viewer, source, { last: 41, before }))
          .events;
        expect(page.pageInfo.hasNextPage, asker.name).toBe(backwards.length > 0);
        backwards.unshift(...page.edges.map(({ cursor }) => cursor));
        more = page.pageInfo.hasPreviousPage;
        before = backwards[0];
      }
      expect(backwards, asker.name).toEqual(inOrder);
      combinations += 3 * answers.length;
    });
  });

  test('each event by its id is what it is in the log, or null', async () => {
    const source = `query ($id: ID!) { node(id: $id) { ... on Event { ${eventFields} } } }`;
    const ids = Array.from({ length: tail.position }, (_, index) => ({
      id: encodeNodeId('Event', String(index + 1)),
    }));
    await forEverybody(source, ids.slice(0, 10), async (asker) => {
      const { events } = await askWell<{ events: Edges }>(
        asker.viewer,
        `{ events(first: 500) { edges { cursor node { ${eventFields} } } pageInfo { hasNextPage hasPreviousPage } } }`,
      );
      const byId = new Map(events.edges.map(({ node }) => [node.id, node]));
      for (const { id } of ids) {
        const { node } = await askWell<{ node: unknown }>(asker.viewer, source, { id });
        expect(node, asker.name).toEqual(byId.get(id) ?? null);
        combinations++;
      }
    });
  });

  test('a stream brings the same events as the log, in the same order, and nothing else', async () => {
    const document = parse(`subscription { events(after: "0.000000000000") { ${eventFields} } }`);
    for (const asker of world.askers) {
      const stream = await subscribe({ schema, document, contextValue: contextOf(asker.viewer) });
      if (!(Symbol.asyncIterator in stream)) {
        expect(asker.viewer).toBeNull();
        expect(stream.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
        continue;
      }
      const { count } = expectedEvents(asker);
      const { events } = await askWell<{ events: Edges }>(
        asker.viewer,
        `{ events(first: 500) { edges { node { ${eventFields} } } } }`,
      );
      const heard: unknown[] = [];
      for (let index = 0; index < count; index++) heard.push((await stream.next()).value?.data?.events);
      expect(heard, asker.name).toEqual(events.edges.map(({ node }) => node));
      // Nothing more has been waiting: what comes next is what happens next.
      const next = stream.next();
      const early = await Promise.race([
        next.then(() => 'more'),
        new Promise((done) => setTimeout(done, 20, 'nothing')),
      ]);
      expect(early, asker.name).toBe('nothing');
      await stream.return?.(undefined);
      combinations += answers.length;
    }
  });

  test('counts by rating leave out the drafts that they may not read, and other counts leave out nothing', async () => {
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
          combinations++;
        }
        const whole = (await askWell<Cells>(viewer, source, { cycle, section: 'A' })).progressMatrix;
        expect(whole.cells.map(({ total }) => total).sort()).toEqual([0, 0, 0, 8, 8, 8, 8, 8]);
      }
    });
  });

  test('a change is taken or refused by role first, and tells nothing of what it would have met', async () => {
    const source = `mutation ($inputs: [RecordResponseInput!]!) { recordResponses(inputs: $inputs) {
      __typename ... on ResponseRefused { code message } } }`;
    const statusFor = {
      EDIT: undefined,
      DRAFT: 'IN_PROGRESS',
      SUBMIT: 'SUBMITTED',
      RETURN: 'RETURNED',
      ACCEPT: 'ACCEPTED',
    };
    const before = tail.position;
    await forEverybody(source, [{ inputs: [] }], async ({ name, viewer }) => {
      for (const cycle of cycles) {
        const asked = answers.filter((answer) => answer.cycle === cycle);
        for (const change of changes) {
          // Based on a revision that never was: whatever is allowed is refused last, and nothing is written.
          const inputs = asked.map((answer) => ({
            mutationId: randomUUID(),
            cycle,
            country: answer.country,
            agency: answer.owner,
            item: itemOf(answer),
            baseRevision: 1_000,
            status: statusFor[change],
            narrative: 'Tried',
            note: 'Tried',
          }));
          if (viewer.readOnly) {
            const { errors } = await ask(viewer, source, { inputs });
            expect(
              errors?.map(({ extensions }) => extensions.code),
              name,
            ).toEqual(['FORBIDDEN']);
            combinations += asked.length;
            continue;
          }
          const { recordResponses } = await askWell<{ recordResponses: { code: string; message: string }[] }>(
            viewer,
            source,
            { inputs },
          );
          const sentences = new Map<string, string>();
          for (const [index, answer] of asked.entries()) {
            const outcome = recordResponses[index];
            const allowed = mayChange(viewer, answer, change);
            const due = reports(answer.owner, answer.country);
            const code = !allowed
              ? 'FORBIDDEN'
              : !due
                ? 'NOT_REPORTING'
                : cycle === openCycle
                  ? 'INVALID'
                  : 'CYCLE_NOT_OPEN';
            expect(outcome?.code, `${name}, ${change}, ${keyOf(answer)}`).toBe(code);
            if (allowed || sightOf(viewer, answer) === 'everything') continue;
            // The same sentence whether there is a draft, an answer or nothing.
            const cell = `${answer.country}/${answer.owner}`;
            expect(outcome?.message).toBe(sentences.get(cell) ?? outcome?.message);
            sentences.set(cell, outcome?.message ?? '');
          }
          combinations += asked.length;
        }
      }
    });
    expect(tail.position).toBe(before);
  });

  test('only a coordinator erases, and nobody else learns whether there is something to erase', async () => {
    const source = 'mutation ($id: ID!) { eraseContent(id: $id, reason: "Tried") { id } }';
    const nothing = encodeNodeId('Response', openCycle, 'KEN', 'A-NEVER', 'UNICEF');
    const ids = [...answers.slice(0, 24).map(nodeIdOf), nothing, 'nonsense', encodeNodeId('Event', '5')];
    await forEverybody(
      source,
      ids.map((id) => ({ id })),
      async ({ name, viewer }) => {
        if (viewer.memberships.some(({ role }) => role === 'COORDINATOR') && !viewer.readOnly) return;
        for (const id of ids) {
          const { errors } = await ask(viewer, source, { id });
          expect(
            errors?.map(({ extensions }) => extensions.code),
            name,
          ).toEqual(['FORBIDDEN']);
          combinations++;
        }
      },
    );
    const erased = answers.find(({ cycle, story }) => cycle === openCycle && story === 'REAPPEARED');
    if (!erased) throw new Error('the world has no such answer');
    const id = nodeIdOf(erased);
    expect(await ask(world.coordinator, source, { id })).toMatchObject({
      data: { eraseContent: { id: expect.any(String) } },
    });
    const read = `query ($id: ID!) { node(id: $id) { ... on Response { ${responseFields}
      history(first: 100) { edges { node { ${eventFields} } } } } } }`;
    for (const { name, viewer } of world.askers) {
      if (!viewer) continue;
      const { node } = await askWell<{ node: unknown }>(viewer, read, { id });
      expect(node !== null, name).toBe(exists(viewer, erased));
      expect(marksIn(JSON.stringify(node)), name).toEqual([]);
      combinations++;
    }
  });
});
