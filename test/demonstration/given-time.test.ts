import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { saveDemonstrationState } from '../../server/demonstration/demonstration-state.sql.ts';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { createWorld, inputFor, openCycle, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const day = 24 * 60 * 60 * 1000;

describeOnBothEngines('the time of an event, given by its caller', (opened) => {
  let database: Database;
  let world: World;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
    world = await createWorld(database);
  });

  const write = (count: number, at: Date | null) =>
    recordResponses(
      database,
      Array.from({ length: count }, () => ({
        author: world.coordinator,
        input: inputFor(world.unusedAnswer(), { status: 'SUBMITTED' }),
      })),
      at,
    );
  const open = (at: Date | null) =>
    database.transaction('READ COMMITTED', (connection) =>
      appendEvent(connection, {
        kind: 'CYCLE_OPENED',
        actorId: null,
        cycleCode: openCycle,
        cellId: null,
        changes: [],
        note: null,
        at,
      }),
    );
  const times = async () => (await readEvents(database)).map(({ at }) => at.getTime());
  const head = async () => Math.max(0, ...(await times()));

  test('is taken while a demonstration is being made, but never before the head’s and never after now', async () => {
    await saveDemonstrationState(database, 'started 2026-11-24');
    const before = await head();
    await write(2, new Date(before - 30 * day));
    await write(1, new Date(before - 30 * day));
    await open(new Date(before - 30 * day));
    expect((await times()).slice(-4)).toEqual([before, before, before, before]);
    for (const attempt of [() => write(2, in30Days()), () => write(1, in30Days()), () => open(in30Days())]) {
      await attempt();
      expect(await head()).toBeLessThan(Date.now() + day);
    }
    expect(await times()).toEqual([...(await times())].sort((one, other) => one - other));
    await expectSound(database);
  });

  test.each(['complete', null])('is refused where the state is %s, and nothing is written', async (state) => {
    if (state) await saveDemonstrationState(database, state);
    const before = await times();
    for (const attempt of [() => write(2, new Date()), () => write(1, new Date()), () => open(new Date())]) {
      await expect(attempt()).rejects.toThrow('An event takes its time from the database');
    }
    expect(await times()).toEqual(before);
    await write(1, null);
    await expectSound(database);
  });

  const in30Days = () => new Date(Date.now() + 30 * day);
});
