import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import {
  closedCycle,
  createWorld,
  inputFor,
  type Place,
  plannedCycle,
  recorded,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addSource,
  type CommentAsker,
  editSource,
  eraseSource,
  type Outcome,
  openCommentAsker,
  type ShownComment,
  settleSource,
} from './comment-world.ts';

const role = (
  role: MembershipScope['role'],
  agencyCode: string | null,
  countryCode: string | null,
): MembershipScope[] => [{ role, agencyCode, countryCode }];

describeOnBothEngines('comments', (opened) => {
  let world: World;
  let asker: CommentAsker;
  let coChair: Viewer;
  let observer: Viewer;
  let stranger: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    asker = await openCommentAsker(opened().database);
    coChair = await world.createPerson(role('CO_CHAIR', null, null));
    observer = await world.observer();
    stranger = await world.createPerson(role('FOCAL_POINT', 'UNDP', 'FJI'));
  });
  afterAll(() => asker?.close());

  /** An agency's answer that nobody else touches, published or not, with those who work on it. */
  async function answer(published: boolean): Promise<{ place: Place; focal: Viewer; contributor: Viewer }> {
    const place = world.unusedAnswer();
    const focal = await world.createPerson(role('FOCAL_POINT', place.agency, place.country));
    const contributor = await world.createPerson(role('CONTRIBUTOR', place.agency, place.country));
    const status = published ? 'SUBMITTED' : 'IN_PROGRESS';
    await recorded(world.database, focal, inputFor(place, { status, narrative: 'Said' }));
    return { place, focal, contributor };
  }
  const idOf = (viewer: Viewer) => encodeNodeId('Person', viewer.personId);

  test('an internal one is read by those who work on the answer and the country’s lead, and by nobody else', async () => {
    const { place, focal, contributor } = await answer(true);
    const lead = await world.createPerson(role('COUNTRY_LEAD', null, place.country));
    const abroad = await world.createPerson(role('FOCAL_POINT', place.agency, 'JPN'));
    const everywhere = await world.createPerson(role('FOCAL_POINT', place.agency, null));
    const written = await asker.add(focal, place, 'INTERNAL', 'Between us');
    await asker.reply(lead, written.id, 'And me');
    for (const reader of [focal, contributor, lead, everywhere]) {
      expect(await asker.texts(reader, place)).toEqual(['Between us', 'And me']);
    }
    for (const outsider of [world.coordinator, coChair, observer, stranger, abroad]) {
      expect(await asker.texts(outsider, place)).toEqual([]);
      const input = { mutationId: randomUUID(), thread: written.id, text: 'I guess' };
      expect(await asker.refusal(outsider, addSource, { input })).toBe('NOT_FOUND');
      const internal = { mutationId: randomUUID(), ...place, audience: 'INTERNAL', text: 'I guess' };
      expect(await asker.refusal(outsider, addSource, { input: internal })).toBe('FORBIDDEN');
      expect((await asker.page(outsider, place)).mayWrite).toEqual(['OPEN']);
    }
    await world.database.query(
      { name: 'test-end-lead', text: 'update membership set ended_at = now() where person_id = $1' },
      [lead.personId],
    );
  });

  test('an open one is read and written by whoever reads the published answer, and not on a draft', async () => {
    const { place, focal } = await answer(true);
    await asker.add(observer, place, 'OPEN', 'I observe');
    await asker.add(coChair, place, 'OPEN', 'I chair');
    for (const reader of [focal, world.coordinator, coChair, observer, stranger]) {
      expect(await asker.texts(reader, place)).toEqual(['I chair', 'I observe']);
    }
    const draft = await answer(false);
    const input = { mutationId: randomUUID(), ...draft.place, audience: 'OPEN', text: 'Too early' };
    for (const writer of [draft.focal, observer, world.coordinator]) {
      expect(await asker.refusal(writer, addSource, { input })).toBe('FORBIDDEN');
    }
    expect((await asker.page(draft.focal, draft.place)).mayWrite).toEqual(['INTERNAL']);
    const untouched = world.unusedAnswer();
    const somebody = await world.createPerson(role('FOCAL_POINT', untouched.agency, untouched.country));
    expect((await asker.page(somebody, untouched)).mayWrite).toEqual(['INTERNAL']);
  });

  test('on a draft stays internal once the answer is published, and open ones go from sight with the answer', async () => {
    const { place, focal } = await answer(false);
    await asker.add(focal, place, 'INTERNAL', 'Draft talk');
    await recorded(world.database, focal, inputFor(place, { status: 'SUBMITTED', baseRevision: 1 }));
    expect(await asker.texts(observer, place)).toEqual([]);
    const open = await asker.add(observer, place, 'OPEN', 'Well said');
    await recorded(world.database, focal, inputFor(place, { status: 'IN_PROGRESS', baseRevision: 2 }));
    expect(await asker.texts(observer, place)).toEqual([]);
    expect(await asker.texts(focal, place)).toEqual(['Well said', 'Draft talk']);
    // What was said in the open stands as it was read: nothing is added to it or changed in it meanwhile.
    const input = { mutationId: randomUUID(), thread: open.id, text: 'Not now' };
    expect(await asker.refusal(focal, addSource, { input })).toBe('FORBIDDEN');
    expect(
      await asker.refusal(focal, settleSource('resolveThread'), { id: open.id, mutationId: randomUUID() }),
    ).toBe('FORBIDDEN');
    await recorded(world.database, focal, inputFor(place, { status: 'SUBMITTED', baseRevision: 3 }));
    expect(await asker.texts(observer, place)).toEqual(['Well said']);
  });

  test('on a country team’s answer are for the lead, or without one for those who write it, as it was when they were written', async () => {
    const place = { country: 'ZAF', agency: null, item: 'LDR-1' };
    const focal = await world.focalPoint('WHO', 'ZAF');
    const contributor = await world.createPerson(role('CONTRIBUTOR', 'WHO', 'ZAF'));
    const early = await asker.add(focal, place, 'INTERNAL', 'While we have no lead');
    expect(early.leadOnly).toBe(false);
    const lead = await world.createPerson(role('COUNTRY_LEAD', null, 'ZAF'));
    const late = await asker.add(lead, place, 'INTERNAL', 'For the lead');
    expect(late.leadOnly).toBe(true);
    expect(await asker.texts(lead, place)).toEqual(['For the lead', 'While we have no lead']);
    expect(await asker.texts(focal, place)).toEqual(['While we have no lead']);
    for (const outsider of [contributor, world.coordinator, coChair, observer]) {
      expect(await asker.texts(outsider, place)).toEqual([]);
    }
    expect((await asker.page(focal, place)).mayWrite).toEqual([]);
    await asker.reply(focal, early.id, 'Still ours');
    const absent = await world.focalPoint('WHO', 'PER');
    const elsewhere = { country: 'PER', agency: null, item: 'LDR-1' };
    expect((await asker.page(absent, elsewhere)).mayWrite).toEqual([]);
  });

  test('stand on a whole cell too, where open ones need no answer', async () => {
    const cell = { country: 'BRA', agency: 'UNICEF', item: null };
    const focal = await world.focalPoint('UNICEF', 'BRA');
    await asker.add(focal, cell, 'INTERNAL', 'Our year');
    await asker.add(observer, cell, 'OPEN', 'Good year');
    expect(await asker.texts(focal, cell)).toEqual(['Good year', 'Our year']);
    expect(await asker.texts(stranger, cell)).toEqual(['Good year']);
    const nobody = await world.createPerson([]);
    const roleless = { ...nobody, memberships: [] };
    expect(await asker.texts(roleless, cell)).toEqual([]);
    expect((await asker.page(roleless, cell)).mayWrite).toEqual([]);
    expect(
      await asker.refusal(observer, addSource, {
        input: {
          mutationId: randomUUID(),
          country: 'PER',
          agency: 'WHO',
          audience: 'OPEN',
          text: 'Nobody reports',
        },
      }),
    ).toBe('NOT_FOUND');
  });

  test('stand on a cycle itself, planned or closed too: for all with a role, or for coordinators of all countries', async () => {
    const source = `query ($cycle: String, $country: String) { comments(cycle: $cycle, country: $country) {
      mayWrite threads { comment { id text audience countryCode cycleCode viewerCan } } }
      commentCounts(cycle: $cycle) { places { agencyCode itemCode comments unresolved } } }`;
    type Read = {
      comments: {
        mayWrite: string[];
        threads: { comment: { id: string; text: string; countryCode: null; viewerCan: string[] } }[];
      };
      commentCounts: { places: object[] };
    };
    const read = (viewer: Viewer, cycle = plannedCycle) => asker.ask<Read>(viewer, source, { cycle });
    const texts = async (viewer: Viewer) =>
      (await read(viewer)).comments.threads.map(({ comment }) => comment.text);
    const write = (viewer: Viewer, audience: string, text: string, more: object = {}) =>
      asker.refusal(viewer, addSource, {
        input: { mutationId: randomUUID(), cycle: plannedCycle, audience, text, ...more },
      });
    const ofKenya = await world.createPerson(role('COORDINATOR', null, 'KEN'));
    const other = await world.createPerson();
    const mentions = [other, observer].map(idOf);
    expect(await write(world.coordinator, 'INTERNAL', 'When do we open?', { mentions })).toBeNull();
    expect(await write(observer, 'OPEN', 'Why so late?')).toBeNull();
    for (const nobody of [observer, coChair, ofKenya, stranger]) {
      expect(await write(nobody, 'INTERNAL', 'I guess')).toBe('FORBIDDEN');
      expect(await texts(nobody)).toEqual(['Why so late?']);
      expect((await read(nobody)).comments.mayWrite).toEqual(['OPEN']);
    }
    expect(await texts(other)).toEqual(['Why so late?', 'When do we open?']);
    const { comments, commentCounts } = await read(other);
    expect(comments.threads[0]?.comment).toMatchObject({ countryCode: null, cycleCode: plannedCycle });
    expect(commentCounts.places).toEqual([{ agencyCode: null, itemCode: null, comments: 2, unresolved: 2 }]);
    // A name gives nothing to read, and completion offers the readers alone.
    const mine = async (viewer: Viewer, waiting: boolean) =>
      (
        await asker.ask<{ mentions: { nodes: { text: string }[] } }>(
          viewer,
          `{ mentions(waiting: ${waiting}) { nodes { text } } }`,
        )
      ).mentions.nodes;
    expect(await mine(other, true)).toEqual([{ text: 'When do we open?' }]);
    expect([await mine(other, false), await mine(observer, true)]).toEqual([[], []]);
    const offered = `{ mentionable(cycle: "${plannedCycle}", audience: INTERNAL, search: "${observer.name}") { id } }`;
    expect(await asker.ask(world.coordinator, offered)).toEqual({ mentionable: [] });
    const [open, internal] = comments.threads.map(({ comment }) => comment.id);
    const settle = { id: internal, mutationId: randomUUID() };
    expect(await asker.refusal(observer, settleSource('resolveThread'), settle)).toBe('NOT_FOUND');
    expect(await asker.refusal(other, settleSource('resolveThread'), settle)).toBeNull();
    expect(await mine(other, true)).toEqual([]);
    expect(await mine(other, false)).toEqual([{ text: 'When do we open?' }]);
    const settleOpen = { id: open, mutationId: randomUUID() };
    expect(await asker.refusal(stranger, settleSource('resolveThread'), settleOpen)).toBe('FORBIDDEN');
    const erase = { id: open, mutationId: randomUUID(), reason: 'A name stood in it.' };
    expect(await asker.refusal(ofKenya, eraseSource, erase)).toBe('FORBIDDEN');
    expect(await asker.refusal(other, eraseSource, erase)).toBeNull();
    expect(await texts(observer)).toEqual([null]);
    // Other places, and the log's filters, are as they were; nothing is written by leaving the country out.
    expect((await read(other, closedCycle)).comments.threads).toEqual([]);
    const nowhere = { mutationId: randomUUID(), audience: 'OPEN', text: 'Where?' };
    expect(await asker.refusal(other, addSource, { input: nowhere })).toBe('BAD_USER_INPUT');
    const astray = { ...nowhere, cycle: plannedCycle, agency: 'UNICEF' };
    expect(await asker.refusal(other, addSource, { input: astray })).toBe('NOT_FOUND');
    const log = `{ events(last: 1, filter: { kinds: [COMMENT_ADDED], cycle: "${plannedCycle}" }) { edges { node { cycleCode countryCode note changes { to } } } } }`;
    expect(await asker.ask(observer, log)).toMatchObject({
      events: { edges: [{ node: { cycleCode: plannedCycle, countryCode: null } }] },
    });
  });

  test('sent again are written once, also at the same moment, and under another text refused', async () => {
    const { place, focal } = await answer(true);
    const input = { mutationId: randomUUID(), ...place, audience: 'INTERNAL', text: 'Once' };
    const send = (given: object) => asker.ask<{ addComment: Outcome }>(focal, addSource, { input: given });
    const outcomes = await Promise.all([send(input), send(input), send(input)]);
    expect(outcomes.map(({ addComment }) => addComment.replayed).sort()).toEqual([false, true, true]);
    expect(new Set(outcomes.map(({ addComment }) => addComment.comment?.id)).size).toBe(1);
    expect(new Set(outcomes.map(({ addComment }) => addComment.cursor)).size).toBe(1);
    expect(await asker.texts(focal, place)).toEqual(['Once']);
    expect(await asker.refusal(focal, addSource, { input: { ...input, text: 'Twice' } })).toBe(
      'BAD_USER_INPUT',
    );
    // What was refused is judged afresh, and another person's ids are their own.
    const refused = { ...input, mutationId: randomUUID(), text: ' ' };
    expect(await asker.refusal(focal, addSource, { input: refused })).toBe('BAD_USER_INPUT');
    expect((await send({ ...refused, text: 'Better' })).addComment.replayed).toBe(false);
    const open = { ...input, audience: 'OPEN' };
    const other = await asker.ask<{ addComment: Outcome }>(observer, addSource, { input: open });
    expect(other.addComment.replayed).toBe(false);
  });

  test('are refused where they are empty, too long by code points, hold a control character, or reply to a reply', async () => {
    const { place, focal } = await answer(true);
    const refusal = (text: string) =>
      asker.refusal(focal, addSource, {
        input: { mutationId: randomUUID(), ...place, audience: 'INTERNAL', text },
      });
    expect(await refusal('🌍'.repeat(5_000))).toBeNull();
    for (const wrong of ['', ' \n', '🌍'.repeat(5_001), 'a\u0007b', 'a\ud800b']) {
      expect(await refusal(wrong)).toBe('BAD_USER_INPUT');
    }
    const thread = await asker.add(focal, place, 'INTERNAL', 'a\tb\r\nc');
    expect(thread.text).toBe('a\tb\r\nc');
    const reply = await asker.reply(focal, thread.id, 'One level');
    const again = { mutationId: randomUUID(), thread: reply.id, text: 'No second level' };
    expect(await asker.refusal(focal, addSource, { input: again })).toBe('BAD_USER_INPUT');
    for (const [field, value] of [
      ['country', 'XXX'],
      ['item', 'LDR-1'],
      ['item', 'a\0b'],
      ['agency', 'DCO'],
      ['cycle', '1999'],
    ]) {
      const input = {
        mutationId: randomUUID(),
        ...place,
        audience: 'INTERNAL',
        text: 'Where?',
        [field as string]: value,
      };
      expect(await asker.refusal(focal, addSource, { input }), `${field} ${value}`).toBe('NOT_FOUND');
    }
  });

  test('are edited by their author alone, on top of what they saw, and keep what they said before', async () => {
    const { place, focal, contributor } = await answer(true);
    const written = await asker.add(focal, place, 'INTERNAL', 'First');
    const edit = (text: string, baseRevision: number) => ({
      id: written.id,
      mutationId: randomUUID(),
      baseRevision,
      text,
      mentions: [],
    });
    const { editComment } = await asker.ask<{ editComment: Outcome }>(focal, editSource, edit('Second', 1));
    expect(editComment.comment).toMatchObject({ text: 'Second', revision: 2 });
    expect(editComment.comment?.editedAt).not.toBeNull();
    expect(await asker.refusal(focal, editSource, edit('Unseen', 1))).toBe('BAD_USER_INPUT');
    expect(await asker.refusal(contributor, editSource, edit('Mine', 2))).toBe('FORBIDDEN');
    expect(await asker.refusal(observer, editSource, edit('Mine', 2))).toBe('NOT_FOUND');
    expect(await historyOf(focal, written)).toEqual([
      ['COMMENT_ADDED', [{ from: null, to: 'First' }]],
      ['COMMENT_EDITED', [{ from: 'First', to: 'Second' }]],
    ]);
  });

  test('form threads that are settled and opened again by those who may, once', async () => {
    const { place, focal } = await answer(true);
    const open = await asker.add(observer, place, 'OPEN', 'A question');
    const settle = async (viewer: Viewer, name: 'resolveThread' | 'reopenThread') =>
      asker.refusal(viewer, settleSource(name), { id: open.id, mutationId: randomUUID() });
    expect(await settle(stranger, 'resolveThread')).toBe('FORBIDDEN');
    expect(await settle(focal, 'resolveThread')).toBeNull();
    expect(await settle(focal, 'resolveThread')).toBeNull();
    const [thread] = (await asker.page(observer, place)).threads;
    expect(thread?.comment).toMatchObject({ resolvedBy: { id: idOf(focal) } });
    expect(thread?.comment.viewerCan).toContain('REOPEN');
    expect(await settle(observer, 'reopenThread')).toBeNull();
    expect((await historyOf(observer, open)).map(([kind]) => kind)).toEqual([
      'COMMENT_ADDED',
      'COMMENT_RESOLVED',
      'COMMENT_REOPENED',
    ]);
  });

  test('are counted beside each place, for each as far as they read', async () => {
    const country = 'MDA';
    const place = { country, agency: 'UNDP', item: 'ANL-1' };
    const focal = await world.focalPoint('UNDP', country);
    await recorded(world.database, focal, inputFor(place, { status: 'SUBMITTED' }));
    const thread = await asker.add(focal, place, 'INTERNAL', 'One');
    await asker.reply(focal, thread.id, 'Two');
    await asker.add(observer, place, 'OPEN', 'Three');
    await asker.add(observer, { ...place, item: null }, 'OPEN', 'Four');
    const settled = { id: thread.id, mutationId: randomUUID() };
    await asker.ask(focal, settleSource('resolveThread'), settled);
    const counts = async (viewer: Viewer) =>
      (
        await asker.ask<{ commentCounts: { places: unknown[] } }>(
          viewer,
          `{ commentCounts(country: "MDA") { places { agencyCode itemCode comments unresolved } } }`,
        )
      ).commentCounts.places;
    const cell = { agencyCode: 'UNDP', itemCode: null, comments: 1, unresolved: 1 };
    expect(await counts(focal)).toEqual([
      cell,
      { agencyCode: 'UNDP', itemCode: 'ANL-1', comments: 3, unresolved: 1 },
    ]);
    expect(await counts(world.coordinator)).toEqual([
      cell,
      { agencyCode: 'UNDP', itemCode: 'ANL-1', comments: 1, unresolved: 1 },
    ]);
  });

  test('are read page by page, the thread begun last first', async () => {
    const { place, focal } = await answer(true);
    for (const text of ['1', '2', '3', '4', '5']) await asker.add(focal, place, 'INTERNAL', text);
    const read: (string | null)[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Awaited<ReturnType<CommentAsker['page']>> = await asker.page(focal, place, {
        first: 2,
        after,
      });
      read.push(...page.threads.map(({ comment }) => comment.text));
      more = page.hasNextPage;
      after = page.endCursor;
    }
    expect(read).toEqual(['5', '4', '3', '2', '1']);
  });

  test('name people by id: completion offers the readers alone, and a name gives nothing to read', async () => {
    const { place, focal, contributor } = await answer(true);
    await world.database.query({ name: 'test-fold', text: 'update person set name_folded = lower(name)' });
    const offered = async (viewer: Viewer, audience: string, search = 'Person') =>
      (
        await asker.ask<{ mentionable: { id: string; name: string }[] }>(
          viewer,
          `query ($country: String, $agency: String, $item: String, $audience: CommentAudience, $search: String!) {
            mentionable(country: $country, agency: $agency, item: $item, audience: $audience, search: $search) { id name } }`,
          { ...place, audience, search },
        )
      ).mentionable.map(({ id }) => id);
    const internal = await offered(focal, 'INTERNAL');
    expect(internal).toContain(idOf(contributor));
    expect(internal).not.toContain(idOf(focal));
    for (const outsider of [world.coordinator, coChair, observer, stranger]) {
      expect(internal).not.toContain(idOf(outsider));
    }
    expect(await offered(focal, 'OPEN', observer.name)).toEqual([idOf(observer)]);
    await expect(offered(observer, 'INTERNAL')).rejects.toThrow('FORBIDDEN');

    const mentions = [idOf(contributor), idOf(observer)];
    const written = await asker.add(focal, place, 'INTERNAL', '@both', { mentions });
    const mine = async (viewer: Viewer) =>
      (await asker.ask<{ mentions: { nodes: ShownComment[] } }>(viewer, '{ mentions { nodes { id text } } }'))
        .mentions.nodes;
    expect(await mine(contributor)).toEqual([{ id: written.id, text: '@both' }]);
    expect(await mine(observer)).toEqual([]);
    await asker.ask(focal, eraseSource, { id: written.id, mutationId: randomUUID() });
    expect(await mine(contributor)).toEqual([]);
    const nobody = { mutationId: randomUUID(), ...place, audience: 'INTERNAL', text: '@', mentions: ['x'] };
    expect(await asker.refusal(focal, addSource, { input: nobody })).toBe('NOT_FOUND');
  });

  async function historyOf(viewer: Viewer, { id }: ShownComment) {
    type Event = { kind: string; changes: { field: string; from: string | null; to: string | null }[] };
    const { commentHistory } = await asker.ask<{ commentHistory: { edges: { node: Event }[] } }>(
      viewer,
      `query ($id: ID!) { commentHistory(id: $id) { edges { node { kind changes { field from to } } } } }`,
      { id },
    );
    return commentHistory.edges.map(({ node: { kind, changes } }) => [
      kind,
      changes.filter(({ field }) => field === 'text').map(({ from, to }) => ({ from, to })),
    ]);
  }
});
