import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import {
  createWorld,
  inputFor,
  openCycle,
  record,
  recorded,
  type World,
  worldCatalogue,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('a mutationId that is sent again', (opened) => {
  let world: World;
  let amina: Viewer;
  let bo: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    amina = await world.createPerson();
    bo = await world.createPerson();
  });

  test('is answered with its first cursor and merged, and with the answer and counts as they are now', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, bo, inputFor(place, { rating: 'MEETS' }));
    await recorded(world.database, bo, inputFor(place, { rating: 'EXCEEDS', baseRevision: 1 }));
    const input = inputFor(place, { narrative: 'Mine', baseRevision: 1 });
    const first = await recorded(world.database, amina, input);
    expect(first.merged).toBe(true);
    const later = await recorded(
      world.database,
      bo,
      inputFor(place, { status: 'SUBMITTED', baseRevision: 3 }),
    );

    const before = await wholeDatabase(world.database);
    const again = await recorded(world.database, amina, input);
    expect(again).toEqual({
      ...later,
      mutationId: input.mutationId,
      cursor: first.cursor,
      merged: true,
      replayed: true,
    });
    expect(await wholeDatabase(world.database)).toEqual(before);
  });

  test('of an unchanged answer is answered with the head’s cursor of then', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, bo, inputFor(place, { narrative: 'Same' }));
    const input = inputFor(place, { narrative: 'Same', baseRevision: 1 });
    const first = await recorded(world.database, amina, input);
    await recorded(world.database, bo, inputFor(place, { narrative: 'Other', baseRevision: 1 }));
    expect(await recorded(world.database, amina, input)).toMatchObject({
      cursor: first.cursor,
      replayed: true,
      response: { narrative: 'Other', revision: 2 },
    });
  });

  test('of a conflict is answered with its first id and fields, whatever has happened to them since', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, bo, inputFor(place, { narrative: 'Base', status: 'IN_PROGRESS' }));
    await recorded(world.database, bo, inputFor(place, { narrative: 'Theirs', baseRevision: 1 }));
    const input = inputFor(place, { narrative: 'Mine', status: 'SUBMITTED', baseRevision: 1 });
    const first = await record(world.database, amina, input);
    await recorded(
      world.database,
      bo,
      inputFor(place, { narrative: 'Mine', status: 'ACCEPTED', baseRevision: 2 }),
    );

    const before = await wholeDatabase(world.database);
    expect(await record(world.database, amina, input)).toEqual({
      ...first,
      replayed: true,
      response: expect.objectContaining({ narrative: 'Mine', status: 'ACCEPTED', revision: 3 }),
    });
    expect(await wholeDatabase(world.database)).toEqual(before);
  });

  test('with any other input is invalid and changes nothing; absent and null are different', async () => {
    const writtenAt = new Date('2026-01-01T00:00:00Z');
    const input = inputFor(world.unusedAnswer(), { narrative: 'x', writtenAt });
    await recorded(world.database, amina, input);
    const before = await wholeDatabase(world.database);
    for (const other of [
      { ...input, rating: null },
      { ...input, narrative: 'y' },
      { ...input, note: '' },
      { ...input, cycle: openCycle },
      { ...input, writtenAt: null },
      { ...input, writtenAt: new Date('2026-01-01T00:00:00.001Z') },
      { ...input, item: 'LDR-3' },
      { ...input, country: 'XXX' },
      { ...input, status: null },
    ]) {
      expect(await record(world.database, amina, other)).toMatchObject({ kind: 'REFUSED', code: 'INVALID' });
    }
    expect(await wholeDatabase(world.database)).toEqual(before);
    expect(await recorded(world.database, amina, input)).toMatchObject({ replayed: true });
  });

  test('in other letters is the same id', async () => {
    const input = inputFor(world.unusedAnswer());
    await recorded(world.database, amina, input);
    const again = { ...input, mutationId: input.mutationId.toUpperCase() };
    expect(await recorded(world.database, amina, again)).toMatchObject({ replayed: true });
  });

  test('by somebody else is somebody else’s', async () => {
    const mutationId = randomUUID();
    await recorded(world.database, amina, inputFor(world.unusedAnswer(), { mutationId }));
    expect(await recorded(world.database, bo, inputFor(world.unusedAnswer(), { mutationId }))).toMatchObject({
      replayed: false,
    });
  });

  test('after a refusal is judged afresh, and may be another input then', async () => {
    const place = world.unusedAnswer();
    const focal = await world.focalPoint(place.agency ?? '', place.country);
    const input = inputFor(place, { status: 'ACCEPTED' });
    expect(await record(world.database, focal, input)).toMatchObject({ code: 'FORBIDDEN' });
    const other = { ...input, status: 'SUBMITTED' as const };
    expect(await recorded(world.database, focal, other)).toMatchObject({ replayed: false });
  });

  test('is answered before anything else is looked at: roles that have gone, a cycle that has closed', async () => {
    const place = world.unusedAnswer();
    const focal = await world.focalPoint(place.agency ?? '', place.country);
    const input = inputFor(place);
    const first = await recorded(world.database, focal, input);
    const catalogue = worldCatalogue();
    const close = catalogue.cycles.map((cycle) =>
      cycle.code === openCycle ? { ...cycle, state: 'CLOSED' as const } : cycle,
    );
    await loadCatalogue(world.database, { ...catalogue, cycles: close });
    const withoutRoles = { ...focal, memberships: [] };
    expect(await recorded(world.database, withoutRoles, input)).toEqual({ ...first, replayed: true });
    expect(await record(world.database, withoutRoles, { ...input, mutationId: randomUUID() })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
