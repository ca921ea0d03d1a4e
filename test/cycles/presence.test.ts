import { beforeEach, expect, test } from 'vitest';
import type { CycleStep } from '../../schema/types/cycle-step.ts';
import { readCells, readCycles } from '../../server/catalogue/catalogue.sql.ts';
import { changePresence } from '../../server/cycles/change-presence.ts';
import { closeCycle } from '../../server/cycles/close-cycle.ts';
import { giveLaterLastDay } from '../../server/cycles/give-later-last-day.ts';
import { groupPresence } from '../../server/cycles/group-presence.ts';
import { readLaterLastDays } from '../../server/cycles/later-last-day.sql.ts';
import { openCycle } from '../../server/cycles/open-cycle.ts';
import { planCycle, presenceOfCycle, readReference } from '../../server/cycles/plan-cycle.ts';
import { readPlannedPresence } from '../../server/cycles/planned-presence.sql.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { cycle, withCycles } from '../catalogue/small-catalogue.ts';
import { emptyDatabase, wholeDatabase } from '../catalogue/whole-database.ts';
import { expectSound } from '../responses/stored.ts';
import { insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const whoToPeru = { country: 'PER', agency: 'WHO', presence: 'RESIDENT' as const };
const unicefLeaves = { country: 'KEN', agency: 'UNICEF', presence: 'NONE' as const };

describeOnBothEngines('who reports in a cycle', (opened) => {
  let database: Database;
  let coordinator: Viewer;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
    coordinator = await insertPerson(database, [
      { role: 'COORDINATOR', agencyCode: null, countryCode: null },
    ]);
    await loadCatalogue(database, withCycles([cycle('2026', 'OPEN')]));
    const plan = { code: '2027', opensOn: '2027-01-15', closesOn: '2027-11-30', presenceFrom: null };
    await planCycle(database, coordinator, plan, false);
  });

  const change = (
    code: string,
    lines: Parameters<typeof changePresence>[2]['lines'],
    { from = null, dryRun = false }: { from?: string | null; dryRun?: boolean } = {},
  ) => changePresence(database, coordinator, { code, lines, from }, dryRun);
  const kinds = async () =>
    (
      await database.query<{ kind: string; changes: unknown; by: string | null }>({
        name: 'test-presence-events',
        text: 'select kind, changes, actor_id as by from event order by position offset 2',
      })
    ).map(({ kind, changes, by }) => ({ kind, changes, mine: by === coordinator.personId }));
  const codesOf = ({ obstacles }: CycleStep) => obstacles.map(({ code }) => code);

  test('is copied from another cycle and changed by lines while it is planned, and holds when it opens', async () => {
    expect(await change('2027', [whoToPeru, unicefLeaves], { from: '2026' })).toMatchObject({
      done: true,
      answersDue: 6,
      answersLeaving: 0,
    });
    expect(await readPlannedPresence(database, '2027')).toEqual([
      { country: 'KEN', agency: 'WHO', presence: 'NON_RESIDENT' },
      { country: 'PER', agency: 'UNICEF', presence: 'PROJECT_STAFF' },
      whoToPeru,
    ]);
    expect(await kinds()).toMatchObject([
      {
        kind: 'CYCLE_CHANGED',
        mine: true,
        changes: expect.arrayContaining([{ field: 'presence.PER.WHO', from: 'NONE', to: 'RESIDENT' }]),
      },
    ]);
    await closeCycle(database, coordinator, '2026', false);
    expect(await openCycle(database, coordinator, '2027', false)).toMatchObject({ answersDue: 8 });
    expect(await readPlannedPresence(database, '2027')).toEqual([]);
    const cells = (await readCells(database, '2027')).map(
      ({ country, agency, presence }) => `${country}/${agency} ${presence}`,
    );
    expect(cells).toContain('KEN/UNICEF NONE');
    expect(cells).toContain('PER/WHO RESIDENT');
    await expectSound(database);
  });

  test('changes in the open cycle: answers become due and leave, one event for each', async () => {
    expect(await change('2026', [whoToPeru, unicefLeaves])).toMatchObject({
      done: true,
      answersDue: 2,
      answersLeaving: 2,
    });
    expect(await kinds()).toEqual([
      {
        kind: 'PRESENCE_CHANGED',
        mine: true,
        changes: [{ field: 'presence', from: 'RESIDENT', to: 'NONE' }],
      },
      {
        kind: 'PRESENCE_CHANGED',
        mine: true,
        changes: [{ field: 'presence', from: 'NONE', to: 'RESIDENT' }],
      },
    ]);
    await expectSound(database);
    const left: string[] = [];
    const onLeft = (sentence: string) => left.push(sentence);
    expect(
      await loadCatalogue(database, withCycles([cycle('2026', 'OPEN')]), { dryRun: false, onLeft }),
    ).toEqual([]);
    expect(left).toEqual([expect.stringContaining('presence.json has other agencies in it')]);
  });

  test('says how many people get answers to write by it, and how many lose them', async () => {
    const focalPoint = (agencyCode: string, countryCode: string | null) => ({
      role: 'FOCAL_POINT' as const,
      agencyCode,
      countryCode,
    });
    await insertPerson(database, [focalPoint('WHO', 'PER'), focalPoint('WHO', 'KEN')]);
    await insertPerson(database, [focalPoint('WHO', null)]);
    await insertPerson(database, [focalPoint('UNICEF', 'KEN')]);
    await insertPerson(database, [focalPoint('UNICEF', 'PER')]);
    await insertPerson(database, [{ role: 'OBSERVER', agencyCode: null, countryCode: null }]);
    expect(await change('2026', [whoToPeru, unicefLeaves], { dryRun: true })).toMatchObject({
      peopleGaining: 2,
      peopleLosing: 1,
    });
  });

  test('is read by agency and kind, of an open cycle and of a planned one', async () => {
    await change('2027', [whoToPeru]);
    const presence = async (code: string) => {
      const found = (await readCycles(database)).find((one) => one.code === code);
      if (!found) throw new Error(`no cycle ${code}`);
      return groupPresence(await presenceOfCycle(database, found, await readReference(database)));
    };
    expect(await presence('2027')).toEqual([
      { agencyCode: 'WHO', presence: 'RESIDENT', countryCodes: ['PER'] },
    ]);
    expect(await presence('2026')).toEqual([
      { agencyCode: 'UNICEF', presence: 'RESIDENT', countryCodes: ['KEN'] },
      { agencyCode: 'WHO', presence: 'NON_RESIDENT', countryCodes: ['KEN'] },
      { agencyCode: 'UNICEF', presence: 'PROJECT_STAFF', countryCodes: ['PER'] },
    ]);
  });

  test.each(['2026', '2027'])(
    'a dry run in %s counts what is then counted, and writes nothing',
    async (code) => {
      const before = await wholeDatabase(database);
      const { done, ...counted } = await change(code, [whoToPeru, unicefLeaves], { dryRun: true });
      expect(done).toBe(false);
      expect(await wholeDatabase(database)).toEqual(before);
      expect(await change(code, [whoToPeru, unicefLeaves])).toEqual({ ...counted, done: true });
    },
  );

  test('lines that are wrong are named, and nothing of all is changed', async () => {
    const before = await wholeDatabase(database);
    const step = await change('2026', [
      whoToPeru,
      whoToPeru,
      { ...whoToPeru, country: 'XXX' },
      { ...whoToPeru, agency: 'DCO' },
    ]);
    expect(codesOf(step)).toEqual(['UNKNOWN_COUNTRY', 'UNKNOWN_AGENCY', 'TWICE']);
    expect(step.obstacles[0]?.message).toContain('XXX');
    expect(step.obstacles[2]?.message).toContain('WHO in PER');
    await expect(change('2026', [{ ...whoToPeru, agency: 'WHO\u200b' }])).rejects.toThrow(
      'The agency has a character that nobody sees',
    );
    await closeCycle(database, coordinator, '2026', false);
    expect(codesOf(await change('2026', [whoToPeru]))).toEqual(['NOT_OPEN']);
    expect((await wholeDatabase(database)).cell).toEqual(before.cell);
  });

  test('a country has until later than the others, and it can be taken back', async () => {
    const give = (closesOn: string | null, dryRun = false) =>
      giveLaterLastDay(database, coordinator, { code: '2026', country: 'KEN', closesOn }, dryRun);
    await expect(give('2026-11-30')).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await give('2026-12-10', true);
    expect(await readLaterLastDays(database, '2026')).toEqual([]);
    await give('2026-12-10');
    expect(await readLaterLastDays(database, '2026')).toEqual([
      { countryCode: 'KEN', closesOn: '2026-12-10' },
    ]);
    await give(null);
    expect(await readLaterLastDays(database, '2026')).toEqual([]);
    expect((await kinds()).map(({ changes }) => changes)).toEqual([
      [{ field: 'closesOn.KEN', from: null, to: '2026-12-10' }],
      [{ field: 'closesOn.KEN', from: '2026-12-10', to: null }],
    ]);
  });
});
