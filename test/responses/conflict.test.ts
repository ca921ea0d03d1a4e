import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { createWorld, inputFor, type Place, record, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { expectSound, readEvents, readRow } from './stored.ts';

describeOnBothEngines('two who write the same answer', (opened) => {
  let world: World;
  let amina: Viewer;
  let bo: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    amina = await world.createPerson();
    bo = await world.createPerson();
  });

  /** An answer that Amina began and Bo went on with: at revision 2. */
  const begun = async (first: Partial<RecordInput>, then: Partial<RecordInput>): Promise<Place> => {
    const place = world.unusedAnswer();
    await recorded(world.database, amina, inputFor(place, first));
    await recorded(world.database, bo, inputFor(place, { baseRevision: 1, ...then }));
    return place;
  };

  test('are merged where they wrote different fields', async () => {
    const place = await begun({ narrative: 'Ours' }, { status: 'IN_PROGRESS' });
    const input = inputFor(place, { narrative: 'Ours, better', baseRevision: 1 });
    expect(await recorded(world.database, amina, input)).toMatchObject({
      merged: true,
      response: { status: 'IN_PROGRESS', narrative: 'Ours, better', revision: 3 },
    });
    expect((await readEvents(world.database)).at(-1)).toMatchObject({
      baseRevision: 1,
      revision: 3,
      changes: [{ field: 'narrative', from: 'Ours', to: 'Ours, better' }],
    });
  });

  test('clash where they wrote the same field: nothing of the later one is applied, and all of it is kept', async () => {
    const place = await begun({ narrative: 'Base', rating: 'MISSING' }, { narrative: 'Theirs' });
    const row = await readRow(world.database, place);
    const events = await readEvents(world.database);
    const input = inputFor(place, { narrative: 'Mine', rating: 'MEETS', note: 'Sorry', baseRevision: 1 });
    const outcome = await record(world.database, amina, input);

    expect(outcome).toEqual({
      kind: 'CONFLICTED',
      mutationId: input.mutationId,
      position: events.length + 1,
      replayed: false,
      response: expect.objectContaining({ narrative: 'Theirs', rating: 'MISSING', revision: 2 }),
      clashes: [
        {
          field: 'narrative',
          base: 'Base',
          theirs: 'Theirs',
          mine: 'Mine',
          theirsBy: { id: bo.personId, name: bo.name },
          theirsAt: row.updated_at,
        },
      ],
    });
    expect(await readRow(world.database, place)).toEqual(row);
    const [event, ...none] = (await readEvents(world.database)).slice(events.length);
    expect(none).toEqual([]);
    expect(event).toMatchObject({
      kind: 'RESPONSE_CONFLICTED',
      actor: { id: amina.personId },
      revision: 2,
      baseRevision: 1,
      note: 'Sorry',
      changes: [
        { field: 'rating', from: 'MISSING', to: 'MEETS' },
        { field: 'narrative', from: 'Base', to: 'Mine' },
      ],
      // The cell right after it is the cell right before it.
      progress: events.at(-1)?.progress,
    });
    await expectSound(world.database);
  });

  test('clash through an author’s own later change', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, amina, inputFor(place, { narrative: 'One' }));
    await recorded(world.database, amina, inputFor(place, { narrative: 'Two', baseRevision: 1 }));
    const stale = inputFor(place, { narrative: 'Three', baseRevision: 1 });
    expect(await record(world.database, amina, stale)).toMatchObject({
      kind: 'CONFLICTED',
      clashes: [{ base: 'One', theirs: 'Two', theirsBy: { id: amina.personId } }],
    });
  });

  test('clash on a first answer: both began at revision 0', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, bo, inputFor(place, { status: 'IN_PROGRESS' }));
    expect(await record(world.database, amina, inputFor(place, { status: 'SUBMITTED' }))).toMatchObject({
      kind: 'CONFLICTED',
      clashes: [{ field: 'status', base: 'NOT_STARTED', theirs: 'IN_PROGRESS', mine: 'SUBMITTED' }],
    });
  });

  test('agree where they wrote the same: nothing is appended', async () => {
    const place = await begun({ narrative: 'Base' }, { narrative: 'Agreed' });
    const events = await readEvents(world.database);
    const input = inputFor(place, { narrative: 'Agreed', baseRevision: 1 });
    expect(await recorded(world.database, amina, input)).toMatchObject({
      merged: false,
      response: { revision: 2, updatedBy: { id: bo.personId } },
    });
    expect(await readEvents(world.database)).toEqual(events);
  });

  test('clash after a conflict was recorded only through what was applied, never through the conflict', async () => {
    const place = await begun({ narrative: 'Base' }, { narrative: 'Theirs' });
    expect(
      (await record(world.database, amina, inputFor(place, { narrative: 'Mine', baseRevision: 1 }))).kind,
    ).toBe('CONFLICTED');
    const settled = inputFor(place, { narrative: 'Both', baseRevision: 2 });
    expect(await recorded(world.database, amina, settled)).toMatchObject({
      merged: false,
      response: { revision: 3 },
    });
  });

  test('of whom one is ahead of the answer is refused', async () => {
    const place = await begun({ narrative: 'Base' }, { narrative: 'Theirs' });
    const input = inputFor(place, { narrative: 'x', baseRevision: 3 });
    expect(await record(world.database, amina, input)).toMatchObject({ kind: 'REFUSED', code: 'INVALID' });
  });
});
