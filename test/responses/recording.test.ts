import { beforeAll, expect, test } from 'vitest';
import type { Rating } from '../../schema/types/rating.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import { createWorld, inputFor, openCycle, record, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { expectSound, readEvents, readRow } from './stored.ts';

describeOnBothEngines('recording an answer', (opened) => {
  let world: World;
  let author: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    author = world.coordinator;
  });

  test('moves its row, its counts and the log in one step, and tells where they stand', async () => {
    const place = world.unusedAnswer();
    const { database } = world;
    const before = await readEvents(database);
    const writtenAt = new Date('2026-02-03T04:05:06.789Z');
    const input = inputFor(place, {
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: 'Done.',
      note: 'At last',
      writtenAt,
    });
    const outcome = await recorded(database, author, input);

    const cell = { countryCode: place.country, agencyCode: place.agency };
    expect(outcome).toMatchObject({
      mutationId: input.mutationId,
      merged: false,
      replayed: false,
      response: {
        ...cell,
        cycleCode: openCycle,
        itemCode: place.item,
        status: 'SUBMITTED',
        rating: 'MEETS',
        narrative: 'Done.',
        revision: 1,
        updatedBy: { id: author.personId, name: author.name },
      },
      progress: { ...cell, notStarted: 3, inProgress: 0, submitted: 1, returned: 0, accepted: 0, total: 4 },
    });
    expect(await readRow(database, place)).toMatchObject({
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: 'Done.',
      revision: 1,
      updated_at: outcome.response.updatedAt,
      updated_by: author.personId,
    });
    const events = await readEvents(database);
    expect(events.slice(0, -1)).toEqual(before);
    expect(events.at(-1)).toMatchObject({
      kind: 'RESPONSE_RECORDED',
      actor: { id: author.personId },
      cycleCode: openCycle,
      itemCode: place.item,
      revision: 1,
      baseRevision: 0,
      at: outcome.response.updatedAt,
      writtenAt,
      note: 'At last',
      changes: [
        { field: 'status', from: 'NOT_STARTED', to: 'SUBMITTED' },
        { field: 'rating', from: null, to: 'MEETS' },
        { field: 'narrative', from: null, to: 'Done.' },
      ],
      progress: outcome.progress,
    });
    expect(outcome.cursor).toBe(`${events.length}.${events.at(-1)?.place.checksum}`);
    await expectSound(database);
  });

  test('of the country team moves the team’s cell alone', async () => {
    const place = world.unusedTeamAnswer();
    const outcome = await recorded(world.database, author, inputFor(place, { status: 'IN_PROGRESS' }));
    expect(outcome.progress).toMatchObject({ agencyCode: null, inProgress: 1, total: 2 });
    await expectSound(world.database);
  });

  test('leaves fields alone that were not sent, and clears those that were sent as null', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, author, inputFor(place, { rating: 'MEETS', narrative: 'Why' }));
    await recorded(world.database, author, inputFor(place, { rating: null, baseRevision: 1 }));
    expect(await readRow(world.database, place)).toMatchObject({
      rating: null,
      narrative: 'Why',
      revision: 2,
    });
    await recorded(world.database, author, inputFor(place, { narrative: '', baseRevision: 2 }));
    expect(await readRow(world.database, place)).toMatchObject({
      narrative: null,
      status: 'NOT_STARTED',
      revision: 3,
    });
  });

  test('keeps every text byte for byte, as the author typed it', async () => {
    const texts = [
      'tab\tline\nreturn\r\n',
      'Cafe\u0301 is not Café',
      '\ufb01 \u212b \u2126',
      'العربية\u200f, 中文, 🇰🇪👩🏽‍💻',
      '\\u0000 \\n "quoted" \'single\' $1 %s \\',
      ' leading and trailing ',
      '\ue000\ufeff\u2028\uffff',
    ];
    for (const text of texts) {
      const place = world.unusedAnswer();
      const outcome = await recorded(
        world.database,
        author,
        inputFor(place, { narrative: text, note: text }),
      );
      expect(outcome.response.narrative).toBe(text);
      expect((await readRow(world.database, place)).narrative).toBe(text);
      const [event] = (await readEvents(world.database)).slice(-1);
      expect(event).toMatchObject({ note: text, changes: [{ to: text }] });
    }
    await expectSound(world.database);
  });

  test('takes 20,000 characters of four bytes', async () => {
    const place = world.unusedAnswer();
    const narrative = '🌍'.repeat(20_000);
    await recorded(world.database, author, inputFor(place, { narrative }));
    expect((await readRow(world.database, place)).narrative).toBe(narrative);
  });

  test('lets any status follow any other, and counts each where it stands', async () => {
    const place = world.unusedAnswer();
    const all: ResponseStatus[] = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'];
    const walk = all.flatMap((from) => all.filter((to) => to !== from).flatMap((to) => [from, to]));
    let { response } = await recorded(world.database, author, inputFor(place));
    for (const status of walk.filter((one, index) => one !== (walk[index - 1] ?? response.status))) {
      const input = inputFor(place, { status, note: 'Because', baseRevision: response.revision });
      response = (await recorded(world.database, author, input)).response;
      expect(response.status).toBe(status);
    }
    await expectSound(world.database);
  });

  test('counts NOT_APPLICABLE like any other rating, and asks why before it is submitted', async () => {
    const place = world.unusedAnswer();
    const rating: Rating = 'NOT_APPLICABLE';
    await recorded(world.database, author, inputFor(place, { rating, status: 'IN_PROGRESS' }));
    const submit = inputFor(place, { status: 'SUBMITTED', baseRevision: 1 });
    expect(await record(world.database, author, submit)).toMatchObject({ kind: 'REFUSED', code: 'INVALID' });
    // A refusal is not kept: the same input is judged afresh, and the reason may have come in the meantime.
    await recorded(world.database, author, inputFor(place, { narrative: 'No such law.', baseRevision: 1 }));
    expect(await recorded(world.database, author, submit)).toMatchObject({
      merged: true,
      replayed: false,
      progress: { submitted: 1, total: 4 },
    });
  });

  test('of what is already so appends nothing and answers with the head’s cursor', async () => {
    const place = world.unusedAnswer();
    const first = await recorded(world.database, author, inputFor(place, { narrative: 'Same' }));
    const head = await recorded(world.database, author, inputFor(world.unusedTeamAnswer()));
    const events = await readEvents(world.database);
    const again = await recorded(
      world.database,
      author,
      inputFor(place, { narrative: 'Same', baseRevision: 1 }),
    );
    expect(again).toMatchObject({
      cursor: head.cursor,
      replayed: false,
      merged: false,
      response: first.response,
    });
    expect(again.progress).toMatchObject({ notStarted: 4, updatedAt: first.response.updatedAt });
    expect(await readEvents(world.database)).toEqual(events);
  });

  test('of a return that somebody else was faster with is refused, so that its reason is not taken for received', async () => {
    const place = world.unusedAnswer();
    const { database } = world;
    const other = await world.createPerson();
    await recorded(database, author, inputFor(place, { status: 'SUBMITTED' }));
    const returned = (note: string) => inputFor(place, { status: 'RETURNED', note, baseRevision: 1 });
    const [first, second] = [returned('Which letter?'), returned('Which year?')];
    const outcomes = await Promise.all([record(database, author, first), record(database, other, second)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['RECORDED', 'REFUSED']);
    const kept = (await readEvents(database)).filter(({ note }) => note?.startsWith('Which'));
    expect(kept).toHaveLength(1);
    // Whoever was told that it was recorded hears the same again; the other is still told that it wasn’t.
    const again = [await record(database, author, first), await record(database, other, second)];
    expect(again.map(({ kind }) => kind).sort()).toEqual(['RECORDED', 'REFUSED']);
  });

  test('of nothing where nobody ever answered is invalid', async () => {
    const place = world.unusedAnswer();
    const before = await wholeDatabase(world.database);
    for (const fields of [{ narrative: '' }, { rating: null }, { status: 'NOT_STARTED' as const }]) {
      const outcome = await record(world.database, author, inputFor(place, fields));
      expect(outcome).toMatchObject({ kind: 'REFUSED', code: 'INVALID' });
    }
    expect(await wholeDatabase(world.database)).toEqual(before);
  });

  test('has no time before the one before it, even where the clock is set back', async () => {
    const future = new Date('2099-01-01T00:00:00.000Z');
    await world.database.query({ name: 'set-head', text: 'update log_head set at = $1' }, [future]);
    const { response } = await recorded(world.database, author, inputFor(world.unusedAnswer()));
    expect(response.updatedAt).toEqual(future);
  });

  test('a focal point writes the agency’s answers and the team’s in its own country', async () => {
    const focal = await world.focalPoint('UNICEF', 'JPN');
    const own = { country: 'JPN', agency: 'UNICEF', item: 'LDR-2' };
    await recorded(world.database, focal, inputFor(own));
    await recorded(world.database, focal, inputFor({ ...own, agency: null, item: 'LDR-1' }));
    for (const other of [
      { ...own, agency: 'UNDP' },
      { ...own, country: 'PER' },
      { ...own, country: 'PER', agency: null, item: 'LDR-1' },
    ]) {
      expect(await record(world.database, focal, inputFor(other))).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  test('a focal point neither returns nor accepts, nor changes what is accepted', async () => {
    const focal = await world.focalPoint('UNDP', 'JPN');
    const place = { country: 'JPN', agency: 'UNDP', item: 'LDR-2' };
    for (const status of ['RETURNED', 'ACCEPTED'] as const) {
      const input = inputFor(place, { status, note: 'Because' });
      expect(await record(world.database, focal, input)).toMatchObject({ code: 'FORBIDDEN' });
    }
    await recorded(world.database, world.coordinator, inputFor(place, { status: 'ACCEPTED' }));
    const change = inputFor(place, { narrative: 'One more thing', baseRevision: 1 });
    expect(await record(world.database, focal, change)).toMatchObject({ code: 'FORBIDDEN' });
    // It is the coordinator who opens it again.
    const reopened = inputFor(place, { status: 'RETURNED', note: 'Say more', baseRevision: 1 });
    await recorded(world.database, world.coordinator, reopened);
    expect(await recorded(world.database, focal, { ...change, baseRevision: 2 })).toMatchObject({
      merged: false,
    });
  });

  test('a focal point of an agency that is not there writes neither its answers nor the team’s', async () => {
    const focal = await world.focalPoint('WHO', 'PER');
    const own = inputFor({ country: 'PER', agency: 'WHO', item: 'LDR-2' });
    const team = inputFor({ country: 'PER', agency: null, item: 'LDR-1' });
    expect(await record(world.database, focal, own)).toMatchObject({ code: 'NOT_REPORTING' });
    expect(await record(world.database, focal, team)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('an observer writes nothing', async () => {
    const observer = await world.observer();
    for (const place of [world.unusedAnswer(), world.unusedTeamAnswer()]) {
      expect(await record(world.database, observer, inputFor(place))).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
