import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { addComment } from '../../server/comments/add-comment.ts';
import type { Database, Statement } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { askForNewLook, NEW_LOOK } from '../../server/responses/ask-for-new-look.ts';
import { readTodoPage } from '../../server/todo/read-todo.ts';
import { createWorld, inputFor, openCycle, type Place, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { type DecisionAsker, openDecisionAsker } from './decision-world.ts';

const at = (country: string, agency: string | null, item: string): Place => ({ country, agency, item });
const ken2 = at('KEN', 'UNICEF', 'LDR-2');
const ken3 = at('KEN', 'UNICEF', 'LDR-3');
const named = (kind: string, { country, agency, item }: Place) =>
  `${kind} ${country} ${agency ?? 'TEAM'} ${item}`;

describeOnBothEngines('what waits for somebody', (opened) => {
  let world: World;
  let asker: DecisionAsker;
  let focal: Viewer;
  const revisions = new Map<string, number>();
  beforeAll(async () => {
    world = await createWorld(opened().database);
    asker = await openDecisionAsker(world.database);
    focal = await world.focalPoint('UNICEF', 'KEN');
  }, 60_000);
  afterAll(() => asker.close());

  const say = async (author: Viewer, place: Place, given: Parameters<typeof inputFor>[1]) => {
    const key = named('', place);
    const baseRevision = revisions.get(key) ?? 0;
    const { response } = await recorded(world.database, author, inputFor(place, { baseRevision, ...given }));
    revisions.set(key, response.revision);
  };

  test('a returned answer waits for those who write it, the oldest first, until somebody takes it up', async () => {
    const contributor = await world.createPerson([
      { role: 'CONTRIBUTOR', agencyCode: 'UNICEF', countryCode: 'KEN' },
    ]);
    const colleague = await world.focalPoint('WHO', 'KEN');
    for (const place of [ken3, ken2]) await say(focal, place, { status: 'SUBMITTED', narrative: 'Done.' });
    expect(await asker.waiting(world.coordinator)).toEqual([
      named('TO_DECIDE', ken3),
      named('TO_DECIDE', ken2),
    ]);
    for (const place of [ken2, ken3])
      await say(world.coordinator, place, { status: 'RETURNED', note: `Which year, ${place.item}?` });

    expect(await asker.waiting(world.coordinator)).toEqual([]);
    expect(await asker.waiting(focal)).toEqual([named('TO_FIX', ken2), named('TO_FIX', ken3)]);
    expect(await asker.waiting(contributor)).toEqual(await asker.waiting(focal));
    expect(await asker.waiting(colleague)).toEqual([]);
    const [first] = (await asker.todo(focal)).nodes;
    expect(first).toMatchObject({
      kind: 'TO_FIX',
      response: { status: 'RETURNED' },
      by: { id: encodeNodeId('Person', world.coordinator.personId) },
      note: 'Which year, LDR-2?',
      toYou: false,
    });

    // A new text alone takes nothing up, and makes it no younger.
    await say(focal, ken2, { narrative: 'Done in 2025.' });
    expect(await asker.waiting(focal)).toEqual([named('TO_FIX', ken2), named('TO_FIX', ken3)]);
    await say(contributor, ken2, { status: 'IN_PROGRESS' });
    expect(await asker.waiting(focal)).toEqual([named('TO_FIX', ken3)]);
    await say(focal, ken3, { status: 'SUBMITTED' });
    expect(await asker.waiting(focal)).toEqual([]);
    expect(await asker.waiting(world.coordinator)).toEqual([named('TO_DECIDE', ken3)]);
  });

  test('a new look that is asked for waits for those who write the answer, until they reply; it gives no cause', async () => {
    const place = at('ZAF', 'UNICEF', 'ANL-3');
    const writer = await world.focalPoint('UNICEF', 'ZAF');
    await say(writer, place, { status: 'SUBMITTED', narrative: 'Done.' });
    const mutationId = randomUUID();
    const look = () => askForNewLook(world.database, world.coordinator, { mutationId, ...place });
    expect(await look()).toMatchObject({ replayed: false });
    expect(await look()).toMatchObject({ replayed: true });
    const mentioned = async () =>
      (await readTodoPage(world.database, writer, {})).nodes.flatMap(({ kind, comment }) =>
        kind === 'MENTIONED' && comment ? [comment] : [],
      );
    const [asked] = await mentioned();
    expect(asked).toMatchObject({ text: NEW_LOOK, audience: 'OPEN', itemCode: 'ANL-3', countryCode: 'ZAF' });
    expect(await asker.waiting(await world.focalPoint('WHO', 'ZAF'))).toEqual([]);
    await addComment(world.database, writer, {
      mutationId: randomUUID(),
      thread: asked?.id ?? '',
      text: 'It stands.',
      mentions: [],
    });
    expect(await mentioned()).toEqual([]);
  });

  test('a country team’s answer waits for its lead, and without one for the focal points who report there', async () => {
    const place = at('NPL', null, 'LDR-1');
    const reporting = await world.focalPoint('WHO', 'NPL');
    await say(world.coordinator, place, { status: 'RETURNED', narrative: 'Somebody leads.', note: 'Who?' });
    expect(await asker.waiting(reporting)).toEqual([named('TO_FIX', place)]);
    const lead = await world.createPerson([{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'NPL' }]);
    expect(await asker.waiting(lead)).toEqual([named('TO_FIX', place)]);
    expect(await asker.waiting(reporting)).toEqual([]);
  });

  test('goes on after a page, in a country’s and in the network’s list alike, and tells nobody else of anything', async () => {
    const ofBrazil = await world.createPerson([
      { role: 'COORDINATOR', agencyCode: null, countryCode: 'BRA' },
    ]);
    const everywhere = await world.createPerson();
    const places = ['LDR-2', 'LDR-3', 'ANL-1'].map((item) => at('BRA', 'WHO', item));
    for (const place of places) await say(world.coordinator, place, { status: 'SUBMITTED' });
    await say(world.coordinator, at('FJI', 'WHO', 'LDR-2'), { status: 'SUBMITTED' });
    const inBrazil = places.map((place) => named('TO_DECIDE', place));
    expect(await asker.waiting(ofBrazil)).toEqual(inBrazil);
    expect(await asker.waiting(everywhere)).toEqual(expect.arrayContaining(inBrazil));
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages++) {
      const page = await asker.todo(ofBrazil, { first: 1, after });
      seen.push(...page.nodes.map(({ response }) => response?.itemCode ?? ''));
      expect(page.hasNextPage).toBe(pages < 2);
      after = page.endCursor;
    }
    expect(seen).toEqual(['LDR-2', 'LDR-3', 'ANL-1']);
    expect(await asker.waiting(await world.observer())).toEqual([]);
    const todo = `{ viewer { todo(first: 201) { hasNextPage } } }`;
    expect(await asker.refusal(ofBrazil, todo)).toBe('BAD_USER_INPUT');
    const wrong = `{ viewer { todo(after: "0x1") { hasNextPage } } }`;
    expect(await asker.refusal(ofBrazil, wrong)).toBe('BAD_USER_INPUT');
  });

  test('a mention waits until one has written in its thread after it or the thread is settled, and only while one reads it', async () => {
    const place = at('MDA', 'UNICEF', 'LDR-2');
    const [author, colleague, outsider] = [
      await world.focalPoint('UNICEF', 'MDA'),
      await world.focalPoint('UNICEF', 'MDA'),
      await world.focalPoint('WHO', 'MDA'),
    ];
    await say(author, place, { narrative: 'A draft.' });
    const mentions = [colleague, outsider].map(({ personId }) => encodeNodeId('Person', personId));
    const input = { ...place, audience: 'INTERNAL', text: 'Whom do we ask?', mentions };
    const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`;
    const write = async (viewer: Viewer, more: object) =>
      (
        await asker.ask<{ addComment: { comment: { id: string } } }>(viewer, add, {
          input: { mutationId: randomUUID(), ...more },
        })
      ).addComment.comment.id;
    const thread = await write(author, input);
    expect(await asker.waiting(colleague)).toEqual(['MENTIONED Whom do we ask?']);
    // Nothing tells that there is a draft, or that something is said about one.
    expect(await asker.waiting(outsider)).toEqual([]);
    await write(colleague, { thread, text: 'The ministry.' });
    expect(await asker.waiting(colleague)).toEqual([]);
    await write(author, { thread, text: 'Which one?', mentions: mentions.slice(0, 1) });
    expect(await asker.waiting(colleague)).toEqual(['MENTIONED Which one?']);
    const settle = `mutation ($id: ID!, $m: UUID!) { resolveThread(id: $id, mutationId: $m) { replayed } }`;
    await asker.ask(author, settle, { id: thread, m: randomUUID() });
    expect(await asker.waiting(colleague)).toEqual([]);
  });
});

describe('what waits for somebody, when much does', () => {
  let opened: OpenedDatabase;
  let world: World;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    world = await createWorld(opened.database);
  }, 60_000);
  afterAll(() => opened.drop());

  test('is found, of 5,000 answers, without looking at more of them than a page shows', async () => {
    const ofUnicef = await world.createPerson([
      { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: null },
    ]);
    const answersReadFor = async (viewer: Viewer) => {
      let rows = 0;
      const query: Database['query'] = async (statement: Statement, values = []) => {
        const [explained] = await opened.database.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
          { name: '', text: `explain (analyze, format json) ${statement.text}` },
          [...values],
        );
        const plan = explained?.['QUERY PLAN'][0]?.Plan;
        if (!plan) throw new Error('a statement has no plan');
        expect(plan['Actual Rows']).toBe(51);
        rows = answersRead(plan);
        return [{ headPosition: 0, headHash: Buffer.alloc(32), kind: null }] as never;
      };
      await readTodoPage(Object.assign(Object.create(opened.database), { query }), viewer, {});
      return rows;
    };
    await fill(opened.database, 5_000);
    // Alerts are looked for elsewhere, and are not what grows.
    for (const viewer of [{ ...world.coordinator, closedToMonitor: true } as const, ofUnicef]) {
      // Once to find them, and once for what they say.
      expect(await answersReadFor(viewer)).toBeLessThanOrEqual(2 * 51);
    }
  }, 60_000);
});

type Plan = {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/** Rows of answers that were looked at, those that were not what was looked for included. */
function answersRead(plan: Plan): number {
  const { 'Actual Rows': kept, 'Rows Removed by Filter': removed = 0, 'Actual Loops': loops } = plan;
  const own = plan['Relation Name'] === 'response' ? (kept + removed) * loops : 0;
  return own + (plan.Plans ?? []).reduce((sum, below) => sum + answersRead(below), 0);
}

/** So many answers of UNICEF that wait in each status; the next after those that are there. */
async function fill(database: Database, count: number): Promise<void> {
  for (const [index, text] of [
    `insert into response (cell_id, item_code, status, revision, updated_at, updated_by, waits_since)
     select cells.ids[1 + n % size], status || size || '-' || $1::integer || '-' || n, status, 1, clock_timestamp(),
            (select id from person limit 1), 10 + $1::integer * 10 + n
       from generate_series(1, $1::integer) as n cross join unnest(array['SUBMITTED', 'RETURNED']) as status
      cross join (select array_agg(id) as ids, count(*)::integer as size from cell
                   where cycle_code = '${openCycle}' and agency_code = 'UNICEF') as cells`,
    'analyze',
  ].entries()) {
    await database.query({ name: `test-waiting-${index}`, text }, index === 0 ? [count] : []);
  }
}
