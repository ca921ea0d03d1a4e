import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { createWorld, inputFor, openCycle, type Place, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { readerIn } from '../support/readers.ts';
import { type CommentAsker, editSource, eraseSource, openCommentAsker } from './comment-world.ts';

describeOnBothEngines('erasing comments', (opened) => {
  let world: World;
  let asker: CommentAsker;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    asker = await openCommentAsker(opened().database);
  });
  afterAll(() => asker?.close());

  const holds = async (word: string) => JSON.stringify(await wholeDatabase(world.database)).includes(word);
  const erase = (viewer: Viewer, id: string, reason: string | null = null) =>
    asker.refusal(viewer, eraseSource, { id, mutationId: randomUUID(), reason });
  const eraseAnswer = (place: Place) =>
    asker.refusal(world.coordinator, 'mutation ($id: ID!) { eraseContent(id: $id, reason: "Why") { id } }', {
      id: encodeNodeId('Response', openCycle, place.country, place.item, place.agency ?? ''),
    });

  async function answer(): Promise<{ place: Place; focal: Viewer }> {
    const place = world.unusedAnswer();
    const focal = await world.focalPoint(place.agency ?? '', place.country);
    await recorded(
      world.database,
      focal,
      inputFor(place, { status: 'SUBMITTED', narrative: 'Nobody is named' }),
    );
    return { place, focal };
  }

  test('takes their words and names from the row and every event, and the chain still verifies', async () => {
    const { place, focal } = await answer();
    const other = await world.focalPoint(place.agency ?? '', place.country);
    const mentions = [encodeNodeId('Person', other.personId)];
    const written = await asker.add(focal, place, 'INTERNAL', 'Amina said so', { mentions });
    const edit = {
      id: written.id,
      mutationId: randomUUID(),
      baseRevision: 1,
      text: 'Amina wrote so',
      mentions,
    };
    await asker.ask(focal, editSource, edit);
    await asker.reply(other, written.id, 'Who?');
    expect(await erase(other, written.id)).toBe('FORBIDDEN');
    expect(await erase(focal, written.id)).toBeNull();
    expect(await holds('Amina')).toBe(false);
    const [thread] = (await asker.page(focal, place)).threads;
    expect(thread?.comment).toMatchObject({ text: null, mentions: [], viewerCan: ['REPLY', 'RESOLVE'] });
    expect(thread?.comment.erasedAt).not.toBeNull();
    expect(thread?.replies.map(({ text }) => text)).toEqual(['Who?']);
    const events = (await readEvents(world.database)).filter(
      ({ itemCode, countryCode, agencyCode }) =>
        [itemCode, countryCode, agencyCode].join() === [place.item, place.country, place.agency].join(),
    );
    expect(events.filter(({ erased }) => erased).map(({ kind }) => kind)).toEqual([
      'COMMENT_ADDED',
      'COMMENT_EDITED',
    ]);
    expect(JSON.stringify(events.filter(({ erased }) => erased))).not.toContain(other.personId);
    await expectSound(world.database);
  });

  test('is for their author, and with a reason for whoever may erase answers there, read or not', async () => {
    const { place, focal } = await answer();
    const observer = await world.observer();
    const open = await asker.add(observer, place, 'OPEN', 'Bao in the open');
    const internal = await asker.add(focal, place, 'INTERNAL', 'Bao among us');
    expect(await erase(world.coordinator, open.id)).toBe('BAD_USER_INPUT');
    expect(await erase(world.coordinator, open.id, 'A person was named.')).toBeNull();
    expect(await erase(observer, internal.id, 'A person was named.')).toBe('NOT_FOUND');
    // A request to erase may come to the coordinator, who then acts on the id and learns nothing.
    expect(await erase(world.coordinator, internal.id, 'A person was named.')).toBeNull();
    expect(await holds('Bao')).toBe(false);
    expect(await asker.texts(world.coordinator, place)).toEqual([null]);
    await expectSound(world.database);
  });

  test('comes with erasing the answer, told to each comment’s readers alone', async () => {
    const { place, focal } = await answer();
    await asker.add(focal, place, 'INTERNAL', 'Chidi among us');
    const observer = await world.observer();
    await asker.add(observer, place, 'OPEN', 'Chidi in the open');
    await asker.add(focal, { ...place, item: null }, 'INTERNAL', 'About the cell');
    const before = (await readEvents(world.database)).length;
    expect(await eraseAnswer(place)).toBeNull();
    expect(await holds('Chidi')).toBe(false);
    expect(await holds('About the cell')).toBe(true);
    const told = (await readEvents(world.database)).slice(before);
    const kindsFor = (...roles: Parameters<typeof readerIn>) =>
      told.flatMap((event) => redactEventFor(event, readerIn(...roles))?.kind ?? []);
    const { country, agency } = place;
    expect(kindsFor({ role: 'OBSERVER', agencyCode: null, countryCode: null })).toEqual([
      'CONTENT_ERASED',
      'COMMENT_ERASED',
    ]);
    expect(kindsFor({ role: 'COORDINATOR', agencyCode: null, countryCode: null })).toEqual([
      'CONTENT_ERASED',
      'COMMENT_ERASED',
    ]);
    expect(kindsFor({ role: 'FOCAL_POINT', agencyCode: agency, countryCode: country })).toEqual([
      'CONTENT_ERASED',
      'COMMENT_ERASED',
      'COMMENT_ERASED',
    ]);
    const erasing = told.find(({ kind }) => kind === 'CONTENT_ERASED');
    const positions = told.filter(({ kind }) => kind === 'COMMENT_ERASED').flatMap(({ changes }) => changes);
    const named = positions.filter(({ field }) => field === 'event').map(({ from }) => from);
    expect(erasing?.changes.filter(({ from }) => named.includes(from))).toEqual([]);
    await expectSound(world.database);
  });

  test('never tells by what came of it that there are comments which one may not read', async () => {
    const { place, focal } = await answer();
    expect(await eraseAnswer(place)).toBeNull();
    await asker.add(focal, place, 'INTERNAL', 'Afterwards');
    expect(await eraseAnswer(place)).toBe('BAD_USER_INPUT');
    const last = (await readEvents(world.database)).at(-1);
    expect(last?.kind).toBe('COMMENT_ADDED');
    const id = encodeNodeId('Event', String(last?.place.position));
    const source = 'mutation ($id: ID!) { eraseContent(id: $id, reason: "Why") { id } }';
    expect(await asker.refusal(world.coordinator, source, { id })).toBe('NOT_FOUND');
    expect(await asker.texts(focal, place)).toEqual(['Afterwards']);
  });
});
