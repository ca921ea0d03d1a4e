import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { type Edges, eventFields, nodeIdOf, usePermissionWorld } from './permission-asking.ts';
import { isSpokenOf, type Said, writeComments } from './permission-comments.ts';
import { exists, hearsInternal, isPublished, sightOf } from './permission-oracle.ts';
import {
  type Asker,
  answers,
  countries,
  itemOf,
  keyOf,
  marksIn,
  openCycle,
  owners,
  reports,
} from './permission-world.ts';

const prepared = usePermissionWorld();

// Thousands of operations, on a machine that may have other things to do.
describe('what everybody learns of comments', { timeout: 180_000 }, () => {
  let said: Said[];
  let events: { edges: { node: { id: string; kind: string; changes: { to: string }[] } }[] };
  beforeAll(async () => {
    said = await writeComments(prepared().world);
    await prepared().tail.catchUp();
    // A coordinator is none of those who read it all: it takes a lead and focal points.
    const everybody = {
      ...prepared().world.coordinator,
      memberships: [
        { role: 'COUNTRY_LEAD' as const, agencyCode: null, countryCode: null },
        { role: 'FOCAL_POINT' as const, agencyCode: null, countryCode: null },
      ],
    };
    const source = `{ events(last: 500, filter: { kinds: [COMMENT_ADDED] }) { edges { node { id kind changes { to } } } } }`;
    events = (await prepared().askWell<{ events: typeof events }>(everybody, source)).events;
    expect(events.edges.length).toBe(said.length);
  }, 120_000);

  const hears = (viewer: Viewer, { internal, country, owner }: Said) =>
    internal
      ? hearsInternal(viewer, { country, owner }, internal.forLeadAlone)
      : sightOf(viewer, { cycle: openCycle, country, owner, story: 'ACCEPTED' }) !== 'nothing';
  const heardBy = (viewer: Viewer, among: (one: Said) => boolean = () => true) =>
    said
      .filter((one) => among(one) && hears(viewer, one))
      .map(({ mark }) => mark)
      .sort();
  const marksOf = (answer: unknown) => marksIn(JSON.stringify(answer));

  test('the log tells of those that they read, whichever way it is asked', async () => {
    const { askWell, forEverybody, tried, world } = prepared();
    const source = `query ($filter: EventFilter) { events(last: 500, filter: $filter) { edges { node { ${eventFields} } } } }`;
    const kinds = [
      'COMMENT_ADDED',
      'COMMENT_EDITED',
      'COMMENT_RESOLVED',
      'COMMENT_REOPENED',
      'COMMENT_ERASED',
    ];
    const authors = [...new Set(said.map(({ owner }) => owner))];
    expect(authors.length).toBe(owners.length);
    await forEverybody(source, [{ filter: { kinds } }], async ({ name, viewer }) => {
      const read = async (filter: object) =>
        marksOf(await askWell(viewer, source, { filter: { ...filter, kinds } }));
      expect(await read({}), name).toEqual(heardBy(viewer));
      for (const country of countries) {
        expect(await read({ countries: [country] }), name).toEqual(
          heardBy(viewer, (one) => one.country === country),
        );
      }
      expect(await read({ agencies: ['UNICEF'] }), name).toEqual(
        heardBy(viewer, ({ owner }) => owner === 'UNICEF'),
      );
      const person = encodeNodeId('Person', world.coordinator.personId);
      expect(await read({ persons: [person] }), name).toEqual(
        heardBy(viewer, ({ internal }) => internal === null),
      );
      tried(6 * said.length);
    });
  });

  test('an event or a comment by its id is there, or null', async () => {
    const { ask, askWell, forEverybody, tried } = prepared();
    const history = `query ($id: ID!) { commentHistory(id: $id) { edges { node { ${eventFields} } } } }`;
    const byId = new Map(said.map((one) => [encodeNodeId('Comment', one.id), one]));
    const source = `query ($id: ID!) { node(id: $id) { ... on Event { ${eventFields} }
      ... on Comment { text author { id } } } }`;
    const ids = [
      ...said.map((one) => ({ one, id: encodeNodeId('Comment', one.id) })),
      ...events.edges.map(({ node }) => {
        const one = said.find(({ mark }) => node.changes.some(({ to }) => to === mark));
        if (!one) throw new Error('an event tells of no comment of the world');
        return { one, id: node.id };
      }),
    ];
    await forEverybody(source, ids.slice(0, 5), async ({ name, viewer }) => {
      for (const { one, id } of ids) {
        const { node } = await askWell<{ node: unknown }>(viewer, source, { id });
        const draft = one.answer !== null && !isPublished(one.answer);
        expect(draft && one.internal === null).toBe(false);
        expect(marksOf(node), `${name}, ${one.mark}`).toEqual(hears(viewer, one) ? [one.mark] : []);
        if (!hears(viewer, one)) expect(node).toBeNull();
        if (!byId.has(id)) continue;
        const told = await ask(viewer, history, { id });
        expect(marksOf(told), `${name}, ${one.mark}`).toEqual(hears(viewer, one) ? [one.mark] : []);
        tried(1);
      }
    });
  });

  test('beside an answer or a cell, and in the counts, stand those that they read', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($country: String!, $agency: String, $item: String) {
      comments(country: $country, agency: $agency, item: $item, first: 100) { threads { comment { text } } mayWrite } }`;
    const counts = `query ($country: String!) { commentCounts(country: $country) {
      places { agencyCode itemCode comments unresolved } } }`;
    type Counts = { commentCounts: { places: { comments: number }[] } };
    await forEverybody(source, [{ country: 'KEN' }], async ({ name, viewer }) => {
      for (const country of countries) {
        for (const owner of owners.filter((one) => reports(one, country))) {
          for (const answer of [null, ...answersAt(country, owner)]) {
            const asked = { country, agency: owner, item: answer && itemOf(answer) };
            const { comments } = await askWell<{ comments: { mayWrite: string[] } }>(viewer, source, asked);
            const here = (one: Said) =>
              one.country === country && one.owner === owner && one.answer?.story === answer?.story;
            expect(marksOf(comments), name).toEqual(heardBy(viewer, here));
            const led = country === 'KEN' && owner === null;
            const published = answer === null || isPublished(answer);
            expect(comments.mayWrite, `${name}, ${country}, ${owner}`).toEqual([
              ...(!viewer.readOnly && hearsInternal(viewer, { country, owner }, led) ? ['INTERNAL'] : []),
              ...(mayWriteOpen(viewer, country, owner) && published ? ['OPEN'] : []),
            ]);
            tried(1);
          }
        }
        const { places } = (await askWell<Counts>(viewer, counts, { country })).commentCounts;
        const heard = heardBy(viewer, (one) => one.country === country);
        expect(
          places.reduce((sum, { comments }) => sum + comments, 0),
          name,
        ).toBe(heard.length);
        tried(1);
      }
    });
  });

  test('an answer’s history tells of them as far as they read, and its other events as before', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($id: ID!) { node(id: $id) { ... on Response {
      history(first: 100) { edges { node { ${eventFields} } } } } } }`;
    const open = answers.filter(isSpokenOf);
    await forEverybody(
      source,
      open.slice(0, 3).map((answer) => ({ id: nodeIdOf(answer) })),
      async ({ name, viewer }) => {
        for (const answer of open.filter((one) => exists(viewer, one))) {
          const { node } = await askWell<{ node: { history: Edges } }>(viewer, source, {
            id: nodeIdOf(answer),
          });
          // Marks of answers begin with their cycle.
          const told = marksOf(node.history).filter((mark) => !mark.startsWith('⟦20'));
          const here = (one: Said) => one.answer !== null && keyOf(one.answer) === keyOf(answer);
          expect(told, `${name}, ${keyOf(answer)}`).toEqual(heardBy(viewer, here));
          tried(1);
        }
      },
    );
  });

  test('a comment is taken or refused by role first, and nobody else’s is there to be changed', async () => {
    const { ask, logEnd, forEverybody, tried } = prepared();
    const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { replayed } }`;
    const change = `mutation ($id: ID!, $m: UUID!, $n: UUID!, $o: UUID!) {
      editComment(id: $id, mutationId: $m, baseRevision: 1000, text: "Tried") { replayed }
      resolveThread(id: $id, mutationId: $n) { replayed } reopenThread(id: $id, mutationId: $o) { replayed } }`;
    const before = await logEnd();
    const codesOf = ({ errors }: Awaited<ReturnType<typeof ask>>) =>
      (errors ?? []).map(({ extensions }) => extensions.code);
    const probe = [{ input: { mutationId: randomUUID(), text: 'Tried' } }];
    await forEverybody(add, probe, async ({ name, viewer }: Asker & { viewer: Viewer }) => {
      for (const { country, owner, story, cycle } of answers.filter(isSpokenOf)) {
        // Nepal is as Kenya, but for the lead, whom Peru lacks too.
        if (country === 'NPL' || !reports(owner, country)) continue;
        for (const audience of ['INTERNAL', 'OPEN'] as const) {
          // Nobody has this id, which is found out last: nothing is written.
          const mentions = [encodeNodeId('Person', '00000000-0000-4000-8000-00000000dead')];
          const item = itemOf({ owner, story });
          const input = {
            mutationId: randomUUID(),
            country,
            agency: owner,
            item,
            audience,
            text: 'Tried',
            mentions,
          };
          const led = country === 'KEN' && owner === null;
          const may =
            !viewer.readOnly &&
            (audience === 'INTERNAL'
              ? hearsInternal(viewer, { country, owner }, led)
              : isPublished({ cycle, country, owner, story }) && mayWriteOpen(viewer, country, owner));
          expect(codesOf(await ask(viewer, add, { input })), `${name}, ${country}/${owner}/${story}`).toEqual(
            [may ? 'NOT_FOUND' : 'FORBIDDEN'],
          );
          tried(1);
        }
      }
      for (const one of said.filter((comment, index) => index % 4 === 0 && !hears(viewer, comment))) {
        const ids = { m: randomUUID(), n: randomUUID(), o: randomUUID() };
        const codes = codesOf(await ask(viewer, change, { id: encodeNodeId('Comment', one.id), ...ids }));
        expect(new Set(codes), name).toEqual(new Set([viewer.readOnly ? 'FORBIDDEN' : 'NOT_FOUND']));
        tried(3);
      }
    });
    expect(await logEnd()).toBe(before);
  });

  const answersAt = (country: string, owner: string | null) =>
    answers.filter((one) => isSpokenOf(one) && one.country === country && one.owner === owner);

  /** Everybody in a role; a token narrowed to an agency and a country for that agency's answers there alone. */
  function mayWriteOpen(viewer: Viewer, country: string, owner: string | null): boolean {
    const { readOnly, memberships, tokenScope } = viewer;
    if (readOnly || memberships.length === 0) return false;
    return !tokenScope || (tokenScope.countryCode === country && tokenScope.agencyCode === owner);
  }
});
