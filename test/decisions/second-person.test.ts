import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { createWorld, type Place, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type DecisionAsker, openDecisionAsker } from './decision-world.ts';

type Outcome = { code?: string; message?: string; response?: { status: string; revision: number } };
const recordSource = `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
  ... on ResponseRefused { code message } ... on ResponseRecorded { response { status revision } }
  ... on ResponseConflict { response { status revision } } } }`;
const askSource = `mutation ($agency: String!, $country: String, $asked: Boolean!) {
  askForSecondPerson(agency: $agency, country: $country, asked: $asked) }`;
const readSource = `query ($country: String!) { secondPerson(country: $country) { askedBy mayBeAskedBy cursor } }`;

describeOnBothEngines('a second person', (opened) => {
  let world: World;
  let asker: DecisionAsker;
  let [ada, ben, contributor]: Viewer[] = [];
  beforeAll(async () => {
    world = await createWorld(opened().database);
    // Through the API, so that what a process remembers of answers is part of it.
    asker = await openDecisionAsker(world.database);
    [ada, ben] = [await world.focalPoint('UNICEF', 'KEN'), await world.focalPoint('UNICEF', 'KEN')];
    contributor = await world.createPerson([
      { role: 'CONTRIBUTOR', agencyCode: 'UNICEF', countryCode: 'KEN' },
    ]);
  }, 60_000);
  afterAll(async () => {
    await asker.close();
    await expectSound(world.database);
  });

  const at = (item: string): Place => ({ country: 'KEN', agency: 'UNICEF', item });
  const revisions = new Map<string, number>();
  const say = async (author: Viewer, place: Place, given: Partial<RecordInput>) => {
    const key = JSON.stringify(place);
    const input = { mutationId: randomUUID(), ...place, baseRevision: revisions.get(key) ?? 0, ...given };
    const { recordResponse } = await asker.ask<{ recordResponse: Outcome }>(author, recordSource, { input });
    if (recordResponse.response) revisions.set(key, recordResponse.response.revision);
    return recordResponse.code ?? recordResponse.response?.status;
  };
  const ask = async (actor: Viewer, asked: boolean, country: string | null = 'KEN', agency = 'UNICEF') =>
    (await asker.ask<{ askForSecondPerson: string[] }>(actor, askSource, { agency, country, asked }))
      .askForSecondPerson;
  const read = async (viewer: Viewer, country = 'KEN') =>
    (await asker.ask<{ secondPerson: object }>(viewer, readSource, { country })).secondPerson;
  const waitsFor = async (viewer: Viewer, { item }: Place) =>
    (await asker.waiting(viewer)).includes(`TO_SUBMIT KEN UNICEF ${item}`);
  const ready = { status: 'IN_PROGRESS', rating: 'MEETS', narrative: 'We asked them.' } as const;

  test('is asked for by the agency’s focal points alone, there or wherever it reports, and the log says by whom', async () => {
    for (const nobody of [world.coordinator, contributor as Viewer, await world.focalPoint('WHO', 'KEN')]) {
      const variables = { agency: 'UNICEF', country: 'KEN', asked: true };
      expect(await asker.refusal(nobody, askSource, variables)).toBe('FORBIDDEN');
    }
    const everywhere = { agency: 'UNICEF', country: null, asked: true };
    expect(await asker.refusal(ada as Viewer, askSource, everywhere)).toBe('FORBIDDEN');
    const absent = await world.focalPoint('WHO', 'PER');
    expect(await asker.refusal(absent, askSource, { ...everywhere, agency: 'WHO', country: 'PER' })).toBe(
      'NOT_FOUND',
    );
    expect(await read(ada as Viewer)).toMatchObject({ askedBy: [], mayBeAskedBy: ['UNICEF'] });

    expect(await ask(ada as Viewer, true)).toEqual(['KEN']);
    expect(await ask(ben as Viewer, true)).toEqual([]);
    expect((await readEvents(world.database)).at(-1)).toMatchObject({
      kind: 'SECOND_PERSON_SET',
      actor: { id: ada?.personId },
      changes: [{ field: 'secondPerson', from: 'false', to: 'true' }],
    });
    expect(await read(world.coordinator)).toMatchObject({ askedBy: ['UNICEF'], mayBeAskedBy: [] });
    const headquarters = await world.createPerson([
      { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: null },
    ]);
    expect(await ask(headquarters, true, null)).toEqual(['BRA', 'FJI', 'JPN', 'MDA', 'NPL', 'PER', 'ZAF']);
    expect(await ask(headquarters, false, null)).toHaveLength(8);
    expect(await ask(ben as Viewer, true)).toEqual(['KEN']);
  });

  test('submits what somebody else wrote; who wrote it is refused, and it waits for the others', async () => {
    const place = at('LDR-2');
    const [writer, second] = [ada as Viewer, ben as Viewer];
    expect(await say(writer, place, ready)).toBe('IN_PROGRESS');
    expect(await say(writer, place, { status: 'SUBMITTED' })).toBe('SECOND_PERSON_NEEDED');
    expect([await waitsFor(writer, place), await waitsFor(second, place)]).toEqual([false, true]);
    const [entry] = (await asker.todo(second)).nodes;
    expect(entry).toMatchObject({
      kind: 'TO_SUBMIT',
      response: { status: 'IN_PROGRESS' },
      by: { id: encodeNodeId('Person', writer.personId) },
    });
    for (const nobody of [world.coordinator, contributor as Viewer, await world.focalPoint('WHO', 'KEN')]) {
      expect(await waitsFor(nobody, place)).toBe(false);
    }
    // Not with words of one's own either, nor what was not read, nor from outside of the agency.
    const rewritten = { status: 'SUBMITTED', narrative: 'I asked them.' } as const;
    expect(await say(second, place, rewritten)).toBe('SECOND_PERSON_NEEDED');
    expect(await say(world.coordinator, place, { status: 'SUBMITTED' })).toBe('SECOND_PERSON_NEEDED');
    await say(writer, place, { narrative: 'We asked them in May.' });
    expect(await say(second, place, { status: 'SUBMITTED', baseRevision: 1 })).toBe('INVALID');
    // A rating of theirs makes it theirs too, until each part is somebody else's.
    await say(second, place, { rating: 'APPROACHES' });
    expect(await say(second, place, { status: 'SUBMITTED' })).toBe('SECOND_PERSON_NEEDED');
    expect(await say(writer, place, { status: 'SUBMITTED' })).toBe('SECOND_PERSON_NEEDED');
    await say(writer, place, { rating: 'MEETS' });
    expect(await say(second, place, { status: 'SUBMITTED' })).toBe('SUBMITTED');
    expect(await waitsFor(second, place)).toBe(false);
    // What is before the network is not changed unseen.
    expect(await say(writer, place, { narrative: 'Nobody read this.' })).toBe('SECOND_PERSON_NEEDED');
    expect(await say(writer, place, { ...ready, narrative: 'Read it again.' })).toBe('IN_PROGRESS');
    expect(await waitsFor(second, place)).toBe(true);
    expect(await say(second, place, { status: 'SUBMITTED' })).toBe('SUBMITTED');
  });

  test('leaves a coordinator’s way back, and takes up what was returned as it stands', async () => {
    const place = at('LDR-2');
    expect(await say(world.coordinator, place, { status: 'RETURNED', note: 'Which year?' })).toBe('RETURNED');
    expect(await say(world.coordinator, place, { status: 'SUBMITTED' })).toBe('SUBMITTED');
    expect(await say(world.coordinator, place, { status: 'ACCEPTED' })).toBe('ACCEPTED');
    expect(await say(world.coordinator, place, { status: 'SUBMITTED' })).toBe('SUBMITTED');
    expect(await say(world.coordinator, place, { status: 'RETURNED', note: 'Which year?' })).toBe('RETURNED');
    expect(await say(ada as Viewer, place, { status: 'SUBMITTED' })).toBe('SECOND_PERSON_NEEDED');
    expect(await say(ben as Viewer, place, { status: 'SUBMITTED' })).toBe('SUBMITTED');
  });

  test('is heeded at once, also by what a process remembers; what is ready then waits, and no more once it is off', async () => {
    const place = at('ANL-1');
    const [writer, second] = [ada as Viewer, ben as Viewer];
    await ask(second, false);
    await say(writer, place, { status: 'IN_PROGRESS', rating: 'MEETS' });
    await say(writer, place, { narrative: 'We analysed it.' });
    expect(await waitsFor(second, place)).toBe(false);
    await ask(second, true);
    expect(await say(writer, place, { status: 'SUBMITTED' })).toBe('SECOND_PERSON_NEEDED');
    expect(await waitsFor(second, place)).toBe(true);
    // What says too little waits for whoever writes it.
    await say(writer, place, { narrative: null });
    expect(await waitsFor(second, place)).toBe(false);
    await say(writer, place, { narrative: 'We analysed it all.' });
    expect(await waitsFor(second, place)).toBe(true);
    await ask(second, false);
    expect(await waitsFor(second, place)).toBe(false);
    expect(await say(writer, place, { status: 'SUBMITTED' })).toBe('SUBMITTED');
    // The country team's answers, and other agencies', are as they were.
    await ask(second, true);
    const team = { country: 'KEN', agency: null, item: 'LDR-1' };
    expect(await say(writer, team, { ...ready, status: 'SUBMITTED' })).toBe('SUBMITTED');
  });

  test('is offered for a return, of those who can act on all of it', async () => {
    const source = `query ($places: [CellPlaceInput!]!) { whoTakesUp(places: $places) { id } }`;
    const people = async (...places: object[]) =>
      (
        await asker.ask<{ whoTakesUp: { id: string }[] }>(world.coordinator, source, { places })
      ).whoTakesUp.map(({ id }) => id);
    const idsOf = (...viewers: (Viewer | undefined)[]) =>
      viewers.map((viewer) => encodeNodeId('Person', viewer?.personId ?? ''));
    const unicef = { country: 'KEN', agency: 'UNICEF' };
    const both = await world.createPerson([
      { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' },
      { role: 'CONTRIBUTOR', agencyCode: 'UNDP', countryCode: 'KEN' },
    ]);
    const offered = await people(unicef);
    expect(offered).toEqual(expect.arrayContaining(idsOf(ada, ben, contributor, both)));
    expect(offered).not.toContain(idsOf(world.coordinator)[0]);
    expect(await people(unicef, { country: 'KEN', agency: 'UNDP' })).toEqual(idsOf(both));
    expect(await asker.refusal(ada as Viewer, source, { places: [unicef] })).toBe('FORBIDDEN');
    const none = { places: [{ country: 'PER', agency: 'WHO' }] };
    expect(await asker.refusal(world.coordinator, source, none)).toBe('NOT_FOUND');
    expect(await asker.refusal(world.coordinator, source, { places: [] })).toBe('BAD_USER_INPUT');
  });
});
