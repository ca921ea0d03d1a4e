import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { openCycle, type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const kenya = { country: 'KEN', agency: 'UNICEF' };
const today = () => new Date().toISOString().slice(0, 10);

type Outcome = {
  __typename: string;
  id?: string;
  cursor?: string;
  response: { revision: number; seenOn: string | null };
};
type Own = {
  itemCode: string;
  revision: number;
  seenOn: string | null;
  decision: { status: string; by: { name: string } } | null;
};
type Conflict = {
  id: string;
  response: { itemCode: string; narrative: string };
  fields: { field: string; base: string | null; theirs: string; mine: string; theirsBy: { name: string } }[];
  mine: { field: string; to: string }[];
};
type Heard = { heardAt: string; waiting: number; waitingSince: string | null };
type Beat = { countryCode: string; agencyCode: string | null; last: Heard; elsewhere: Heard[] };

type Other = [name: string, who: GraphQLClient];

describe('where one’s changes are', () => {
  let concord: RunningConcord;
  let focal: GraphQLClient;
  let colleague: GraphQLClient;
  let coordinator: GraphQLClient;
  let others: Other[];

  beforeAll(async () => {
    concord = await startTestConcord();
    const as = (persona: string) => signInAs(concord.url, persona);
    focal = await as('focal-point/UNICEF/KEN');
    colleague = await as('focal-point/UNHCR/KEN');
    coordinator = await as('coordinator');
    others = await Promise.all(
      ['co-chair', 'observer', 'focal-point/UNICEF/NPL', 'country-lead/NPL'].map(
        async (persona): Promise<Other> => [persona, await as(persona)],
      ),
    );
  }, 120_000);
  afterAll(() => concord?.drop());

  const record = async (who: GraphQLClient, item: string, change: object, agency: string | null = 'UNICEF') =>
    (
      await who.query<{ recordResponse: Outcome }>(
        `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
           __typename ... on ResponseRecorded { cursor response { revision seenOn } } ... on ResponseConflict { id response { revision seenOn } } } }`,
        { input: { mutationId: randomUUID(), country: 'KEN', agency, item, baseRevision: 0, ...change } },
      )
    ).recordResponse;
  const open = async (
    who: GraphQLClient,
    item: string,
    revision: number,
    agency: string | null = 'UNICEF',
    country = 'KEN',
  ) =>
    (
      await who.query<{ openAnswers: number }>(
        'mutation ($answers: [OpenedAnswerInput!]!) { openAnswers(answers: $answers) }',
        { answers: [{ cycle: openCycle, country, agency, item, revision }] },
      )
    ).openAnswers;
  const changes = async (who: GraphQLClient, rest = 'first: 100') =>
    (
      await who.query<{ viewer: { changes: { nodes: Own[]; hasNextPage: boolean; endCursor: string } } }>(
        `{ viewer { changes(${rest}) { nodes { itemCode revision seenOn decision { status by { name } } } hasNextPage endCursor } } }`,
      )
    ).viewer.changes;
  const stateOf = async (item: string) =>
    (await changes(focal)).nodes
      .filter(({ itemCode }) => itemCode === item)
      .map(({ revision, seenOn }) => [revision, seenOn]);
  const seenOn = async (
    who: GraphQLClient,
    item: string,
    agency: string | null = 'UNICEF',
    country = 'KEN',
  ) =>
    (
      await who.query<{
        countryChecklist: {
          responses: { itemCode: string; agencyCode: string | null; seenOn: string | null }[];
        };
      }>(`{ countryChecklist(country: "${country}") { responses { itemCode agencyCode seenOn } } }`)
    ).countryChecklist.responses.find((one) => one.itemCode === item && one.agencyCode === agency)?.seenOn;

  it('counts an opening by a coordinator of the country, at the change or after it, and nobody else’s', async () => {
    const head = async () =>
      (await focal.query<{ progressMatrix: { cursor: string } }>('{ progressMatrix { cursor } }'))
        .progressMatrix.cursor;
    await record(focal, 'LDR-2', { status: 'SUBMITTED', rating: 'MEETS', narrative: 'One.' });
    for (const [name, who] of [...others, ['the author', focal] as const]) {
      expect(await open(who, 'LDR-2', 1), name).toBe(0);
    }
    expect(await stateOf('LDR-2')).toEqual([[1, null]]);
    const before = await head();
    expect(await open(coordinator, 'LDR-2', 1)).toBe(1);
    expect(await open(coordinator, 'LDR-2', 1)).toBe(0);
    expect(await head(), 'no part of the log').toBe(before);
    expect(await stateOf('LDR-2')).toEqual([[1, today()]]);
    // An opening before the next change says nothing of that, and one of a revision that isn't there nothing at all.
    await record(focal, 'LDR-2', { baseRevision: 1, narrative: 'Two.' });
    expect(await open(coordinator, 'LDR-2', 1)).toBe(0);
    expect(await open(coordinator, 'LDR-2', 9)).toBe(0);
    expect(await stateOf('LDR-2')).toEqual([
      [2, null],
      [1, today()],
    ]);
    await open(coordinator, 'LDR-2', 2);
    expect(await stateOf('LDR-2')).toEqual([
      [2, today()],
      [1, today()],
    ]);
  });

  it('is told to those who write the answer, at once, and to nobody else; a coordinator’s own opening is none of their change', async () => {
    await record(focal, 'ANL-3', { status: 'SUBMITTED', rating: 'MEETS' });
    expect(await seenOn(focal, 'ANL-3')).toBeNull();
    await open(coordinator, 'ANL-3', 1);
    expect(await seenOn(focal, 'ANL-3')).toBe(today());
    for (const [name, who] of [
      ...others,
      ['another agency', colleague] as const,
      ['a coordinator', coordinator] as const,
    ]) {
      expect(await seenOn(who, 'ANL-3'), name).toBeNull();
    }
    await record(focal, 'LDR-1', { status: 'SUBMITTED', rating: 'MEETS' }, null);
    await open(coordinator, 'LDR-1', 1, null);
    expect(await seenOn(colleague, 'LDR-1', null)).toBe(today());
    expect(await seenOn(others[0]?.[1] ?? focal, 'LDR-1', null)).toBeNull();
    const [, , [, nepal], [, lead]] = others as [Other, Other, Other, Other];
    await record(lead, 'LDR-1', { country: 'NPL', status: 'SUBMITTED', rating: 'MEETS' }, null);
    await open(coordinator, 'LDR-1', 1, null, 'NPL');
    for (const who of [lead, nepal]) expect(await seenOn(who, 'LDR-1', null, 'NPL')).toBe(today());
    expect(await seenOn(focal, 'LDR-1', null, 'NPL')).toBeNull();
    await record(coordinator, 'ANL-3', { baseRevision: 1, status: 'RETURNED', note: 'Which year?' });
    await open(coordinator, 'ANL-3', 2);
    expect(await seenOn(focal, 'ANL-3')).toBeNull();
    const [mine] = (await changes(focal)).nodes.filter(({ itemCode }) => itemCode === 'ANL-3');
    expect(mine?.decision).toMatchObject({
      status: 'RETURNED',
      by: { name: expect.stringContaining('ordinator') },
    });
  });

  it('counts a cell that a coordinator marks, up to where, but not where comparing begins', async () => {
    const mark = async (who: GraphQLClient, upTo: string, cells: object[] | null) => {
      await who.query(
        `mutation ($upTo: LogPlaceInput!, $cells: [CellPlaceInput!]) { markSeen(cycle: "${openCycle}", upTo: $upTo, cells: $cells) { revision } }`,
        { upTo: { cursor: upTo }, cells },
      );
    };
    const first = await record(focal, 'STF-1', { status: 'SUBMITTED', rating: 'MEETS' });
    const second = await record(focal, 'STF-2', { status: 'SUBMITTED', rating: 'MEETS' });
    await mark(coordinator, second.cursor ?? '', null);
    expect([await stateOf('STF-1'), await stateOf('STF-2')]).toEqual([[[1, null]], [[1, null]]]);
    for (const [, who] of others) {
      await mark(who, second.cursor ?? '', null);
      await mark(who, second.cursor ?? '', [kenya]);
      await mark(who, second.cursor ?? '', null);
    }
    expect([await stateOf('STF-1'), await stateOf('STF-2')]).toEqual([[[1, null]], [[1, null]]]);
    await mark(coordinator, first.cursor ?? '', [kenya]);
    expect([await stateOf('STF-1'), await stateOf('STF-2')]).toEqual([[[1, today()]], [[1, null]]]);
    await mark(coordinator, second.cursor ?? '', null);
    expect(await stateOf('STF-2')).toEqual([[1, today()]]);
  });

  it('lists one’s own changes alone, newest first, page by page, and takes no opening from a program', async () => {
    const all = (await changes(focal)).nodes;
    const first = await changes(focal, 'first: 2');
    const rest = await changes(focal, `first: 100, after: "${first.endCursor}"`);
    expect([first.hasNextPage, rest.hasNextPage]).toEqual([true, false]);
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
    expect((await changes(others[2]?.[1] ?? focal)).nodes).toEqual([]);
    expect((await focal.request('{ viewer { changes(first: 101) { hasNextPage } } }')).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect((await focal.request('{ viewer { changes(after: "x") { hasNextPage } } }')).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    const { createToken } = await coordinator.query<{ createToken: { secret: string } }>(
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }',
      { input: { name: 'Reports', access: 'READ_WRITE', days: 1 } },
    );
    await record(focal, 'STF-3', { status: 'SUBMITTED', rating: 'MEETS' });
    const byToken = await fetch(`${concord.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${createToken.secret}` },
      body: JSON.stringify({
        query: `mutation { openAnswers(answers: [{ cycle: "${openCycle}", country: "KEN", agency: "UNICEF", item: "STF-3", revision: 1 }])
                  markSeen(cycle: "${openCycle}", upTo: { moment: "2100-01-01T00:00:00Z" }, cells: [{ country: "KEN", agency: "UNICEF" }]) { revision } }`,
      }),
    });
    expect(await byToken.json()).toMatchObject({ data: { openAnswers: 0 } });
    expect(await stateOf('STF-3')).toEqual([[1, null]]);
    const many = Array.from({ length: 101 }, () => ({
      cycle: openCycle,
      country: 'KEN',
      item: 'LDR-1',
      revision: 1,
    }));
    const refused = await coordinator.request(
      'mutation ($answers: [OpenedAnswerInput!]!) { openAnswers(answers: $answers) }',
      { answers: many },
    );
    expect(refused.codes).toEqual(['BAD_USER_INPUT']);
  });

  describe('conflicts', () => {
    const conflicts = async (who: GraphQLClient) =>
      (
        await who.query<{ viewer: { conflicts: { nodes: Conflict[] } } }>(
          `{ viewer { conflicts { nodes { id note response { itemCode narrative } fields { field base theirs mine theirsBy { name } } mine { field to } } } } }`,
        )
      ).viewer.conflicts.nodes;
    const settle = (who: GraphQLClient, id: string, kept: string) =>
      who.request<{ settleConflict: boolean }>(
        'mutation ($id: ID!, $kept: KeptSide!) { settleConflict(id: $id, kept: $kept) }',
        { id, kept },
      );

    it('wait for their author on any device until chosen, with all that was written; nobody else has them', async () => {
      await record(focal, 'LDR-3', { narrative: 'Base.' }, null);
      await record(colleague, 'LDR-3', { baseRevision: 1, narrative: 'Theirs.' }, null);
      const outcome = await record(
        focal,
        'LDR-3',
        { baseRevision: 1, narrative: 'Mine.', rating: 'MEETS' },
        null,
      );
      expect(outcome.__typename).toBe('ResponseConflict');
      const phone = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
      const [waiting, ...more] = await conflicts(phone);
      expect(more).toEqual([]);
      expect(waiting).toMatchObject({
        id: outcome.id,
        response: { itemCode: 'LDR-3', narrative: 'Theirs.' },
        fields: [{ field: 'narrative', base: 'Base.', theirs: 'Theirs.', mine: 'Mine.' }],
        mine: [
          { field: 'rating', to: 'MEETS' },
          { field: 'narrative', to: 'Mine.' },
        ],
      });
      for (const [name, who] of [
        ...others,
        ['the other', colleague] as const,
        ['coordinator', coordinator] as const,
      ]) {
        expect(await conflicts(who), name).toEqual([]);
        expect((await settle(who, outcome.id ?? '', 'THEIRS')).codes, name).toEqual(['NOT_FOUND']);
      }
      expect((await settle(phone, 'x', 'MINE')).codes).toEqual(['NOT_FOUND']);
      const both = await Promise.all([
        settle(phone, outcome.id ?? '', 'THEIRS'),
        settle(focal, outcome.id ?? '', 'THEIRS'),
      ]);
      expect(both.map(({ data }) => data?.settleConflict).sort()).toEqual([false, true]);
      expect(await conflicts(focal)).toEqual([]);
      const { events } = await colleague.query<{
        events: { edges: { node: { kind: string; changes: { field: string; to: string }[] } }[] };
      }>(
        '{ events(last: 2, filter: { countries: ["KEN"], items: ["LDR-3"] }) { edges { node { kind changes { field to } } } } }',
      );
      expect(events.edges.map(({ node }) => [node.kind, node.changes.map(({ to }) => to)])).toEqual([
        ['RESPONSE_CONFLICTED', ['MEETS', 'Mine.']],
        ['CONFLICT_SETTLED', [outcome.id, 'THEIRS']],
      ]);
    });

    it('are no longer to be chosen about once they were erased', async () => {
      await record(colleague, 'LDR-3', { baseRevision: 2, narrative: 'Theirs again.' }, null);
      const { id = '' } = await record(focal, 'LDR-3', { baseRevision: 2, narrative: 'Mine again.' }, null);
      const erase = 'mutation ($id: ID!) { eraseContent(id: $id, reason: "It named somebody.") { id } }';
      await coordinator.query(erase, { id });
      expect(await conflicts(focal)).toEqual([]);
      expect((await settle(focal, id, 'MINE')).codes).toEqual(['NOT_FOUND']);
    });
  });

  describe('heartbeats', () => {
    const device = randomUUID();
    const say = (who: GraphQLClient, waiting: object[], from = device) =>
      who.request(
        'mutation ($device: UUID!, $waiting: [WaitingChangesInput!]!) { reportWaiting(device: $device, waiting: $waiting) }',
        { device: from, waiting },
      );
    const beats = async (who: GraphQLClient) =>
      (
        await who.query<{ heartbeats: Beat[] }>(
          '{ heartbeats { countryCode agencyCode last { heardAt waiting waitingSince } elsewhere { heardAt waiting waitingSince } } }',
        )
      ).heartbeats;
    const place = { cycle: openCycle, ...kenya };

    it('tell coordinators and the agency’s own people when a cell’s people were last heard of and what waited then, and nobody else', async () => {
      const counts = () =>
        focal.query(
          '{ progressMatrix(countries: ["KEN"]) { cursor cells { submitted notStarted updatedAt } } }',
        );
      const before = await counts();
      const answer = await say(focal, [{ ...place, count: 3, waitedSeconds: 7_200 }]);
      expect(answer.codes).toEqual([]);
      expect(await counts()).toEqual(before);
      const [beat, ...none] = await beats(coordinator);
      expect(none).toEqual([]);
      expect(beat).toMatchObject({
        countryCode: 'KEN',
        agencyCode: 'UNICEF',
        last: { waiting: 3 },
        elsewhere: [],
      });
      const waited = Date.parse(beat?.last.heardAt ?? '') - Date.parse(beat?.last.waitingSince ?? '');
      expect(waited).toBe(7_200_000);
      expect(await beats(focal)).toEqual([beat]);
      for (const [name, who] of [...others, ['another agency', colleague] as const])
        expect(await beats(who), name).toEqual([]);
      // Another device is heard of with nothing waiting: what waited on the first is still told, as of then.
      await say(focal, [], randomUUID());
      expect(await beats(focal)).toMatchObject([
        { last: { waiting: 0, waitingSince: null }, elsewhere: [{ waiting: 3 }] },
      ]);
      await say(focal, []);
      expect(await beats(focal)).toMatchObject([{ last: { waiting: 0 }, elsewhere: [] }]);
    });

    it('take numbers within bounds, only of cells that one writes, and ten devices of a person', async () => {
      const bad = [{ count: 0 }, { count: 10_001 }, { waitedSeconds: -1 }];
      for (const change of bad) {
        expect((await say(focal, [{ ...place, count: 1, waitedSeconds: 0, ...change }])).codes).toEqual([
          'BAD_USER_INPUT',
        ]);
      }
      const many = Array.from({ length: 51 }, () => ({ ...place, count: 1, waitedSeconds: 0 }));
      expect((await say(focal, many)).codes).toEqual(['BAD_USER_INPUT']);
      await say(colleague, [{ ...place, count: 1, waitedSeconds: 0 }]);
      await say(coordinator, [{ ...place, count: 1, waitedSeconds: 0 }]);
      expect(await beats(focal)).toMatchObject([{ last: { waiting: 0 }, elsewhere: [] }]);
      for (let count = 1; count <= 11; count += 1)
        await say(focal, [{ ...place, count, waitedSeconds: 0 }], randomUUID());
      const [beat] = await beats(focal);
      expect([beat?.last.waiting, ...(beat?.elsewhere ?? []).map(({ waiting }) => waiting)]).toEqual([
        11, 10, 9, 8,
      ]);
    });
  });
});
