import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import type { FieldName } from '../../server/domain/response-fields.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { makePack } from '../../server/packs/make-pack.ts';
import { returnPack } from '../../server/packs/return-pack.ts';
import { rowToken } from '../../server/packs/row-token.ts';
import { toReturnedPack } from '../../server/packs/to-returned-pack.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import { expectSound, readEvents, readRow } from '../responses/stored.ts';
import {
  agencyItems,
  createWorld,
  inputFor,
  openCycle,
  record,
  recorded,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { columnsOfPack, fillPack, openPack, savePack } from './sheets.ts';

const [first = '', second = '', third = '', fourth = ''] = agencyItems;

describeOnBothEngines('a pack', (opened) => {
  let world: World;
  const checklists = new ChecklistReader();
  const countries = ['KEN', 'NPL', 'BRA', 'FJI', 'MDA', 'ZAF', 'JPN'];
  beforeAll(async () => {
    world = await createWorld(opened().database);
  });

  /** A cell that no other test has, and two people who write in it. */
  async function cell() {
    const country = countries.shift() ?? '';
    const [ana, ben] = [await world.focalPoint('UNICEF', country), await world.focalPoint('UNICEF', country)];
    const place = (item: string) => ({ country, agency: 'UNICEF', item });
    const write = (author: Viewer, item: string, given: Parameters<typeof inputFor>[1]) =>
      recorded(world.database, author, inputFor(place(item), given));
    const make = async (author: Viewer) =>
      (await makePack(world.database, checklists, author, { country, agency: 'UNICEF', language: 'en' }))
        .file;
    return { country, ana, ben, place, write, make };
  }

  const bring = async (author: Viewer, file: Buffer, dryRun: boolean) =>
    toReturnedPack(await returnPack(world.database, checklists, author, { file, dryRun }));

  /** Each cell that isn't merely unchanged: item, field, outcome, reason. */
  const told = async (author: Viewer, file: Buffer, dryRun: boolean) =>
    (await bring(author, file, dryRun)).rows.flatMap(({ itemCode, fields, reason: of }) =>
      fields
        .filter(({ outcome, reason }) => outcome !== 'UNCHANGED' || reason !== null)
        .map(({ field, outcome, reason }) => [itemCode, field, outcome, of ?? reason]),
    );

  test('is tried without a trace, recorded once, and brings only what is new when it comes again', async () => {
    const { ana, place, write, make } = await cell();
    await write(ana, first, { narrative: 'As it was.', rating: 'MISSING' });
    const file = await make(ana);
    expect(await told(ana, file, false)).toEqual([]);
    const filled = await fillPack(file, {
      [first]: { narrative: '=Rewritten_x0041_' },
      [second]: { rating: 'Meets' },
    });
    const before = await readEvents(world.database);
    const applies = [
      [first, 'narrative', 'APPLIES', null],
      [second, 'rating', 'APPLIES', null],
    ];
    expect(await told(ana, filled, true)).toEqual(applies);
    expect(await readEvents(world.database)).toEqual(before);
    expect(await told(ana, filled, false)).toEqual(applies);
    expect(await readRow(world.database, place(first))).toMatchObject({
      narrative: '=RewrittenA',
      rating: 'MISSING',
      revision: 2,
    });
    expect(await readRow(world.database, place(second))).toMatchObject({
      rating: 'MEETS',
      status: 'IN_PROGRESS',
      revision: 1,
    });
    const once = await readEvents(world.database);
    expect(await told(ana, filled, false)).toEqual([]);
    expect(await readEvents(world.database)).toEqual(once);

    // Somebody else goes on with what it brought, and it says something newer, and something as it was before.
    await write(world.coordinator, second, { baseRevision: 1, narrative: 'And a word.' });
    const newer = await fillPack(file, {
      [first]: { narrative: 'Once more.' },
      [second]: { rating: 'Exceeds' },
    });
    expect(await told(ana, newer, false)).toEqual([
      [first, 'narrative', 'APPLIES', null],
      [second, 'rating', 'MERGED', null],
    ]);
    expect(await told(ana, filled, false)).toEqual([
      [first, 'narrative', 'IGNORED', 'BROUGHT_BEFORE'],
      [second, 'rating', 'IGNORED', 'BROUGHT_BEFORE'],
    ]);
    await expectSound(world.database);
  });

  test('of two people counts twice, and their clash is told and kept', async () => {
    const { ana, ben, place, write, make } = await cell();
    await write(ana, first, { status: 'IN_PROGRESS', narrative: 'As it was.' });
    const file = await make(ana);
    const ours = await fillPack(file, {
      [first]: { narrative: 'Ana’s.' },
      [second]: { narrative: 'Both say this.' },
    });
    const theirs = await fillPack(file, {
      [first]: { narrative: 'Ben’s.', rating: 'Meets' },
      [second]: { narrative: 'Both say this.' },
      [third]: { narrative: 'Only Ben.' },
    });
    await told(ana, ours, false);
    const outcome = [
      [first, 'rating', 'CONFLICTS', 'WITH_CONFLICT'],
      [first, 'narrative', 'CONFLICTS', null],
      [second, 'narrative', 'UNCHANGED', 'SAID_ALREADY'],
      [third, 'narrative', 'APPLIES', null],
    ];
    expect(await told(ben, theirs, true)).toEqual(outcome);
    const dry = (await bring(ben, theirs, true)).rows[0]?.fields.find(({ field }) => field === 'narrative');
    expect(dry).toMatchObject({
      cell: 'H3',
      from: 'As it was.',
      to: 'Ben’s.',
      theirs: 'Ana’s.',
      theirsBy: { name: ana.name },
    });
    expect(await told(ben, theirs, false)).toEqual(outcome);
    expect(await readRow(world.database, place(first))).toMatchObject({ narrative: 'Ana’s.', rating: null });
    const kept = (await readEvents(world.database))
      .filter(({ kind }) => kind === 'RESPONSE_CONFLICTED')
      .at(-1);
    expect(kept?.changes).toEqual([
      { field: 'rating', from: null, to: 'MEETS' },
      { field: 'narrative', from: 'As it was.', to: 'Ben’s.' },
    ]);
    const events = await readEvents(world.database);
    expect(await told(ben, theirs, false)).toEqual([
      [first, 'rating', 'CONFLICTS', 'WAITS_FOR_YOU'],
      [first, 'narrative', 'CONFLICTS', 'WAITS_FOR_YOU'],
    ]);
    expect(await readEvents(world.database)).toEqual(events);
  });

  test('brings once what it brings at the same moment', async () => {
    const { ana, make } = await cell();
    const filled = await fillPack(await make(ana), {
      [first]: { narrative: 'Once.' },
      [second]: { rating: 'Meets' },
    });
    const before = (await readEvents(world.database)).length;
    await Promise.all([1, 2, 3].map(() => bring(ana, filled, false)));
    expect((await readEvents(world.database)).length).toBe(before + 2);
    expect(await told(ana, filled, false)).toEqual([]);
  });

  test('filled in for ten days beside thirty edits online overwrites none of them', async () => {
    const { country, ana, ben, place, make } = await cell();
    const file = await make(ana);
    const words = ['Missing', 'Approaches', 'Meets'];
    const fields: FieldName[] = ['narrative', 'rating'];
    for (let day = 1; day <= 10; day++) {
      for (let edit = 0; edit < 3; edit++) {
        const item = agencyItems[(day + edit) % agencyItems.length] ?? '';
        const { revision } = (await readRow(world.database, place(item))) ?? { revision: 0 };
        const given = (day + edit) % 2 ? { narrative: `Online, day ${day}` } : { rating: 'EXCEEDS' as const };
        await record(world.database, ben, inputFor(place(item), { baseRevision: revision, ...given }));
      }
      const filled = await fillPack(file, {
        [agencyItems[day % 4] ?? '']: { narrative: `By pack, day ${day}` },
        [agencyItems[(day + 2) % 4] ?? '']: { rating: words[day % 3] ?? '' },
      });
      await bring(ana, filled, false);
    }
    // Whatever Ana's pack replaced, she had read: it stood in her pack, or she had brought it herself.
    const events = (await readEvents(world.database)).filter((event) => event.countryCode === country);
    for (const [index, event] of events.entries()) {
      if (event.actor?.id !== ana.personId || event.kind !== 'RESPONSE_RECORDED') continue;
      for (const { field, from } of event.changes.filter((change) =>
        fields.some((name) => name === change.field),
      )) {
        const last = events
          .slice(0, index)
          .findLast(
            (other) =>
              other.itemCode === event.itemCode && other.changes.some((change) => change.field === field),
          );
        expect(from === null || last?.actor?.id === ana.personId).toBe(true);
      }
    }
    const kinds = events.filter(({ actor }) => actor?.id === ana.personId).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['RESPONSE_RECORDED', 'RESPONSE_CONFLICTED']));
    await expectSound(world.database);
  });

  test('is for those who write there, and tells nobody else what stood in it', async () => {
    const { country, ana, write, make } = await cell();
    await write(ana, first, { narrative: 'A draft.' });
    const file = await make(ana);
    const observer = await world.observer();
    const asked = { country, agency: 'UNICEF', language: 'en' };
    await expect(makePack(world.database, checklists, observer, asked)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    const other = await world.focalPoint('WHO', country);
    for (const stranger of [observer, other]) {
      const { rows } = await bring(stranger, file, false);
      const row = rows.find(({ itemCode }) => itemCode === first);
      expect(row?.fields.map(({ outcome, reason, from }) => [outcome, reason, from])).toEqual([
        ['REFUSED', 'NOT_RECORDED', null],
        ['REFUSED', 'NOT_RECORDED', null],
      ]);
    }
    await opened().database.query({
      name: 'test-close',
      text: `update cycle set state = 'CLOSED' where code = '${openCycle}'`,
    });
    const filled = await fillPack(file, { [first]: { narrative: 'Late.' } });
    const closed = (await bring(ana, filled, true)).rows[0]?.fields.find(
      ({ field }) => field === 'narrative',
    );
    expect(closed).toMatchObject({
      outcome: 'REFUSED',
      reason: 'NOT_RECORDED',
      message: expect.stringContaining('is closed'),
    });
    await opened().database.query({
      name: 'test-open',
      text: `update cycle set state = 'OPEN' where code = '${openCycle}'`,
    });
  });

  test('does not bring back words that were erased meanwhile', async () => {
    const { country, ana, place, write, make } = await cell();
    await write(ana, first, { status: 'IN_PROGRESS', narrative: 'Somebody’s name.' });
    const file = await make(ana);
    const response = { cycleCode: openCycle, countryCode: country, agencyCode: 'UNICEF', itemCode: first };
    await eraseContent(world.database, world.coordinator.personId, { response, position: null }, 'A name.');
    const reworded = await fillPack(file, {
      [first]: { narrative: 'Somebody’s name, and more.', rating: 'Meets' },
    });
    expect(await told(ana, file, false)).toEqual([[first, 'narrative', 'REFUSED', 'ERASED']]);
    expect(await told(ana, reworded, false)).toEqual([
      [first, 'rating', 'MERGED', null],
      [first, 'narrative', 'REFUSED', 'ERASED'],
    ]);
    expect(await readRow(world.database, place(first))).toMatchObject({ narrative: null, rating: 'MEETS' });
  });

  test('without its number, or with that of no pack, nothing is applied', async () => {
    const { ana, make } = await cell();
    const rows = await openPack(await make(ana));
    const bare = rows.map((row, index) => (index === 0 ? [] : [null, ...row.slice(1)]));
    await expect(bring(ana, await savePack(bare), false)).rejects.toThrow('lost the number of its pack');
    const unknown = rows.map((row) =>
      row.map((value) =>
        typeof value === 'string' ? value.replaceAll(/[0-9a-f-]{36}/g, randomUUID()) : value,
      ),
    );
    await expect(bring(ana, await savePack(unknown.slice(0, 2)), false)).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    // Its rows alone agree on it, or the sheet does while a row has lost its own.
    const [mark, headings = [], one = [], ...more] = rows;
    one[columnsOfPack.narrative] = 42;
    expect(await told(ana, await savePack([headings, one]), true)).toEqual([
      [first, 'narrative', 'APPLIES', null],
    ]);
    const { rows: found, missing } = await bring(
      ana,
      await savePack([mark ?? [], headings, [null, ...one.slice(1)]]),
      true,
    );
    expect(found[0]?.fields.at(-1)).toMatchObject({ outcome: 'APPLIES', to: '42' });
    expect(missing).toEqual([second, third, fourth].sort());
    const token = rowToken({ pack: randomUUID(), country: 'KEN', item: first, question: '', revision: 0 });
    expect(
      await told(ana, await savePack([mark ?? [], headings, [token, ...one.slice(1)], ...more]), true),
    ).toContainEqual([null, 'narrative', 'REFUSED', 'OTHER_PACK']);
  });
});
