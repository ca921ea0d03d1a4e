import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import {
  createWorld,
  inputFor,
  openCycle,
  type Place,
  record,
  recorded,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type DecisionAsker, openDecisionAsker } from './decision-world.ts';

const idOf = ({ personId }: Viewer) => encodeNodeId('Person', personId);

describeOnBothEngines('decisions', (opened) => {
  let world: World;
  let asker: DecisionAsker;
  let other: Viewer;
  const revisions = new Map<string, number>();
  beforeAll(async () => {
    world = await createWorld(opened().database);
    asker = await openDecisionAsker(world.database);
    other = await world.createPerson();
  }, 60_000);
  afterAll(async () => {
    await asker.close();
    await expectSound(world.database);
  });

  const inputOf = (place: Place, given: Partial<RecordInput>) => {
    const { narrative, ...input } = inputFor(place, {
      baseRevision: revisions.get(JSON.stringify(place)) ?? 0,
      ...given,
    });
    return { ...input, ...('narrative' in given && { narrative }) };
  };
  const say = async (author: Viewer, place: Place, given: Partial<RecordInput>) => {
    const outcome = await recorded(world.database, author, inputOf(place, given));
    revisions.set(JSON.stringify(place), outcome.response.revision);
    return outcome;
  };
  const refusal = async (author: Viewer, place: Place, given: Partial<RecordInput>) => {
    const outcome = await record(world.database, author, inputOf(place, given));
    return outcome.kind === 'REFUSED' ? outcome.code : outcome.kind;
  };
  const set = (settings: string) =>
    asker.ask(world.coordinator, `mutation { changeCycle(cycle: "${openCycle}", ${settings}) { done } }`);
  type Shown = {
    status: string;
    returnedTo: { id: string } | null;
    endorsement: { by: { id: string }; revision: number } | null;
    acceptedWithoutEndorsement: string | null;
    history: { edges: { node: { kind: string; revision: number; changes: unknown[] } }[] };
  };
  const show = async ({ country, agency, item }: Place) => {
    const source = `query ($id: ID!) { node(id: $id) { ... on Response { status returnedTo { id } acceptedWithoutEndorsement
      endorsement { by { id } at revision } history(first: 50) { edges { node { kind revision changes { field from to } } } } } } }`;
    const id = encodeNodeId('Response', openCycle, country, item, agency ?? '');
    const { history, ...answer } = (await asker.ask<{ node: Shown }>(world.coordinator, source, { id })).node;
    return { ...answer, last: history.edges.at(-1)?.node };
  };
  const listed = async (viewer: Viewer, kind: string, { item, country }: Place) =>
    (await asker.waiting(viewer)).some(
      (line) => line.startsWith(`${kind} ${country} `) && line.endsWith(` ${item}`),
    );

  test('a return to a person is theirs alone, while they can take it up, and one to the agency everybody’s', async () => {
    const place = world.unusedAnswer();
    const [ada, ben] = [
      await world.focalPoint(place.agency ?? '', place.country),
      await world.focalPoint(place.agency ?? '', place.country),
    ];
    const elsewhere = await world.focalPoint('WHO', place.country);
    await say(ada, place, { status: 'SUBMITTED', narrative: 'Done.' });
    const back = { status: 'RETURNED', note: 'Which year?' } as const;
    for (const nobody of [idOf(elsewhere), idOf(other), encodeNodeId('Person', randomUUID()), 'x'])
      expect(await refusal(world.coordinator, place, { ...back, returnTo: nobody })).toBe('INVALID');
    expect(await refusal(ada, place, { narrative: 'Done so.', returnTo: idOf(ben) })).toBe('INVALID');
    expect(await show(place)).toMatchObject({ status: 'SUBMITTED', returnedTo: null });

    await say(world.coordinator, place, { ...back, returnTo: idOf(ben) });
    expect(await show(place)).toMatchObject({
      status: 'RETURNED',
      returnedTo: { id: idOf(ben) },
      last: { changes: [{ field: 'status' }, { field: 'returnedTo', from: null, to: idOf(ben) }] },
    });
    expect([await listed(ada, 'TO_FIX', place), await listed(ben, 'TO_FIX', place)]).toEqual([false, true]);
    expect((await asker.todo(ben)).nodes).toMatchObject([{ toYou: true, note: 'Which year?' }]);
    expect(await refusal(world.coordinator, place, { ...back, returnTo: idOf(ada) })).toBe('INVALID');
    // A colleague's words leave it with whom it was returned to.
    await say(ada, place, { narrative: 'Done in 2025.' });
    expect(await show(place)).toMatchObject({ returnedTo: { id: idOf(ben) } });
    await world.database.query(
      {
        name: 'test-end-roles',
        text: 'update membership set ended_at = clock_timestamp() where person_id = $1',
      },
      [ben.personId],
    );
    expect(await listed(ada, 'TO_FIX', place)).toBe(true);
    await say(ada, place, { status: 'SUBMITTED' });
    expect(await show(place)).toMatchObject({ status: 'SUBMITTED', returnedTo: null });
    await say(world.coordinator, place, back);
    expect(await show(place)).toMatchObject({ returnedTo: null });
    expect(await listed(ada, 'TO_FIX', place)).toBe(true);
  });

  test('an accepted answer goes back with a reason, and the network goes on reading it', async () => {
    const place = world.unusedAnswer();
    const observer = await world.observer();
    const author = await world.focalPoint(place.agency ?? '', place.country);
    await say(author, place, { status: 'SUBMITTED', narrative: 'Done.' });
    await say(other, place, { status: 'ACCEPTED' });
    expect(await refusal(other, place, { status: 'RETURNED' })).toBe('INVALID');
    await say(other, place, { status: 'RETURNED', note: 'The year is wrong.' });
    expect(await listed(author, 'TO_FIX', place)).toBe(true);
    const id = encodeNodeId('Response', openCycle, place.country, place.item, place.agency ?? '');
    const source = `query ($id: ID!) { node(id: $id) { ... on Response { narrative } } }`;
    expect(await asker.ask(observer, source, { id })).toEqual({ node: { narrative: 'Done.' } });
  });

  test('nobody accepts what they wrote where the cycle says so, and in a cycle of the files everybody may', async () => {
    const place = world.unusedAnswer();
    const free = world.unusedAnswer();
    await say(other, free, { status: 'SUBMITTED', rating: 'MEETS' });
    expect(await refusal(other, free, { status: 'ACCEPTED' })).toBe('RECORDED');
    await set('separateAcceptance: true');
    await say(other, place, { status: 'SUBMITTED', rating: 'MEETS', narrative: 'Done.' });
    expect(await listed(other, 'TO_DECIDE', place)).toBe(false);
    expect(await listed(world.coordinator, 'TO_DECIDE', place)).toBe(true);
    expect(await refusal(other, place, { status: 'ACCEPTED' })).toBe('OWN_ANSWER');
    // Its rating is still theirs when somebody else has written its text anew.
    await say(world.coordinator, place, { narrative: 'Done in 2025.' });
    expect(await refusal(other, place, { status: 'ACCEPTED' })).toBe('OWN_ANSWER');
    expect(await refusal(world.coordinator, place, { status: 'ACCEPTED' })).toBe('OWN_ANSWER');
    const third = await world.createPerson();
    expect(await refusal(third, place, { status: 'ACCEPTED', rating: 'MISSING' })).toBe('OWN_ANSWER');
    await say(third, place, { status: 'ACCEPTED' });
    expect(await refusal(third, place, { rating: 'MISSING' })).toBe('OWN_ANSWER');
    await say(third, place, { status: 'SUBMITTED', rating: 'MISSING' });
    expect(await refusal(third, place, { status: 'ACCEPTED' })).toBe('OWN_ANSWER');
    // Nothing that was refused is in the log or in the answer.
    await say(world.coordinator, place, { rating: 'APPROACHES' });
    expect(await refusal(third, place, { status: 'ACCEPTED' })).toBe('RECORDED');
    await set('separateAcceptance: false');
  });

  test('a country team’s answer is endorsed as it stands by the Resident Coordinator, before it is accepted', async () => {
    const place = { country: 'ZAF', agency: null, item: 'LDR-1' };
    const lead = { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'ZAF' } as const;
    const office = await world.createPerson([lead]);
    const coordinator = await world.createPerson([{ ...lead, residentCoordinator: true }]);
    await say(office, place, { status: 'SUBMITTED', narrative: 'We lead.' });
    expect(await refusal(coordinator, place, { endorse: true })).toBe('INVALID');
    await set('endorsement: true');

    expect(await listed(coordinator, 'TO_ENDORSE', place)).toBe(true);
    expect(await listed(other, 'TO_DECIDE', place)).toBe(false);
    expect(await refusal(other, place, { status: 'ACCEPTED' })).toBe('NOT_ENDORSED');
    for (const nobody of [office, other])
      expect(await refusal(nobody, place, { endorse: true })).toBe('FORBIDDEN');
    const before = (await show(place)).last?.revision;
    const input = inputOf(place, { endorse: true, note: 'Amina said so.' });
    const first = await recorded(world.database, coordinator, input);
    expect(first.response.revision).toBe(before);
    expect(await recorded(world.database, coordinator, input)).toMatchObject({
      replayed: true,
      cursor: first.cursor,
    });
    expect(await show(place)).toMatchObject({
      status: 'SUBMITTED',
      endorsement: { by: { id: idOf(coordinator) }, revision: before },
      last: { kind: 'RESPONSE_ENDORSED', revision: before, changes: [] },
    });
    expect(await listed(coordinator, 'TO_ENDORSE', place)).toBe(false);
    expect(await listed(other, 'TO_DECIDE', place)).toBe(true);

    const stale = inputOf(place, { endorse: true });
    await say(office, place, { narrative: 'We all lead.' });
    expect(await show(place)).toMatchObject({ endorsement: null });
    expect((await record(world.database, coordinator, stale)).kind).toBe('REFUSED');
    expect((await record(world.database, coordinator, { ...stale, narrative: 'We lead.' })).kind).toBe(
      'CONFLICTED',
    );
    expect(await refusal(coordinator, place, { endorse: true, rating: 'MEETS' })).toBe('INVALID');
    await say(coordinator, place, { rating: 'MEETS', status: 'SUBMITTED' });
    expect(await show(place)).toMatchObject({ endorsement: { by: { id: idOf(coordinator) } } });
    // What was erased is not what they endorsed.
    const response = { cycleCode: openCycle, countryCode: 'ZAF', agencyCode: null, itemCode: place.item };
    await eraseContent(world.database, other.personId, { response, position: null }, 'A name stood in it.');
    revisions.set(JSON.stringify(place), (revisions.get(JSON.stringify(place)) ?? 0) + 1);
    expect(await show(place)).toMatchObject({ endorsement: null });
    expect(JSON.stringify(await wholeDatabase(world.database))).not.toContain('Amina');
    await say(coordinator, place, { narrative: 'We lead, all of us.' });
    expect(await show(place)).toMatchObject({ endorsement: { by: { id: idOf(coordinator) } } });
    expect(await refusal(other, place, { status: 'ACCEPTED' })).toBe('RECORDED');
    expect(await show(place)).toMatchObject({ status: 'ACCEPTED', acceptedWithoutEndorsement: null });
  });

  test('the note on an endorsement is erased by its own event as well', async () => {
    const place = { country: 'NPL', agency: null, item: 'ANL-2' };
    const coordinator = await world.createPerson([
      { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'NPL', residentCoordinator: true },
    ]);
    await set('endorsement: true');
    await say(other, place, { status: 'SUBMITTED', narrative: 'We lead.' });
    await say(coordinator, place, { endorse: true, note: 'Farouk said so.' });
    const holds = async () => JSON.stringify(await wholeDatabase(world.database)).includes('Farouk');
    expect(await holds()).toBe(true);
    const position = (await readEvents(world.database)).at(-1)?.place.position ?? 0;
    const response = { cycleCode: openCycle, countryCode: 'NPL', agencyCode: null, itemCode: place.item };
    await eraseContent(world.database, other.personId, { response, position }, 'A name stood in it.');
    expect(await holds()).toBe(false);
    // What it says is as it was, and so is that it was endorsed.
    expect(await show(place)).toMatchObject({ endorsement: { by: { id: idOf(coordinator) } } });
    await expectSound(world.database);
  });

  test('who submits what somebody else has rewritten meanwhile doesn’t endorse what they have not read', async () => {
    const place = { country: 'ZAF', agency: null, item: 'ANL-2' };
    const lead = { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'ZAF' } as const;
    const office = await world.createPerson([lead]);
    const coordinator = await world.createPerson([{ ...lead, residentCoordinator: true }]);
    await set('endorsement: true');
    await say(office, place, { status: 'IN_PROGRESS', narrative: 'One.', rating: 'MEETS' });
    const read = inputOf(place, { status: 'SUBMITTED' });
    await say(office, place, { narrative: 'Two.' });
    expect(await recorded(world.database, coordinator, read)).toMatchObject({ merged: true });
    expect(await show(place)).toMatchObject({ status: 'SUBMITTED', endorsement: null });
  });

  test('without one it is accepted with a reason, which is shown, or where nobody is there to endorse it', async () => {
    const lead = { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'JPN' } as const;
    const coordinator = await world.createPerson([{ ...lead, residentCoordinator: true }]);
    const [place, next] = ['LDR-1', 'ANL-2'].map((item) => ({ country: 'JPN', agency: null, item })) as [
      Place,
      Place,
    ];
    for (const one of [place, next])
      await say(world.coordinator, one, { status: 'SUBMITTED', rating: 'MEETS' });
    expect(await refusal(other, place, { status: 'ACCEPTED', note: ' ' })).toBe('NOT_ENDORSED');
    await say(other, place, { status: 'ACCEPTED', note: 'The post is vacant until May.' });
    expect(await show(place)).toMatchObject({ acceptedWithoutEndorsement: 'The post is vacant until May.' });
    await world.database.query(
      {
        name: 'test-end-roles',
        text: 'update membership set ended_at = clock_timestamp() where person_id = $1',
      },
      [coordinator.personId],
    );
    expect(await listed(other, 'TO_DECIDE', next)).toBe(true);
    await say(other, next, { status: 'ACCEPTED' });
    expect(await show(next)).toMatchObject({ status: 'ACCEPTED', acceptedWithoutEndorsement: null });
    // What an agency answers is nobody's to endorse.
    const ofAgency = world.unusedAnswer();
    await say(world.coordinator, ofAgency, { status: 'SUBMITTED', rating: 'MEETS' });
    expect(await refusal(other, ofAgency, { status: 'ACCEPTED' })).toBe('RECORDED');
    await set('endorsement: false');
  });
});
