import { beforeAll, expect, test } from 'vitest';
import { giveLaterLastDay } from '../../server/cycles/give-later-last-day.ts';
import type { Database } from '../../server/database/database.ts';
import { type AnswerPlace, readLate } from '../../server/responses/late.sql.ts';
import { createWorld, inputFor, openCycle, type Place, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

/** The last day is 30 November; Fiji has until 10 December. */
const inTime = ['2026-11-30T23:59:59.999Z', '2026-12-01T11:59:59.999Z'];
const tooLate = ['2026-12-01T12:00:00.000Z', '2026-12-02T00:00:00.000Z'];

describeOnBothEngines('an answer', (opened) => {
  let database: Database;
  let world: World;
  beforeAll(async () => {
    database = opened().database;
    world = await createWorld(database);
    const day = { code: openCycle, country: 'FJI', closesOn: '2026-12-10' };
    await giveLaterLastDay(database, world.coordinator, day, false);
  });

  const isLate = async ({ country, agency, item }: Place) => {
    const place: AnswerPlace = {
      cycleCode: openCycle,
      countryCode: country,
      agencyCode: agency,
      itemCode: item,
    };
    return (await readLate(database, [place])).has(0);
  };
  /** Records a status, and has it happen at a moment: only a test may. */
  const record = async (
    place: Place,
    status: 'IN_PROGRESS' | 'SUBMITTED' | 'RETURNED',
    baseRevision: number,
    at: string,
  ) => {
    const note = status === 'RETURNED' ? { note: 'Say more.' } : {};
    const writtenAt = new Date('2026-11-01T00:00:00Z');
    await recorded(
      database,
      world.coordinator,
      inputFor(place, { status, narrative: `At ${at}`, baseRevision, writtenAt, ...note }),
    );
    await database.query(
      {
        name: 'test-happened-at',
        text: `update event set at = $1::timestamptz where position = (select position from log_head)`,
      },
      [at],
    );
  };

  test.each([...inTime.map((at) => [at, false] as const), ...tooLate.map((at) => [at, true] as const)])(
    'first submitted at %s is late: %s',
    async (at, late) => {
      const place = world.unusedAnswer();
      await record(place, 'IN_PROGRESS', 0, '2026-11-01T00:00:00Z');
      expect(await isLate(place)).toBe(false);
      await record(place, 'SUBMITTED', 1, at);
      expect(await isLate(place)).toBe(late);
    },
  );

  test('written in time by its device says so, and is late all the same', async () => {
    const place = world.unusedAnswer();
    const { country, agency, item } = place;
    await record(place, 'SUBMITTED', 0, '2026-12-01T12:00:00.000Z');
    const asked = { cycleCode: openCycle, countryCode: country, agencyCode: agency, itemCode: item };
    const writtenAt = async () => (await readLate(database, [asked])).get(0)?.writtenAt;
    expect(await writtenAt()).toEqual(new Date('2026-11-01T00:00:00Z'));
    await database.query({
      name: 'test-written-too-late',
      text: `update event set written_at = '2026-12-01T12:00:00Z' where position = (select position from log_head)`,
    });
    expect(await writtenAt()).toBeNull();
  });

  test('of a country team is late in the same way', async () => {
    const place = world.unusedTeamAnswer();
    await record(place, 'SUBMITTED', 0, '2026-12-01T12:00:00.000Z');
    expect(await isLate(place)).toBe(true);
  });

  test('submitted in time, returned and submitted again is not late', async () => {
    const place = world.unusedAnswer();
    await record(place, 'SUBMITTED', 0, '2026-11-30T10:00:00Z');
    await record(place, 'RETURNED', 1, '2026-12-03T10:00:00Z');
    await record(place, 'SUBMITTED', 2, '2026-12-05T10:00:00Z');
    expect(await isLate(place)).toBe(false);
  });

  test('of a country with a later last day is late by that one', async () => {
    const [one, other] = ['UNICEF', 'UNDP'].map((agency) => ({ country: 'FJI', agency, item: 'LDR-2' }));
    await record(one as Place, 'SUBMITTED', 0, '2026-12-11T11:59:59.999Z');
    await record(other as Place, 'SUBMITTED', 0, '2026-12-11T12:00:00.000Z');
    expect(await isLate(one as Place)).toBe(false);
    expect(await isLate(other as Place)).toBe(true);
  });

  test('that nobody submitted is not late', async () => {
    expect(await isLate(world.unusedAnswer())).toBe(false);
  });
});
