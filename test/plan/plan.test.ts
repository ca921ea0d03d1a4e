import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { readerOf } from '../../server/access/visibility.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { handOver } from '../../server/people/hand-over.ts';
import { batchWrites } from '../../server/responses/recording/write-batcher.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import { type DecisionAsker, openDecisionAsker } from '../decisions/decision-world.ts';
import { expectSound, readEvents, readRow } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld, inputFor, openCycle, type Place, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addStepSource,
  assignSource,
  changeStepSource,
  eraseStepSource,
  idOf,
  plannerOf,
  planSource,
  type ShownStep,
} from './plan-world.ts';

describeOnBothEngines('planning work', (opened) => {
  let world: World;
  let asker: DecisionAsker;
  let planner: ReturnType<typeof plannerOf>;
  let observer: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    asker = await openDecisionAsker(world.database);
    planner = plannerOf(asker.ask);
    observer = await world.observer();
  });
  afterAll(() => asker?.close());

  /** An agency's answer that nobody else touches, and two who write it. */
  async function answer() {
    const place = world.unusedAnswer();
    const focal = await world.focalPoint(place.agency ?? '', place.country);
    const contributor = await world.createPerson([
      { role: 'CONTRIBUTOR', agencyCode: place.agency, countryCode: place.country },
    ]);
    return { place, focal, contributor };
  }
  const say = async (author: Viewer, place: Place, given: Parameters<typeof inputFor>[1]) => {
    const { revision: baseRevision } = await readRow(world.database, place);
    await recorded(world.database, author, inputFor(place, { baseRevision, ...given }));
  };
  const eventsAt = async (place: Place) =>
    (await readEvents(world.database)).filter(
      ({ countryCode, agencyCode, itemCode }) =>
        countryCode === place.country && agencyCode === place.agency && itemCode === place.item,
    );
  const seenBy = async (viewer: Viewer, place: Place) =>
    (await eventsAt(place)).flatMap((event) => redactEventFor(event, readerOf(viewer))?.kind ?? []);
  const waits = ({ country, agency, item }: Place) => `ASSIGNED ${country} ${agency ?? 'TEAM'} ${item}`;

  test('an answer is assigned to a colleague with a day, waits for them until it is submitted, and says so only to who reads it', async () => {
    const { place, focal, contributor } = await answer();
    await planner.assign(focal, place, contributor, '2027-03-01');
    expect(await asker.waiting(contributor)).toEqual([waits(place)]);
    const [first] = (await asker.todo(contributor)).nodes;
    expect(first).toMatchObject({
      response: null,
      assigned: { dueOn: '2027-03-01' },
      by: { id: idOf(focal) },
    });
    expect(await asker.waiting(focal)).toEqual([]);

    // Nobody has begun it: it is a draft, and the row knows of nothing.
    expect((await readRow(world.database, place)).revision).toBe(0);
    expect((await planner.planOf(observer, place)).assignment).toBeNull();
    expect(await seenBy(observer, place)).toEqual([]);
    expect(await seenBy(focal, place)).toEqual(['RESPONSE_ASSIGNED']);

    // Another day makes it no younger; the same said again is no event.
    await planner.assign(contributor, place, contributor, '2027-03-02');
    await planner.assign(focal, place, contributor, '2027-03-02');
    expect(
      (await eventsAt(place)).map(({ changes }) => changes.map(({ field, from, to }) => [field, from, to])),
    ).toEqual([
      [
        ['assignedTo', null, contributor.personId],
        ['dueOn', null, '2027-03-01'],
      ],
      [['dueOn', '2027-03-01', '2027-03-02']],
    ]);
    const [later] = (await asker.todo(contributor)).nodes;
    expect(later).toMatchObject({ since: first?.since, assigned: { dueOn: '2027-03-02' } });

    await planner.assign(focal, place, focal);
    expect(await asker.waiting(contributor)).toEqual([]);
    expect(await asker.waiting(focal)).toEqual([waits(place)]);
    await say(contributor, place, { rating: 'MISSING' });
    expect((await asker.todo(focal)).nodes[0]).toMatchObject({ response: { status: 'NOT_STARTED' } });
    await say(focal, place, { status: 'SUBMITTED', narrative: 'Done.' });
    expect(await asker.waiting(focal)).toEqual([]);
    // What comes back is assigned anew, or to nobody.
    await say(world.coordinator, place, { status: 'RETURNED', note: 'Which year?' });
    expect((await planner.planOf(observer, place)).assignment).toBeNull();
    await planner.assign(focal, place, contributor);
    expect((await planner.planOf(observer, place)).assignment?.to.id).toBe(idOf(contributor));
    expect((await seenBy(observer, place)).at(-1)).toBe('RESPONSE_ASSIGNED');
    await planner.assign(contributor, place, null);
    expect((await asker.waiting(contributor)).filter((one) => one.startsWith('ASSIGNED'))).toEqual([]);
    await expectSound(world.database);
  });

  test('an answer is assigned once for each mutationId, by and to those who may write it, in the open cycle', async () => {
    const { place, focal, contributor } = await answer();
    const input = { mutationId: randomUUID(), ...place, to: idOf(contributor), dueOn: '2027-01-31' };
    const first = await asker.ask<{ assignAnswer: object }>(focal, assignSource, { input });
    expect(await asker.ask(focal, assignSource, { input })).toEqual({
      assignAnswer: { ...first.assignAnswer, replayed: true },
    });
    const refusal = (viewer: Viewer, change: object) =>
      asker.refusal(viewer, assignSource, { input: { ...input, mutationId: randomUUID(), ...change } });
    expect(await refusal(focal, { mutationId: input.mutationId, dueOn: null })).toBe('BAD_USER_INPUT');
    const stranger = await world.focalPoint('UN_WOMEN', 'JPN');
    for (const outsider of [observer, stranger]) {
      expect(await refusal(outsider, {})).toBe('FORBIDDEN');
      expect(await refusal(focal, { to: idOf(outsider) })).toBe('BAD_USER_INPUT');
    }
    expect(await refusal(focal, { to: idOf(world.coordinator) })).toBeNull();
    expect(await refusal(focal, { to: encodeNodeId('Person', randomUUID()) })).toBe('BAD_USER_INPUT');
    expect(await refusal(focal, { dueOn: '2027-02-30' })).toBe('BAD_USER_INPUT');
    expect(await refusal(focal, { to: null })).toBe('BAD_USER_INPUT');
    expect(await refusal(focal, { item: 'LDR-1' })).toBe('NOT_FOUND');
    expect(await refusal(world.coordinator, { country: 'PER', agency: 'WHO' })).toBe('NOT_FOUND');
    expect(await refusal(focal, { cycle: '2025' })).toBe('BAD_USER_INPUT');
    await say(focal, place, { status: 'SUBMITTED', narrative: 'Done.' });
    expect(await refusal(focal, {})).toBe('BAD_USER_INPUT');

    // Offered are those who may write it, by a part of their name.
    await world.database.query({
      name: 'test-fold-names',
      text: 'update person set name_folded = lower(name)',
    });
    const offer = `query ($country: String!, $agency: String, $item: String!, $search: String!) {
      assignable(country: $country, agency: $agency, item: $item, search: $search) { id } }`;
    const offered = async (search: string) =>
      (await asker.ask<{ assignable: { id: string }[] }>(focal, offer, { ...place, search })).assignable;
    expect(await offered(contributor.name.toUpperCase())).toContainEqual({ id: idOf(contributor) });
    expect(await offered(stranger.name)).not.toContainEqual({ id: idOf(stranger) });
    expect(await asker.refusal(observer, offer, { ...place, search: '' })).toBe('FORBIDDEN');
  });

  test('next steps are for an answer below MEETS, change with a history, and are read by who reads the answer', async () => {
    const { place, focal, contributor } = await answer();
    const adding = { mutationId: randomUUID(), ...place, text: 'Ask the ministry', dueOn: '2026-01-01' };
    expect(await asker.refusal(focal, addStepSource, { input: adding })).toBe('BAD_USER_INPUT');
    await say(focal, place, { rating: 'MISSING' });
    const step = await planner.addStep(contributor, place, 'Ask the ministry', '2026-01-01', focal);
    expect(step).toMatchObject({ owner: { id: idOf(focal) }, revision: 1, viewerCan: ['CHANGE', 'ERASE'] });
    expect((await planner.planOf(focal, place)).viewerCan).toEqual(['ASSIGN', 'ADD_STEP']);
    // Due in the past, it is overdue; on a draft it is there for nobody else.
    const here = { countries: [place.country], agencies: [place.agency] };
    expect(await planner.steps(focal, { ...here, state: 'OVERDUE' })).toMatchObject({ open: 1, overdue: 1 });
    expect(await planner.steps(observer, here)).toMatchObject({ nodes: [], open: 0, overdue: 0, done: 0 });
    const change = (input: object) => ({
      input: { id: step.id, mutationId: randomUUID(), baseRevision: 1, done: true, ...input },
    });
    expect(await asker.refusal(observer, changeStepSource, change({}))).toBe('NOT_FOUND');
    await say(focal, place, { status: 'SUBMITTED', narrative: 'Nobody yet.' });
    expect((await planner.planOf(observer, place)).steps.map(({ step: one }) => one.text)).toEqual([
      'Ask the ministry',
    ]);
    // Its own events stay a draft's.
    expect(await seenBy(observer, place)).toEqual(['RESPONSE_RECORDED']);
    expect(await asker.refusal(observer, changeStepSource, change({}))).toBe('FORBIDDEN');
    const changed = await planner.changeStep(focal, step, { text: 'Ask both ministries', owner: null });
    expect(changed).toMatchObject({
      text: 'Ask both ministries',
      owner: null,
      dueOn: '2026-01-01',
      revision: 2,
    });
    expect(await asker.refusal(focal, changeStepSource, change({}))).toBe('BAD_USER_INPUT');
    const done = await planner.changeStep(contributor, changed, { done: true });
    expect(done.doneBy).toEqual({ id: idOf(contributor) });
    expect(await planner.steps(observer, { ...here, state: 'DONE' })).toMatchObject({ open: 0, done: 1 });
    expect((await planner.changeStep(focal, done, { done: true })).revision).toBe(done.revision);
    await planner.changeStep(focal, done, { done: false });
    expect(
      (await eventsAt(place))
        .filter(({ kind }) => kind === 'STEP_CHANGED')
        .map(({ changes }) => changes.slice(1)),
    ).toEqual([
      [
        { field: 'text', from: 'Ask the ministry', to: 'Ask both ministries' },
        { field: 'owner', from: focal.personId, to: null },
      ],
      [{ field: 'done', from: null, to: 'true' }],
      [{ field: 'done', from: 'true', to: null }],
    ]);
    expect((await readRow(world.database, place)).revision).toBe(2);
    await expectSound(world.database);
  });

  test('what a step says is erased everywhere, by its author or with a reason, and with the answer', async () => {
    const { place, focal, contributor } = await answer();
    await say(focal, place, { status: 'SUBMITTED', rating: 'APPROACHES', narrative: 'Nearly.' });
    const first = await planner.addStep(focal, place, 'Call Amina', '2027-01-01');
    await planner.changeStep(focal, first, { text: 'Call Amina again' });
    const second = await planner.addStep(contributor, place, 'Call Bao', '2027-01-02');
    const erase = (viewer: Viewer, step: ShownStep, reason: string | null = null) =>
      asker.refusal(viewer, eraseStepSource, { id: step.id, mutationId: randomUUID(), reason });
    expect(await erase(contributor, first)).toBe('FORBIDDEN');
    expect(await erase(world.coordinator, first)).toBe('BAD_USER_INPUT');
    expect(await erase(focal, first)).toBeNull();
    const holds = async (word: string) => JSON.stringify(await wholeDatabase(world.database)).includes(word);
    expect(await holds('Amina')).toBe(false);
    expect((await planner.planOf(focal, place)).steps.map(({ step }) => step.text)).toEqual(['Call Bao']);
    const id = encodeNodeId('Response', openCycle, place.country, place.item, place.agency ?? '');
    await asker.ask(
      world.coordinator,
      'mutation ($id: ID!) { eraseContent(id: $id, reason: "A name") { id } }',
      {
        id,
      },
    );
    expect(await holds('Bao')).toBe(false);
    expect((await planner.planOf(focal, place)).steps).toEqual([]);
    expect(await erase(contributor, second)).toBeNull();
    await expectSound(world.database);
  });

  test('a focal point who leaves hands over what is assigned and was returned to them, their steps and what comments ask', async () => {
    const place = { country: 'MDA', agency: 'WHO', item: 'LDR-2' };
    const back = { ...place, item: 'LDR-3' };
    const elsewhere = { ...place, country: 'BRA' };
    const leaving = await world.createPerson([
      { role: 'FOCAL_POINT', agencyCode: 'WHO', countryCode: 'MDA' },
      { role: 'FOCAL_POINT', agencyCode: 'WHO', countryCode: 'BRA' },
    ]);
    const successor = await world.focalPoint('WHO', 'MDA');
    await say(leaving, place, { rating: 'MISSING' });
    for (const one of [place, elsewhere]) await planner.assign(world.coordinator, one, leaving, '2027-05-01');
    await planner.addStep(leaving, place, 'Find a room', '2027-04-01', leaving);
    const done = await planner.addStep(leaving, place, 'Write a list', '2027-04-01', leaving);
    await planner.changeStep(leaving, done, { done: true });
    await say(leaving, back, { status: 'SUBMITTED', narrative: 'Done.' });
    const writes = batchWrites(world.database, strictBackground());
    const write = async (author: Viewer, given: Parameters<typeof inputFor>[1]) => {
      const { revision: baseRevision } = await readRow(world.database, back);
      return writes.record([{ author, input: inputFor(back, { baseRevision, ...given }) }]);
    };
    await write(world.coordinator, { status: 'RETURNED', note: 'Why?', returnTo: idOf(leaving) });
    const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { replayed } }`;
    for (const [author, audience, text] of [
      [successor, 'INTERNAL', 'Who knows the room?'],
      [world.coordinator, 'OPEN', 'Who wrote this?'],
    ] as const) {
      const input = { mutationId: randomUUID(), ...back, audience, text, mentions: [idOf(leaving)] };
      await asker.ask(author, add, { input });
    }
    const waiting = async (viewer: Viewer) => (await asker.waiting(viewer)).sort();
    const before = await waiting(leaving);
    expect(before.length).toBe(5);
    const order = (await asker.todo(leaving)).nodes.map(({ since }) => since);
    const who = { from: leaving.personId, to: successor.personId, countries: ['MDA'] };
    // The coordinator reads no internal comments: theirs passes, and isn't counted.
    const counted = { roles: 1, assigned: 1, returned: 1, steps: 1, mentions: 1 };
    const head = (await readEvents(world.database)).length;
    expect(await handOver(world.database, world.coordinator, who, true)).toEqual(counted);
    expect((await readEvents(world.database)).length).toBe(head);
    expect(await waiting(leaving)).toEqual(before);
    expect(await handOver(world.database, world.coordinator, who)).toEqual(counted);

    const told = (await readEvents(world.database)).slice(head).map(({ kind }) => kind);
    expect(told.sort()).toEqual([
      'COMMENT_HANDED_OVER',
      'COMMENT_HANDED_OVER',
      'MEMBERSHIP_ENDED',
      'RESPONSE_ASSIGNED',
      'RESPONSE_ASSIGNED',
      'STEP_CHANGED',
    ]);
    expect(await waiting(successor)).toEqual(before.filter((one) => !one.includes('BRA')));
    const inBrazil = { ...leaving, memberships: leaving.memberships.slice(1) };
    expect(await waiting(inBrazil)).toEqual([waits(elsewhere)]);
    // Nothing became younger.
    for (const { since } of (await asker.todo(successor)).nodes) expect(order).toContain(since);
    expect((await asker.todo(successor)).nodes.filter(({ toYou }) => toYou).length).toBe(1);
    const owners = (await planner.planOf(successor, place)).steps.map(({ step }) => [
      step.text,
      step.owner?.id,
    ]);
    expect(owners).toEqual([
      ['Find a room', idOf(successor)],
      ['Write a list', idOf(leaving)],
    ]);
    expect(
      await handOver(world.database, world.coordinator, { ...who, countries: ['BRA'] }, true),
    ).toMatchObject({
      assigned: 1,
      returned: 0,
      steps: 0,
      mentions: 0,
    });
    // Who writes into it leaves it with whom it was handed to, also where the process remembers to whom it was returned.
    await write(successor, { narrative: 'Better.' });
    expect((await asker.todo(successor)).nodes.filter(({ toYou }) => toYou).length).toBe(1);
    const edit = `mutation ($id: ID!, $mentions: [ID!]!, $mutationId: UUID!) {
      editComment(id: $id, baseRevision: 1, mutationId: $mutationId, text: "Who wrote this, and when?", mentions: $mentions) { replayed }
    }`;
    const [asked] = (await readEvents(world.database)).filter(
      ({ kind, actor }) => kind === 'COMMENT_ADDED' && actor?.id === world.coordinator.personId,
    );
    const id = encodeNodeId('Comment', asked?.changes.find(({ field }) => field === 'comment')?.to ?? '');
    // The text still names the former one: as it was seen before, it would take the request back from the successor.
    expect(
      await asker.refusal(world.coordinator, edit, {
        id,
        mentions: [idOf(leaving)],
        mutationId: randomUUID(),
      }),
    ).toBe('BAD_USER_INPUT');
    await expectSound(world.database);
  });

  test('what cannot be planned is not there to be asked about', async () => {
    const at = { country: 'KEN', agency: 'UNICEF', item: 'LDR-9' };
    expect(await asker.refusal(world.coordinator, planSource, at)).toBe('NOT_FOUND');
    const steps = 'query ($first: Int, $after: String) { steps(first: $first, after: $after) { open } }';
    expect(await asker.refusal(world.coordinator, steps, { first: 201 })).toBe('BAD_USER_INPUT');
    expect(await asker.refusal(world.coordinator, steps, { after: '2027-02-30 1' })).toBe('BAD_USER_INPUT');
  });
});
