import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePresence } from '../../server/cycles/change-presence.ts';
import type { CellProgress } from '../../server/domain/cell.ts';
import type { FieldChange } from '../../server/domain/event-content.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { verifyLog } from '../../server/log/proof/verify-log.ts';
import { readEvent } from '../../server/log/read-events.sql.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { mergeCell } from '../../server/progress/changed-cells.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import { strictBackground } from '../support/background.ts';
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
import { readerIn } from '../support/readers.ts';
import { expectSound, readEvents, readRow } from './stored.ts';

const observer = readerIn({ role: 'OBSERVER', agencyCode: null, countryCode: null });

describeOnBothEngines('erasing what somebody wrote', (opened) => {
  let world: World;
  let focal: Viewer;
  let tail: LogTail;
  const background = strictBackground();
  beforeAll(async () => {
    world = await createWorld(opened().database);
    focal = world.coordinator;
    tail = new LogTail(opened().database, pino({ level: 'silent' }), background);
    await tail.start();
  });
  afterAll(async () => {
    tail?.stop();
    await background.finish();
  });

  const erase = (place: Place, position: number | null = null) =>
    eraseContent(
      world.database,
      world.coordinator.personId,
      { response: keyOf(place), position },
      'A person was named.',
    );
  const eventsOf = async (place: Place) =>
    (await readEvents(world.database)).filter(
      (event) =>
        event.countryCode === place.country &&
        event.agencyCode === place.agency &&
        event.itemCode === place.item,
    );
  const holds = async (word: string) => JSON.stringify(await wholeDatabase(world.database)).includes(word);

  /** An answer that was a draft, submitted, changed, and in conflict, with a name in all of it. */
  async function written(name: string): Promise<Place> {
    const place = world.unusedAnswer();
    const say = (revision: number, given: Parameters<typeof inputFor>[1]) =>
      record(world.database, focal, inputFor(place, { baseRevision: revision, ...given }));
    await say(0, { narrative: `${name} wrote it`, note: `Ask ${name}` });
    await say(1, { status: 'SUBMITTED', rating: 'MEETS' });
    await say(2, { narrative: 'Nobody is named' });
    await say(1, { narrative: `${name} lost` });
    await say(3, { narrative: `${name} came back` });
    return place;
  }

  test('takes it from the answer, from every event of it and from conflicts, and keeps the rest provable', async () => {
    const place = await written('Amina');
    const before = await eventsOf(place);
    expect(await erase(place)).toBeGreaterThan(0);
    expect(await holds('Amina')).toBe(false);
    expect(await readRow(world.database, place)).toMatchObject({
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: null,
      revision: 5,
    });
    const events = await eventsOf(place);
    const erasing = events.at(-1);
    expect(erasing).toMatchObject({ kind: 'CONTENT_ERASED', note: 'A person was named.', revision: 5 });
    expect(events.slice(0, -1).map(({ erased }) => erased)).toEqual([true, false, true, true, true]);
    // Nobody wrote a word in it; what it published is now nothing.
    expect(events[1]).toEqual({ ...before[1], contentBefore: { rating: null, narrative: null } });
    expect(named(erasing?.changes ?? [])).toEqual([0, 2, 3, 4].map((index) => before[index]?.place.position));
    await expectSound(world.database);
  });

  test('of one event takes the words that it brought, wherever else they stand, and no others', async () => {
    const place = await written('Bao');
    const [first, , , conflict, last] = await eventsOf(place);
    await erase(place, first?.place.position ?? 0);
    expect(await holds('Bao wrote it')).toBe(false);
    expect(await holds('Ask Bao')).toBe(false);
    expect(await readRow(world.database, place)).toMatchObject({ narrative: 'Bao came back', revision: 4 });
    await erase(place, conflict?.place.position ?? 0);
    expect(await holds('Bao lost')).toBe(false);
    await erase(place, last?.place.position ?? 0);
    expect(await holds('Bao')).toBe(false);
    expect(await holds('Nobody is named')).toBe(true);
    expect(await readRow(world.database, place)).toMatchObject({ narrative: null, revision: 5 });
    await expectSound(world.database);
  });

  test('is nothing where nothing is left, and where nothing ever was', async () => {
    const place = await written('Chidi');
    await erase(place);
    const before = await wholeDatabase(world.database);
    expect(await erase(place)).toBeNull();
    expect(await erase(world.unusedAnswer())).toBeNull();
    expect(await erase(place, 1)).toBeNull();
    expect(await wholeDatabase(world.database)).toEqual(before);
  });

  test('reaches what a process remembers', async () => {
    const place = await written('Dina');
    const [first] = await eventsOf(place);
    const from = (first?.place.position ?? 0) - 1;
    const reached = (position: number) => tail.advancedBeyond(position - 1, AbortSignal.timeout(5_000));
    await reached(from + 5);
    expect(JSON.stringify(await tail.read(from))).toContain('Dina');
    await reached((await erase(place)) ?? 0);
    expect(JSON.stringify(await tail.read(from))).not.toContain('Dina');
  });

  test('is told to everybody who could have read it, without a word of what was never theirs', async () => {
    const [published, draft] = [await written('Emre'), world.unusedAnswer()];
    await recorded(world.database, focal, inputFor(draft, { narrative: 'Emre in a draft' }));
    const seen = async (position: number | null) => {
      const event = await readEvent(world.database, position ?? 0);
      return event && redactEventFor(event, observer);
    };
    expect(await seen(await erase(published))).toMatchObject({
      kind: 'CONTENT_ERASED',
      changes: [],
      revision: null,
    });
    expect(await seen(await erase(draft))).toBeNull();
    const appeared = (await eventsOf(published))
      .map((event) => redactEventFor(event, observer))
      .filter((event) => event !== null);
    expect(appeared[0]?.changes).toEqual([
      { field: 'status', from: null, to: 'SUBMITTED' },
      { field: 'rating', from: null, to: 'MEETS' },
    ]);
  });

  test('clashes with what somebody was still writing on top of it', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, focal, inputFor(place, { narrative: 'Fatou' }));
    await erase(place);
    const late = inputFor(place, { baseRevision: 1, narrative: 'Fatou and more' });
    expect(await record(world.database, focal, late)).toMatchObject({
      kind: 'CONFLICTED',
      clashes: [{ field: 'narrative', base: null, theirs: null, mine: 'Fatou and more' }],
    });
    const rated = inputFor(place, { baseRevision: 1, rating: 'MEETS' });
    expect(await record(world.database, focal, rated)).toMatchObject({ kind: 'RECORDED', merged: true });
  });

  test('where the agency is there no more, brings its cell back to nobody', async () => {
    const place = await written('Farida');
    const lines = [{ country: place.country, agency: place.agency ?? '', presence: 'NONE' as const }];
    await changePresence(world.database, world.coordinator, { code: openCycle, from: null, lines }, false);
    await erase(place);
    const events = await readEvents(world.database);
    const last = events.at(-1);
    expect(last).toMatchObject({ kind: 'CONTENT_ERASED', progress: { total: 0, carried: 0 } });
    const cells = new Map<string, CellProgress>();
    const shown = (changed: typeof events) => {
      for (const event of changed) mergeCell(cells, event, openCycle);
      return cells.get(`${place.country} ${place.agency}`)?.total;
    };
    expect(shown(events)).toBe(0);
    // Logs have older ones that tell of the counts as if it still were there.
    const due =
      events.findLast(({ kind, progress }) => kind === 'RESPONSE_RECORDED' && progress)?.progress ?? null;
    expect(due?.total).toBeGreaterThan(0);
    expect(shown(last ? [{ ...last, progress: due }] : [])).toBe(0);
    await expectSound(world.database);
  });
});

