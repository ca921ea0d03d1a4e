import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { openCycle, type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { createWriter, type Writer } from '../support/writer.ts';

type Cell = { countryCode: string; agencyCode: string | null; notStarted: number; submitted: number };
type Marks = { revision: number; floor: string; floorAt: string | null; whole: boolean; cells: Cell[] };
type Moved = { since: string; sinceAt: string | null; cells: { before: Cell; now: Cell }[]; cursor: string };

const cellFields = 'countryCode agencyCode notStarted submitted updatedAt';
const markFields = `revision floor floorAt whole cells { ${cellFields} }`;
const kenya = { country: 'KEN', agency: 'UNICEF' };

describe('what moved since I last looked', () => {
  let concord: RunningConcord;
  let focal: Writer;
  let me: GraphQLClient;
  let another: GraphQLClient;

  beforeAll(async () => {
    concord = await startTestConcord();
    me = await signInAs(concord.url, 'coordinator');
    another = await signInAs(concord.url, 'observer');
    focal = createWriter(await signInAs(concord.url, 'focal-point/UNICEF/KEN'));
  }, 120_000);
  afterAll(() => concord?.drop());

  const marksOf = async (who: GraphQLClient) =>
    (
      await who.query<{ viewer: { marks: Marks | null } }>(
        `{ viewer { marks(cycle: "${openCycle}") { ${markFields} } } }`,
      )
    ).viewer.marks;
  const mark = async (who: GraphQLClient, upTo: object, cells?: object[]) =>
    (
      await who.query<{ markSeen: Marks }>(
        `mutation ($cycle: String!, $upTo: LogPlaceInput!, $cells: [CellPlaceInput!]) {
           markSeen(cycle: $cycle, upTo: $upTo, cells: $cells) { ${markFields} } }`,
        { cycle: openCycle, upTo, cells },
      )
    ).markSeen;
  const moved = async (since: object, who = me) =>
    (
      await who.query<{ movedCells: Moved }>(
        `query ($since: LogPlaceInput!) { movedCells(since: $since) {
           since sinceAt cursor cells { before { ${cellFields} } now { ${cellFields} } } } }`,
        { since },
      )
    ).movedCells;
  const head = async () =>
    (await me.query<{ progressMatrix: { cursor: string } }>('{ progressMatrix { cursor } }')).progressMatrix
      .cursor;
  const submit = (item: string) => focal.write({ ...kenya, item, status: 'SUBMITTED', rating: 'MEETS' });

  it('is one’s own: another person has no marks, and their moved cells are the same for everybody', async () => {
    expect(await marksOf(another)).toBeNull();
    const before = await head();
    await submit('LDR-2');
    expect(await mark(me, { cursor: before })).toMatchObject({ floor: before, cells: [] });
    const mine = await moved({ cursor: before });
    expect(mine.cells).toMatchObject([
      { before: { countryCode: 'KEN', notStarted: 23, submitted: 0 }, now: { notStarted: 22, submitted: 1 } },
    ]);
    expect(await moved({ cursor: before }, another)).toEqual(mine);
    expect(await marksOf(another)).toBeNull();
  });

  it('marks one cell as it stood at the cursor, takes nothing back, and is no part of the log', async () => {
    const floor = (await marksOf(me))?.floor ?? '';
    const between = await head();
    await submit('ANL-3');
    const marks = await mark(me, { cursor: between }, [kenya]);
    expect(marks.cells).toMatchObject([{ countryCode: 'KEN', notStarted: 22, submitted: 1 }]);
    expect(await mark(me, { cursor: floor }, [kenya])).toMatchObject({ cells: marks.cells });
    const end = await head();
    expect(await mark(me, { cursor: end }, [kenya])).toMatchObject({ cells: [{ submitted: 2 }], floor });
    expect(await head()).toBe(end);
    expect(await mark(me, { cursor: end })).toMatchObject({ floor: end, cells: [], whole: true });
    expect(await mark(me, { cursor: floor })).toMatchObject({ floor: end });
  });

  it('counts since a date and since a snapshot as since the cursor there', async () => {
    const coordinator = await signInAs(concord.url, 'coordinator');
    const name = `Middle ${randomUUID()}`;
    await coordinator.query(
      `mutation ($name: String!) { takeSnapshot(cycle: "${openCycle}", name: $name) { done } }`,
      { name },
    );
    const taken = await head();
    await submit('STF-2');
    const since = await moved({ cursor: taken });
    expect(since.cells).toMatchObject([{ before: { submitted: 2 }, now: { submitted: 3 } }]);
    expect(await moved({ snapshot: name })).toEqual(since);
    expect((await moved({ moment: since.sinceAt })).since).toBe(taken);
    expect((await moved({ moment: '2000-01-01T00:00:00.000Z' })).cells).toMatchObject([
      { before: { notStarted: 23 }, now: { submitted: 3 } },
    ]);
    expect((await moved({ cursor: await head() })).cells).toEqual([]);
  });

  it('is made once for all who ask since the same place, until something changes', async () => {
    const made = async () => {
      const text = await (await fetch(`${concord.url}/metrics`)).text();
      return Number(/^concord_kept_answers_misses_total (\d+)$/m.exec(text)?.[1]);
    };
    const cursor = await head();
    const first = await moved({ cursor });
    const before = await made();
    expect(await moved({ cursor }, another)).toEqual(first);
    expect(await made()).toBe(before);
    await submit('STF-1');
    expect((await moved({ cursor }, another)).cells).toMatchObject([{ before: { submitted: 3 } }]);
    expect(await made()).toBe(before + 1);
  });

  it('says of an agency that came since that nothing was due of it, and of one that came back what was', async () => {
    const presence = (how: string) =>
      me.query(
        `mutation ($how: Presence!) { changePresence(cycle: "${openCycle}",
           lines: [{ country: "PER", agency: "WHO", presence: $how }]) { done } }`,
        { how },
      );
    const who = createWriter(me);
    const answer = { country: 'PER', agency: 'WHO', item: 'LDR-2' };
    const start = await head();
    await presence('RESIDENT');
    const came = await head();
    await who.write({ ...answer, status: 'SUBMITTED', rating: 'MEETS' });
    const written = await head();
    const before = async (cursor: string) =>
      (await moved({ cursor })).cells
        .filter(({ now }) => now.agencyCode === 'WHO')
        .map(({ before: { notStarted, submitted } }) => [notStarted, submitted]);
    expect(await before(start)).toEqual([[0, 0]]);
    expect(await before(came)).toEqual([[23, 0]]);
    await presence('NONE');
    const gone = await head();
    expect(await before(start)).toEqual([]);
    await presence('RESIDENT');
    await who.write({ ...answer, status: 'RETURNED', note: 'Which year?' });
    expect(await before(written)).toEqual([[22, 1]]);
    expect(await before(gone)).toEqual([[0, 0]]);
  });

  it('says what is wrong, and marks nothing', async () => {
    const before = await marksOf(me);
    const code = async (upTo: object, cells?: object[]) => {
      const { codes } = await me.request(
        `mutation ($upTo: LogPlaceInput!, $cells: [CellPlaceInput!]) {
           markSeen(cycle: "${openCycle}", upTo: $upTo, cells: $cells) { revision } }`,
        { upTo, cells },
      );
      return codes[0];
    };
    const cursor = await head();
    expect(await code({})).toBe('BAD_USER_INPUT');
    expect(await code({ cursor, moment: '2026-01-01T00:00:00.000Z' })).toBe('BAD_USER_INPUT');
    expect(await code({ cursor: '99999.aaaaaaaaaaaa' })).toBe('CURSOR_INVALID');
    expect(await code({ snapshot: 'None' })).toBe('NOT_FOUND');
    expect(await code({ cursor }, [{ country: 'KEN', agency: 'FAO' }])).toBe('BAD_USER_INPUT');
    expect(await code({ cursor }, [kenya, kenya])).toBe('BAD_USER_INPUT');
    expect(
      await code(
        { cursor },
        Array.from({ length: 501 }, () => kenya),
      ),
    ).toBe('BAD_USER_INPUT');
    expect(await marksOf(me)).toEqual(before);
  });

  it('tells one’s other devices, on this replica and on another, and nobody else', async () => {
    const replica = await concord.startReplica();
    onTestFinished(() => replica.stop());
    const before = (await marksOf(me))?.revision ?? 0;
    const follow = (url: string, who: GraphQLClient) => {
      const live = createLiveClient(url, { cookie: who.cookie });
      onTestFinished(() => live.close());
      return live.subscribe<{ marks: Marks }>(
        `subscription ($after: Int) { marks(cycle: "${openCycle}", after: $after) { ${markFields} } }`,
        { after: before },
      );
    };
    const here = follow(concord.url, me);
    const there = follow(replica.url, me);
    const stranger = follow(replica.url, another);
    await mark(another, { moment: '2000-01-01T00:00:00.000Z' });
    const first = (await stranger.next()).marks;
    const end = await head();
    await submit('STF-3');
    await mark(me, { cursor: await head() }, [kenya]);
    for (const device of [here, there]) {
      expect((await device.next()).marks).toMatchObject({
        revision: before + 1,
        whole: false,
        cells: [{ submitted: 5 }],
      });
    }
    await mark(createGraphQLClient(replica.url, me.cookie), { cursor: end });
    for (const device of [here, there]) {
      expect((await device.next()).marks).toMatchObject({
        floor: end,
        whole: true,
        cells: [{ submitted: 5 }],
      });
    }
    await mark(another, { cursor: end });
    expect((await stranger.next()).marks).toMatchObject({ revision: first.revision + 1, floor: end });
  });
});