describeOnBothEngines('checking a log in which something was erased', (opened) => {
  let world: World;
  let erasing: number;
  const run = (text: string) => world.database.query({ name: `test-${randomUUID()}`, text });
  beforeAll(async () => {
    world = await createWorld(opened().database);
    const place = world.unusedAnswer();
    await recorded(
      world.database,
      world.coordinator,
      inputFor(place, { narrative: 'Grace', rating: 'MEETS' }),
    );
    await recorded(
      world.database,
      world.coordinator,
      inputFor(place, { baseRevision: 1, status: 'SUBMITTED' }),
    );
    const target = { response: keyOf(place), position: null };
    erasing = (await eraseContent(world.database, world.coordinator.personId, target, 'Why')) ?? 0;
    expect(await verifyLog(world.database)).toMatchObject({ intact: true });
    await run('create table kept_event as select * from event');
  });

  test.each<[string, () => string]>([
    [
      'what is left of a blanked event was altered',
      () =>
        `update event set changes = replace(changes::text, 'MEETS', 'EXCEEDS')::jsonb where position = ${erasing - 2}`,
    ],
    [
      'another event was blanked without a word',
      () =>
        `update event set changes = '[]', salt = '', erased_by = ${erasing} where position = ${erasing - 1}`,
    ],
    [
      'the erasing event names another one',
      () =>
        `update event set changes = replace(changes::text, '"${erasing - 2}"', '"1"')::jsonb where position = ${erasing}`,
    ],
  ])('finds that %s', async (_what, tampering) => {
    await run(tampering());
    expect(await verifyLog(world.database)).toMatchObject({ intact: false });
    await run(
      `update event set changes = kept.changes, salt = kept.salt, erased_by = kept.erased_by
         from kept_event as kept where kept.position = event.position`,
    );
    expect(await verifyLog(world.database)).toMatchObject({ intact: true });
  });
});

const keyOf = ({ country, agency, item }: Place) => ({
  cycleCode: openCycle,
  countryCode: country,
  agencyCode: agency,
  itemCode: item,
});

const named = (changes: FieldChange[]) =>
  changes.filter(({ field }) => field === 'event').map(({ from }) => Number(from));
